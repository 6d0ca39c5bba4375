"""What comes in."""

from __future__ import annotations

from steiger.aftercare.forms.reports import (
    ActionForm,
    ReportForm,
)
from steiger.aftercare.forms.support import (
    SupportForm,
)
from steiger.aftercare.forms.visits import (
    PlanForm,
    ReasonForm,
    SpecialistForm,
    VisitsFilter,
)

__all__ = ["ActionForm", "PlanForm", "ReasonForm", "ReportForm", "SpecialistForm", "SupportForm", "VisitsFilter"]

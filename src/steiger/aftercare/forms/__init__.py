"""What comes in."""

from __future__ import annotations

from steiger.aftercare.forms.reports import ActionForm, ReportForm
from steiger.aftercare.forms.support import SupportForm
from steiger.aftercare.forms.visits import CalendarForm, PlanForm, ReasonForm, SpecialistForm, TripForm, VisitsFilter

__all__ = [
    "ActionForm",
    "CalendarForm",
    "PlanForm",
    "ReasonForm",
    "ReportForm",
    "SpecialistForm",
    "SupportForm",
    "TripForm",
    "VisitsFilter",
]

"""What comes in."""

from __future__ import annotations

from steiger.aftercare.forms.handover import ReviewForm
from steiger.aftercare.forms.reports import ActionForm, ReportForm
from steiger.aftercare.forms.support import ChoosePackageForm, HoursForm, PackageForm, SpendForm, SupportForm
from steiger.aftercare.forms.teacher import AskTeacherForm, TeacherAnswerForm
from steiger.aftercare.forms.visits import (
    CalendarForm,
    ExtraVisitForm,
    PlanForm,
    ReasonForm,
    SpecialistForm,
    TripForm,
    VisitsFilter,
)

__all__ = [
    "ActionForm",
    "AskTeacherForm",
    "CalendarForm",
    "ChoosePackageForm",
    "ExtraVisitForm",
    "HoursForm",
    "PackageForm",
    "PlanForm",
    "ReasonForm",
    "ReportForm",
    "ReviewForm",
    "SpecialistForm",
    "SpendForm",
    "SupportForm",
    "TeacherAnswerForm",
    "TripForm",
    "VisitsFilter",
]

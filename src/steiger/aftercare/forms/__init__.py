"""What comes in."""

from __future__ import annotations

from steiger.aftercare.forms.reports import ActionForm, ReportForm
from steiger.aftercare.forms.support import ChoosePackageForm, HoursForm, PackageForm, SpendForm, SupportForm
from steiger.aftercare.forms.teacher import AskTeacherForm, TeacherAnswerForm
from steiger.aftercare.forms.visits import CalendarForm, PlanForm, ReasonForm, SpecialistForm, TripForm, VisitsFilter

__all__ = [
    "ActionForm",
    "AskTeacherForm",
    "CalendarForm",
    "ChoosePackageForm",
    "HoursForm",
    "PackageForm",
    "PlanForm",
    "ReasonForm",
    "ReportForm",
    "SpecialistForm",
    "SpendForm",
    "SupportForm",
    "TeacherAnswerForm",
    "TripForm",
    "VisitsFilter",
]

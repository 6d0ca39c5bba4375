"""What comes in."""

from __future__ import annotations

from steiger.aftercare.forms.availability import (
    AvailabilityForm,
    AwayForm,
    ChooseSchoolForm,
    NeedForm,
    SchoolHoursForm,
)
from steiger.aftercare.forms.handover import ReviewForm
from steiger.aftercare.forms.plans import AskSchoolForm, MoveForm, OfferForm, ProposalForm
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
    "AskSchoolForm",
    "AskTeacherForm",
    "AvailabilityForm",
    "AwayForm",
    "CalendarForm",
    "ChoosePackageForm",
    "ChooseSchoolForm",
    "ExtraVisitForm",
    "HoursForm",
    "MoveForm",
    "NeedForm",
    "OfferForm",
    "PackageForm",
    "PlanForm",
    "ProposalForm",
    "ReasonForm",
    "ReportForm",
    "ReviewForm",
    "SchoolHoursForm",
    "SpecialistForm",
    "SpendForm",
    "SupportForm",
    "TeacherAnswerForm",
    "TripForm",
    "VisitsFilter",
]

"""What comes in. Shapes only: the rules of the domain stand in the actions and come back on the field."""

from steiger.newcomers.forms.ahead import OriginForm
from steiger.newcomers.forms.enrolment import EndLessonsForm, EnrolForm, FixedDaysForm, LessonsForm, NoticeForm
from steiger.newcomers.forms.groups import GroupForm
from steiger.newcomers.forms.places import DeclineForm, HoldForm, ObservationForm, OfferForm, StartForm, WaitForm
from steiger.newcomers.forms.refer import ReferForm
from steiger.newcomers.forms.stay import IntakeForm, LevelsForm

__all__ = [
    "DeclineForm",
    "EndLessonsForm",
    "EnrolForm",
    "FixedDaysForm",
    "GroupForm",
    "HoldForm",
    "IntakeForm",
    "LessonsForm",
    "LevelsForm",
    "NoticeForm",
    "ObservationForm",
    "OfferForm",
    "OriginForm",
    "ReferForm",
    "StartForm",
    "WaitForm",
]

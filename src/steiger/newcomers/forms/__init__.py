"""What comes in. Shapes only: the rules of the domain stand in the actions and come back on the field."""

from steiger.newcomers.forms.ahead import OriginForm
from steiger.newcomers.forms.doubles import PairForm
from steiger.newcomers.forms.enrolment import EndLessonsForm, EnrolForm, FixedDaysForm, LessonsForm, NoticeForm
from steiger.newcomers.forms.exceptions import AskExceptionForm, DecideExceptionForm
from steiger.newcomers.forms.groups import GroupForm
from steiger.newcomers.forms.instruments import InstrumentForm, instrument_initial
from steiger.newcomers.forms.intake import ConsentForm, SectionForm, WithdrawConsentForm, section_form
from steiger.newcomers.forms.levels import LevelsForm
from steiger.newcomers.forms.places import DeclineForm, HoldForm, ObservationForm, OfferForm, StartForm, WaitForm
from steiger.newcomers.forms.refer import FamilyForms, ReferForm, SiblingForm
from steiger.newcomers.forms.routes import ProfileForm, RouteForm, SkillsForm
from steiger.newcomers.forms.stay import (
    CloseGoalForm,
    DecideExtensionForm,
    EvaluationForm,
    ExtensionForm,
    GoalForm,
    RhythmForm,
    TalkForm,
    next_goals,
)

__all__ = [
    "AskExceptionForm",
    "CloseGoalForm",
    "ConsentForm",
    "DecideExceptionForm",
    "DecideExtensionForm",
    "DeclineForm",
    "EndLessonsForm",
    "EnrolForm",
    "EvaluationForm",
    "ExtensionForm",
    "FamilyForms",
    "FixedDaysForm",
    "GoalForm",
    "GroupForm",
    "HoldForm",
    "InstrumentForm",
    "IntakeForm",
    "LessonsForm",
    "LevelsForm",
    "NoticeForm",
    "ObservationForm",
    "OfferForm",
    "OriginForm",
    "PairForm",
    "ProfileForm",
    "ReferForm",
    "RhythmForm",
    "RouteForm",
    "SectionForm",
    "SiblingForm",
    "SkillsForm",
    "StartForm",
    "TalkForm",
    "WaitForm",
    "WithdrawConsentForm",
    "instrument_initial",
    "next_goals",
    "section_form",
]

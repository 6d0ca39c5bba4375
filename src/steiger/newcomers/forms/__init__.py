"""What comes in. Shapes only: the rules of the domain stand in the actions and come back on the field."""

from steiger.newcomers.forms.doubles import PairForm
from steiger.newcomers.forms.groups import GroupForm
from steiger.newcomers.forms.places import DeclineForm, OfferForm, StartForm, WaitForm
from steiger.newcomers.forms.refer import FamilyForms, ReferForm, SiblingForm
from steiger.newcomers.forms.stay import IntakeForm, LevelsForm

__all__ = [
    "DeclineForm",
    "FamilyForms",
    "GroupForm",
    "IntakeForm",
    "LevelsForm",
    "OfferForm",
    "PairForm",
    "ReferForm",
    "SiblingForm",
    "StartForm",
    "WaitForm",
]

"""What comes in. Shapes only: the rules of the domain stand in the actions and come back on the field."""

from steiger.newcomers.forms.groups import GroupForm
from steiger.newcomers.forms.places import DeclineForm, OfferForm, StartForm, WaitForm
from steiger.newcomers.forms.refer import ReferForm
from steiger.newcomers.forms.stay import IntakeForm, LevelsForm

__all__ = [
    "DeclineForm",
    "GroupForm",
    "IntakeForm",
    "LevelsForm",
    "OfferForm",
    "ReferForm",
    "StartForm",
    "WaitForm",
]

"""What comes in. Shapes only: the rules of the domain stand in the actions and come back on the field."""

from steiger.newcomers.forms.groups import GroupForm
from steiger.newcomers.forms.instruments import InstrumentForm, instrument_initial
from steiger.newcomers.forms.intake import ConsentForm, SectionForm, WithdrawConsentForm, section_form
from steiger.newcomers.forms.levels import LevelsForm
from steiger.newcomers.forms.places import DeclineForm, OfferForm, StartForm, WaitForm
from steiger.newcomers.forms.refer import ReferForm

__all__ = [
    "ConsentForm",
    "DeclineForm",
    "GroupForm",
    "InstrumentForm",
    "LevelsForm",
    "OfferForm",
    "ReferForm",
    "SectionForm",
    "StartForm",
    "WaitForm",
    "WithdrawConsentForm",
    "instrument_initial",
    "section_form",
]

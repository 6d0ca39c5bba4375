"""An approach: who does what next, what was said, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.enums import ApproachOutcome, ContactWay, PartyState
from steiger.cooperation.selectors.campaign import CampaignFilter
from steiger.core import clock
from steiger.core.forms import DateField

MINE, CLOSED = "mine", "closed"
BOARD, TABLE, MAP = "board", "table", "map"


class NextStepForm(forms.Form):
    """The owner of now stays a choice, also when this person has left the table."""

    what = forms.CharField(label=_("Next step"), max_length=200)
    next_on = DateField(label=_("By when?"))
    owner = forms.TypedChoiceField(
        label=_("Who does it?"),
        coerce=int,
        help_text=_("Among the coordinators and who sits in the steering or working group."),
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {one.pk: one.name for one in people}
        self.fields["owner"].choices = [("", _("Choose somebody")), *choices.items()]  # type: ignore[attr-defined]


class StartApproachForm(NextStepForm):
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=int)

    field_order = ("organisation", "what", "next_on", "owner")

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in organisations]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *choices]  # type: ignore[attr-defined]


class ContactRecordForm(NextStepForm):
    contacted_on = DateField(label=_("On which day?"), initial=clock.today)
    way = forms.ChoiceField(label=_("How?"), choices=ContactWay)
    with_whom = forms.CharField(label=_("With whom?"), max_length=120, help_text=_("Name and function."))
    said = forms.CharField(
        label=_("What was said?"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("No names of children.")
    )
    state = forms.ChoiceField(
        label=_("How far is the organisation now?"),
        required=False,
        help_text=_("This also stands with the parties of the covenant."),
    )

    field_order = ("contacted_on", "way", "with_whom", "said", "state", "what", "next_on", "owner")

    def __init__(self, *args: Any, states: Iterable[PartyState], now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(state.value, state.label) for state in states]
        if choices:
            stays = _("As it was: %(state)s") % {"state": now}
            self.fields["state"].choices = [("", stays), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["state"]


class CloseApproachForm(forms.Form):
    outcome = forms.ChoiceField(label=_("How did it end?"), choices=ApproachOutcome, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Why?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For whoever asks this organisation again."),
    )


class CampaignFilterForm(forms.Form):
    view = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=[(BOARD,) * 2, (TABLE,) * 2, (MAP,) * 2])
    whose = forms.ChoiceField(label=_("Whose"), choices=[("", _("Of everybody")), (MINE, _("Mine"))], required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("Open approaches")), (CLOSED, _("Closed approaches"))], required=False
    )

    def wanted(self) -> CampaignFilter:
        """What is asked for; a wrong question asks for everything."""
        asked = self.cleaned_data if self.is_valid() else {}
        return CampaignFilter(is_mine=asked.get("whose") == MINE, is_closed=asked.get("state") == CLOSED)

    def chosen_view(self) -> str:
        return (self.cleaned_data.get("view") if self.is_valid() else "") or BOARD

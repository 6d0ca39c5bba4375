"""Bodies, seats and who sits in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Role
from steiger.cooperation.actions.bodies import BodyInput
from steiger.cooperation.enums import BodyKind, PartyState, SeatFunction
from steiger.cooperation.rules.bodies import ROLES_AT_TABLES
from steiger.core import clock
from steiger.core.forms import DateField

MOST_SEATS = 60


class BodyForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("What kind of body is it?"), choices=BodyKind.choices, widget=forms.RadioSelect)
    purpose = forms.CharField(label=_("What is it for?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    mandate = forms.CharField(
        label=_("What may it decide?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("And what it only advises about."),
    )
    rhythm = forms.CharField(
        label=_("How often does it meet?"),
        max_length=200,
        required=False,
        help_text=_("Such as: four times a year, on a Thursday afternoon."),
    )
    quorum = forms.IntegerField(
        label=_("How many seats must be there to decide?"),
        min_value=0,
        max_value=MOST_SEATS,
        required=False,
        help_text=_("Leave it empty when whoever is there decides."),
    )
    founded_on = DateField(label=_("Founded on"))

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        kwargs["initial"] = {"founded_on": clock.today(), "kind": BodyKind.OTHER, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["founded_on"]

    def asked(self) -> BodyInput:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "founded_on"}
        return BodyInput(**{**typed, "quorum": typed["quorum"] or 0})


class SeatForm(forms.Form):
    function = forms.ChoiceField(
        label=_("Function at the table"), choices=SeatFunction.choices, widget=forms.RadioSelect
    )
    belongs_to = forms.ChoiceField(
        label=_("Whose seat is it?"),
        help_text=_("Of an organisation or of a role. People sit in it for a while; the seat stays."),
    )
    from_on = DateField(label=_("Since"))

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": clock.today(), "function": SeatFunction.MEMBER, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        kinds: dict[str, list[tuple[str, str]]] = {}
        for one in organisations:
            kinds.setdefault(one.get_kind_display(), []).append((f"organisation-{one.pk}", one.name))
        roles = [(f"role-{role}", Role(role).label) for role in ROLES_AT_TABLES]
        choices = [("", _("Choose")), (_("A role"), roles), *kinds.items()]
        self.fields["belongs_to"].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        kind, _dash, which = self.cleaned_data["belongs_to"].partition("-")
        owner = {"organisation_id": int(which)} if kind == "organisation" else {"role": which}
        return {"function": self.cleaned_data["function"], "from_on": self.cleaned_data["from_on"], **owner}


class TakeSeatForm(forms.Form):
    user = forms.TypedChoiceField(label=_("Who?"), coerce=int)
    from_on = DateField(label=_("From"))
    until_on = DateField(
        label=_("Until and including"), required=False, help_text=_("Leave it empty when no last day has been agreed.")
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in people]
        self.fields["user"].choices = [("", _("Choose somebody")), *choices]  # type: ignore[attr-defined]


class LeaveSeatForm(forms.Form):
    until_on = DateField(label=_("Last day in this seat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"until_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class SeatsOfPartiesForm(forms.Form):
    """Who signed is chosen beforehand; who only agreed can be."""

    organisations = forms.TypedMultipleChoiceField(
        label=_("A seat for each of these parties"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, parties: Iterable[Any], **kwargs: Any) -> None:
        parties = list(parties)
        signed = [one.organisation_id for one in parties if one.state == PartyState.SIGNED]
        kwargs["initial"] = {"organisations": signed, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        choices = [(one.organisation_id, f"{one.organisation.name} ({one.get_state_display()})") for one in parties]
        self.fields["organisations"].choices = choices  # type: ignore[attr-defined]

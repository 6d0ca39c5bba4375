from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.newcomers.actions.referrals import REFUSALS
from steiger.newcomers.enums import Urgency
from steiger.newcomers.selectors import GroupPlaces, SchoolPlaces
from steiger.pupils.enums import LeavingReason


def group_label(group: GroupPlaces) -> str:
    """`De Bakens · 6 to 12 years · 3 places free`."""
    room = (
        ngettext("%(count)s place free", "%(count)s places free", group.free) % {"count": group.free}
        if group.free
        else gettext("full")
    )
    return gettext("%(name)s · %(low)s to %(high)s years · %(room)s") % {
        "name": group.name,
        "low": group.age_from,
        "high": group.age_until,
        "room": room,
    }


class OfferForm(forms.Form):
    group_id = forms.TypedChoiceField(label=_("Group"), coerce=int)
    intake_planned_on = DateField(label=_("Intake planned on"), required=False)
    starts_on = DateField(
        label=_("Agreed first day"),
        required=False,
        help_text=_("Only when the child starts later, for example when an expected move makes room."),
    )
    over_places_reason = forms.CharField(
        label=_("Reason to take more children than places"),
        max_length=300,
        required=False,
        help_text=_("Only when you choose a group of your own school that is full."),
    )

    def __init__(
        self, *args: Any, groups: Sequence[tuple[SchoolPlaces, GroupPlaces]], may_overbook: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        by_school = [
            (school.name, [(group.group_id, group_label(group)) for _school, group in pairs])
            for school, pairs in groupby(sorted(groups, key=lambda pair: pair[0].name), key=lambda pair: pair[0])
        ]
        self.fields["group_id"].choices = [("", "–"), *by_school]  # type: ignore[attr-defined]
        if not may_overbook:
            del self.fields["over_places_reason"]


class WaitForm(forms.Form):
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=Urgency.choices, initial=Urgency.NORMAL, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why can this child not wait for its turn?"),
        max_length=300,
        required=False,
        help_text=_("Needed when it is urgent."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "wait_%s", **kwargs})  # stands on one page with the other answers


class DeclineForm(forms.Form):
    leaving_reason = forms.TypedChoiceField(
        label=_("What is the matter?"),
        choices=[(reason.value, reason.label) for reason in REFUSALS],
        coerce=LeavingReason,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The referring school reads this."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "decline_%s", **kwargs})


class StartForm(forms.Form):
    """The two reasons are asked only when an answer needs them."""

    placed_on = DateField(label=_("First day in the group"))
    over_places_reason = forms.CharField(
        label=_("Reason to take more children than places"),
        max_length=300,
        required=False,
        help_text=_("Only when the place that was agreed on is still taken."),
    )
    gap_reason = forms.CharField(
        label=_("Why was the child enrolled nowhere before?"),
        max_length=300,
        required=False,
        help_text=_("Only when there are more than four weeks between the two schools."),
    )

    def __init__(self, *args: Any, asks_over: bool = False, asks_gap: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"placed_on": clock.today()}, **kwargs})
        if not asks_over:
            del self.fields["over_places_reason"]
        if not asks_gap:
            del self.fields["gap_reason"]


class HoldForm(forms.Form):
    until_on = DateField(label=_("Keep the place until"))
    reason = forms.CharField(label=_("Why is it kept longer?"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "hold_%s", **kwargs})


class ObservationForm(forms.Form):
    CONFIRM, LONGER, END = "confirm", "longer", "end"

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            (CONFIRM, _("The child stays: confirm the placement")),
            (LONGER, _("Observe longer")),
            (END, _("This place does not fit: end the placement")),
        ],
        widget=forms.RadioSelect,
    )
    until_on = DateField(label=_("Observe until"), required=False, help_text=_("Only when you observe longer."))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you observe longer or end the placement. The parents may read it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == self.LONGER and not cleaned.get("until_on"):
            self.add_error("until_on", _("Choose until when you observe."))
        return cleaned

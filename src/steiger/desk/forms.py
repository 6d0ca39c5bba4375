from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.organisations.selectors import newcomer_schools
from steiger.pupils.enums import Phase
from steiger.pupils.selectors import JourneyFilter


class ChildrenFilter(forms.Form):
    """The filters of the list; they live in the address, so that a list can be kept and shared."""

    text = forms.CharField(
        label=_("Name or case number"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    phase = forms.ChoiceField(label=_("Phase"), required=False)
    school = forms.TypedChoiceField(label=_("Newcomer school"), required=False, coerce=int, empty_value=None)
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("-referred_on", _("Latest referral first")),
            ("referred_on", _("Earliest referral first")),
            ("name", _("Name")),
            ("expected_move_on", _("Expected move")),
        ],
    )

    def __init__(self, *args: Any, region: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phases = [("", _("All phases")), ("open", _("All open journeys")), *Phase.choices]
        self.fields["phase"].choices = phases  # type: ignore[attr-defined]
        schools = [(school.pk, school.name) for school in newcomer_schools(region)]
        self.fields["school"].choices = [("", _("All newcomer schools")), *schools]  # type: ignore[attr-defined]

    def as_filter(self) -> JourneyFilter:
        """What was asked; a filter that cannot be understood is left out."""
        self.full_clean()
        asked = self.cleaned_data if self.is_bound else {}
        phase = asked.get("phase", "")
        return JourneyFilter(
            phase="" if phase == "open" else phase,
            is_open=True if phase == "open" else None,
            school_id=asked.get("school"),
            text=asked.get("text", ""),
            order=asked.get("order") or "-referred_on",
        )

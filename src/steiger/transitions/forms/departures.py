from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.organisations.selectors import regular_schools
from steiger.pupils.enums import LeavingReason

ELSEWHERE = (LeavingReason.MOVED_AWAY, LeavingReason.LEFT_COUNTRY, LeavingReason.OTHER_SCHOOL_TYPE)


class DepartureForm(forms.Form):
    """When, why, and where to as far as anybody knows."""

    departed_on = DateField(label=_("Last day here"))
    reason = forms.CharField(
        label=_("Why so suddenly?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In a few words, as the parents would read it."),
    )
    school = forms.TypedChoiceField(
        label=_("To a school in this region"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("That school then sees the file at once, and aftercare begins."),
    )
    leaving = forms.TypedChoiceField(
        label=_("Or elsewhere"),
        choices=[(one.value, one.label) for one in ELSEWHERE],
        coerce=LeavingReason,
        required=False,
        empty_value=LeavingReason.MOVED_AWAY,
    )
    destination = forms.CharField(label=_("Place and school, when known"), max_length=200, required=False)

    def __init__(self, *args: Any, region: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"departed_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        schools = [(one.pk, f"{one.name}, {one.place}") for one in regular_schools(region) if not one.is_closed]
        self.fields["school"].choices = [("", _("Not to a school in this region")), *schools]  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    given_to = forms.CharField(label=_("Who took the copy along?"), max_length=200)

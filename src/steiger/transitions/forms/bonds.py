from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from steiger.organisations.selectors import regular_schools
from steiger.pupils.enums import BondEnd
from steiger.training.selectors import trained_by_school

# Ends that follow from another action and are not chosen here.
BY_ITSELF = frozenset({BondEnd.LEFT, BondEnd.RETURNED, BondEnd.WITHDRAWN})
YEAR_GROUPS = [("", "–"), *[(str(year), str(year)) for year in range(1, 9)]]


class AskForm(forms.Form):
    """Which school, and what it may know before the parents have chosen."""

    school = forms.TypedChoiceField(label=_("School"), coerce=int)
    year_group = forms.ChoiceField(label=_("Year group"), choices=YEAR_GROUPS, required=False)
    note = forms.CharField(
        label=_("What kind of support will the child need?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No name and nothing that leads to one: the school is only asked whether it has a place."),
    )
    parents_chose = forms.BooleanField(
        label=_("The parents have already chosen this school"),
        required=False,
        help_text=_("The school then sees at once who is coming: name, birth date, contact and dates."),
    )

    def __init__(self, *args: Any, region: Any, taken: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trained = trained_by_school()
        schools = [
            (school.pk, f"{school.name}, {school.place}{_trained(trained[school.pk])}")
            for school in regular_schools(region)
            if school.pk not in taken and not school.is_closed
        ]
        self.fields["school"].choices = [("", _("Choose a school")), *schools]  # type: ignore[attr-defined]


def _trained(count: int) -> str:
    """Behind the name, for who looks where a child will be understood."""
    if not count:
        return ""
    said = ngettext("%(count)d trained teacher", "%(count)d trained teachers", count) % {"count": count}
    return f" · {said}"


class WithdrawForm(forms.Form):
    reason = forms.TypedChoiceField(
        label=_("Why does it end?"),
        choices=[(end.value, end.label) for end in BondEnd if end not in BY_ITSELF],
        coerce=BondEnd,
        widget=forms.RadioSelect,
    )

"""The multi-year support plan: its words, one goal, publishing, and how far a goal is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.enums import GoalState
from steiger.core import clock
from steiger.core.forms import DateField
from steiger.core.school_years import year_label

PERSON, ORGANISATION = "person", "organisation"
YEARS_BACK, YEARS_AHEAD = 3, 10


def _school_years(years: Iterable[int]) -> list[tuple[int, str]]:
    return [(year, year_label(year)) for year in years]


class StrategyForm(forms.Form):
    title = forms.CharField(label=_("Name of the plan"), max_length=200)
    first_year = forms.TypedChoiceField(label=_("First school year"), coerce=int)
    last_year = forms.TypedChoiceField(label=_("Last school year"), coerce=int)
    introduction = forms.CharField(
        label=_("What may schools count on, and why?"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "An empty line begins a new paragraph. A line that begins with “- ” or “1. ” is an item of a list; "
            "**two stars** make words bold."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = clock.today().year
        kept = {int(self.initial[name]) for name in ("first_year", "last_year") if name in self.initial}
        years = sorted({*range(now - YEARS_BACK, now + YEARS_AHEAD), *kept})
        for name in ("first_year", "last_year"):
            self.fields[name].choices = _school_years(years)  # type: ignore[attr-defined]


class GoalForm(forms.Form):
    year = forms.TypedChoiceField(label=_("School year"), coerce=int)
    text = forms.CharField(
        label=_("Goal"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What must be true at the end of this school year? No names of children."),
    )
    indicator = forms.CharField(
        label=_("How do you see that it worked?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Something that you can count or ask: nine out of ten schools know the plan."),
    )
    owner = forms.ChoiceField(
        label=_("Whose goal is it?"),
        help_text=_("This person, or who works for this organisation, says how far it is."),
    )

    def __init__(
        self, *args: Any, years: Iterable[int], people: Iterable[Any], organisations: Iterable[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = _school_years(years)  # type: ignore[attr-defined]
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a person or an organisation")),
            (_("People"), [(f"{PERSON}-{one.pk}", one.name) for one in people]),
            (_("Organisations"), [(f"{ORGANISATION}-{one.pk}", one.name) for one in organisations]),
        ]

    def typed(self) -> dict[str, Any]:
        """With the owner as the person or the organisation that it is."""
        typed = dict(self.cleaned_data)
        kind, pk = typed.pop("owner").split("-")
        return {
            **typed,
            "owner_id": int(pk) if kind == PERSON else None,
            "organisation_id": int(pk) if kind == ORGANISATION else None,
        }


class PublishStrategyForm(forms.Form):
    holds_from = DateField(
        label=_("Holds from"), help_text=_("From this day visits ask schools about this version. Not before today.")
    )
    decision = forms.TypedChoiceField(
        label=_("Adopted by decision"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Everybody who reads the plan can then read this decision."),
    )

    def __init__(self, *args: Any, decisions: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [("", _("No decision")), *decisions]  # type: ignore[attr-defined]


class GoalReportForm(forms.Form):
    state = forms.ChoiceField(label=_("How far is it?"), choices=GoalState.choices, widget=forms.RadioSelect)
    reported_on = DateField(label=_("On which day?"))
    note = forms.CharField(
        label=_("What is there to say about it?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every school reads this. When you drop the goal: why. No names of children."),
    )

"""The plan, its evaluations, talks with parents, and more time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.core.languages import language_choices
from steiger.newcomers.actions import GoalInput, ReviewInput, TalkInput
from steiger.newcomers.enums import GoalState, Interpreting
from steiger.pupils.enums import Domain

NEXT_GOALS = 3


class GoalForm(forms.Form):
    domain = forms.ChoiceField(label=_("Domain"), choices=Domain.choices)
    goal = forms.CharField(
        label=_("What will the child be able to do?"),
        max_length=300,
        help_text=_("For example: tells what it did at the weekend in three sentences."),
    )
    helper = forms.CharField(
        label=_("Who helps?"), max_length=120, help_text=_("For example: the teacher, in the small circle.")
    )
    until_on = DateField(label=_("Until when?"))

    def as_input(self) -> GoalInput:
        return GoalInput(**self.cleaned_data)


class CloseGoalForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[(one.value, one.label) for one in (GoalState.REACHED, GoalState.DROPPED)],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)


def next_goals(data: Any) -> list[GoalForm]:
    """Rows that may stay empty: in those no domain is chosen for anybody."""
    rows = [
        GoalForm(data, prefix=f"next-{number}", empty_permitted=True, use_required_attribute=False)
        for number in range(NEXT_GOALS)
    ]
    for row in rows:
        row.fields["domain"].choices = [("", "–"), *Domain.choices]  # type: ignore[attr-defined]
        for field in row.fields.values():
            # Said once above the rows.
            field.help_text = ""
    return rows


@dataclass(frozen=True)
class GoalRow:
    goal: Any
    state: forms.BoundField
    note: forms.BoundField


class EvaluationForm(forms.Form):
    """All open goals, one conclusion."""

    held_on = DateField(label=_("Evaluated on"))
    conclusion = forms.CharField(
        label=_("How does the child develop?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In short, in words that the parents could read."),
    )

    def __init__(self, *args: Any, goals: Collection[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"held_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.goals = goals
        for goal in goals:
            self.fields[f"goal_{goal.pk}"] = forms.ChoiceField(
                label=goal.goal, choices=GoalState.choices, initial=GoalState.WORKING
            )
            self.fields[f"goal_{goal.pk}_note"] = forms.CharField(
                label=_("Remark"),
                max_length=300,
                required=False,
                widget=forms.TextInput(attrs={"aria-label": f"{goal.goal}: {_('Remark')}"}),
            )

    def rows(self) -> list[GoalRow]:
        return [GoalRow(goal, self[f"goal_{goal.pk}"], self[f"goal_{goal.pk}_note"]) for goal in self.goals]

    def reviews(self) -> list[ReviewInput]:
        typed = self.cleaned_data
        return [ReviewInput(goal.pk, typed[f"goal_{goal.pk}"], typed[f"goal_{goal.pk}_note"]) for goal in self.goals]


class TalkForm(forms.Form):
    held_on = DateField(label=_("Held on"))
    present = forms.CharField(label=_("Who were present?"), max_length=200)
    language = forms.ChoiceField(label=_("In which language?"), choices=language_choices)
    interpreting = forms.ChoiceField(
        label=_("Interpreter"),
        choices=Interpreting.choices,
        widget=forms.RadioSelect,
        help_text=_("A child never interprets for its own parents."),
    )
    about = forms.CharField(label=_("What was it about?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    agreements = forms.CharField(
        label=_("What did you agree?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def as_input(self) -> TalkInput:
        return TalkInput(**self.cleaned_data)


class ExtensionForm(forms.Form):
    weeks = forms.IntegerField(label=_("How many school weeks more?"), min_value=1, max_value=40)
    reason = forms.CharField(
        label=_("Why, and what will be done in that time?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class DecideExtensionForm(forms.Form):
    is_granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Grant")), ("no", _("Refuse"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("The school reads it.")
    )


class RhythmForm(forms.Form):
    weeks = forms.IntegerField(
        label=_("Evaluate each so many school weeks"),
        min_value=4,
        max_value=26,
        help_text=_("Most schools choose 10 (four times a year) or 13 (three times a year)."),
    )

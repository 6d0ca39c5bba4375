"""A decision: recorded, replaced, evaluated; and the day from which it makes a policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField

Choices = Iterable[tuple[int | str, str]]


class DecisionFilterForm(forms.Form):
    q = forms.CharField(label=_("Number or words"), required=False, max_length=80)
    body = forms.TypedChoiceField(label=_("Decided by"), required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    evaluate = forms.BooleanField(label=_("Still to be evaluated"), required=False)

    def __init__(self, posted: Any, *, bodies: Choices, years: Iterable[int]) -> None:
        super().__init__(posted)
        self.fields["body"].choices = [("", _("All")), *bodies]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("All")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    body = forms.TypedChoiceField(label=_("Decided by"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("Short: it stands in lists and is searched."))
    text = forms.CharField(
        label=_("What was decided"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In full sentences. A decision names no child."),
    )
    reason = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    decided_on = DateField(label=_("Decided on"))
    from_on = DateField(
        label=_("Holds from"), required=False, help_text=_("Leave empty when it holds from the day of the decision.")
    )
    evaluate_on = DateField(
        label=_("To be evaluated on"), required=False, help_text=_("On that day it comes back, under Today.")
    )
    supersedes = forms.TypedChoiceField(label=_("Replaces the decision"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, bodies: Choices, earlier: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = list(bodies)  # type: ignore[attr-defined]
        self.fields["supersedes"].choices = [("", _("No earlier decision")), *earlier]  # type: ignore[attr-defined]


class SupersedeForm(forms.Form):
    successor = forms.TypedChoiceField(label=_("Replaced by"), coerce=int)

    def __init__(self, *args: Any, later: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = [("", _("Choose a later decision")), *later]  # type: ignore[attr-defined]


class EvaluateDecisionForm(forms.Form):
    evaluated_on = DateField(label=_("Evaluated on"), initial=clock.today)
    learned = forms.CharField(
        label=_("What was learned"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What it brought, what it did not, and what you would do again. No names of children."),
    )


class AdoptForm(forms.Form):
    valid_from = DateField(label=_("Valid from"), help_text=_("Before that day the version in force stays in force."))

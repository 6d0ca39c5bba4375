from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField


class EndingForm(forms.Form):
    """How the journey ends; which endings fit, the page says."""

    reason = forms.ChoiceField(label=_("Why does the journey end?"), widget=forms.RadioSelect)
    ended_on = DateField(label=_("Last day"))
    destination = forms.CharField(label=_("Where to: place, school, type of school"), max_length=200, required=False)
    note = forms.CharField(
        label=_("Explanation"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"ended_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    returned_on = DateField(label=_("First day back at the newcomer school"))
    group_id = forms.TypedChoiceField(label=_("Group"), coerce=int)
    reason = forms.CharField(
        label=_("Why does the child come back?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As the parents would read it: what the child needs, not what went wrong."),
    )
    decided_by = forms.CharField(
        label=_("Who decided this together?"),
        max_length=200,
        help_text=_("For example: parents, both schools and the Nt2 specialist, in the IB consultation of 3 March."),
    )

    def __init__(self, *args: Any, groups: list[tuple[int, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"returned_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["group_id"].choices = [("", _("Choose a group")), *groups]  # type: ignore[attr-defined]

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField, DateInput
from steiger.transitions.enums import PlanReason


class MoveForm(forms.Form):
    expected_on = DateField(
        label=_("Expected day of the move"),
        widget=DateInput(attrs={"hx-get": "", "hx-trigger": "change", "hx-target": "#preview", "hx-swap": "outerHTML"}),
    )


class PlanReasonForm(forms.Form):
    """Why the day changes; asked when there was one already."""

    reason = forms.ChoiceField(
        label=_("Why does the day change?"), choices=[("", _("Choose a reason")), *PlanReason.choices]
    )
    note = forms.CharField(label=_("Explanation"), max_length=300, required=False)


class MovedForm(forms.Form):
    moved_on = DateField(label=_("First day at the mother school"))
    without_document_reason = forms.CharField(
        label=_("Why does the child move without a signed document?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The step to sign stays open and visible."),
    )

    def __init__(self, *args: Any, is_signed: bool, **kwargs: Any) -> None:
        kwargs["initial"] = {"moved_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if is_signed:
            del self.fields["without_document_reason"]

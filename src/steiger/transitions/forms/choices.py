from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.core.languages import language_choices


class ChoiceForm(forms.Form):
    """What the parents said, and how they were understood."""

    chosen_on = DateField(label=_("Chosen on"))
    chosen_by = forms.CharField(
        label=_("Chosen by"), max_length=200, help_text=_("The names of the parents or carers.")
    )
    language = forms.ChoiceField(label=_("Spoken in this language"), choices=language_choices)
    with_interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    interpreter = forms.CharField(label=_("Which interpreter?"), max_length=120, required=False)
    note = forms.CharField(
        label=_("Why this school?"), max_length=300, required=False, help_text=_("In the words of the parents.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"chosen_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _long(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 4}), help_text=help_text)


class AskExceptionForm(forms.Form):
    school_id = forms.TypedChoiceField(label=_("Regular school"), coerce=int)
    reason = _long(
        _("Why should this child start at a regular school?"), _("No medical facts: what matters at school.")
    )
    support = _long(_("How does the school support this child?"), _("Who teaches it Dutch, how many hours, with what."))

    def __init__(self, *args: Any, schools: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_id"].choices = schools if len(schools) == 1 else [("", "–"), *schools]  # type: ignore[attr-defined]


class DecideExceptionForm(forms.Form):
    is_granted = forms.TypedChoiceField(
        label=_("What do you decide?"),
        choices=[("yes", _("Granted: the child starts at this school")), ("no", _("Refused: newcomer school first"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
    )
    decision = _long(_("Why?"), _("The school that asked reads this."))

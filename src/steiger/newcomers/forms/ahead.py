from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class OriginForm(forms.Form):
    """From which school, and for a child of what age; what does not make sense is not asked."""

    school = forms.ChoiceField(label=_("Seen from this school"), required=False)
    age = forms.IntegerField(label=_("Age of the child"), min_value=3, max_value=20, required=False)

    def __init__(self, *args: Any, schools: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "–"), *schools]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, int | None]:
        if not self.is_bound:
            return "", None
        self.is_valid()
        return self.cleaned_data.get("school", ""), self.cleaned_data.get("age")

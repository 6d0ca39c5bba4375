from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class GroupForm(forms.Form):
    facility_id = forms.TypedChoiceField(label=_("Newcomer school"), coerce=int)
    name = forms.CharField(label=_("Name of the group"), max_length=60)
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=60)
    age_from = forms.IntegerField(label=_("Youngest age"), min_value=3, max_value=20, initial=6)
    age_until = forms.IntegerField(label=_("Oldest age"), min_value=3, max_value=20, initial=12)

    def __init__(self, *args: Any, facilities: Sequence[tuple[int, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if facilities is None:
            del self.fields["facility_id"]
        else:
            self.fields["facility_id"].choices = facilities  # type: ignore[attr-defined]

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.enums import SupportFor
from steiger.core import clock
from steiger.core.forms import DateField


class SupportForm(forms.Form):
    support_for = forms.TypedChoiceField(
        label=_("For whom?"), choices=SupportFor.choices, coerce=SupportFor, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=_("What?"), max_length=200, help_text=_("For example: coaching in the classroom, materials, small group.")
    )
    hours = forms.DecimalField(label=_("Hours in all"), max_digits=5, decimal_places=1, min_value=0)
    from_on = DateField(label=_("From"))
    until_on = DateField(label=_("Until and with"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

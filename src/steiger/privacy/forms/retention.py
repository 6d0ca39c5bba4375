from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField


class HoldForm(forms.Form):
    until = DateField(label=_("Keep until"))
    reason = forms.CharField(
        label=_("Why must this file be kept longer?"),
        max_length=300,
        help_text=_("For example: a complaint runs. Write no name."),
    )

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class StepForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

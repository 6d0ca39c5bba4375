from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.pupils.enums import DoubleVerdict


class PairForm(forms.Form):
    """What the desk found when it compared two children."""

    verdict = forms.TypedChoiceField(
        label=_("Is it the same child?"),
        choices=DoubleVerdict.choices,
        coerce=DoubleVerdict,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("How do you know?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when it is another child: so that nobody is asked this again."),
    )

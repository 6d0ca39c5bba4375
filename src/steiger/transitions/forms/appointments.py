from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField, TimeInput
from steiger.transitions.enums import AppointmentKind


class AppointmentForm(forms.Form):
    """A day that both schools agreed on, and with whom."""

    kind = forms.TypedChoiceField(
        label=_("What is it?"), choices=AppointmentKind.choices, coerce=AppointmentKind, widget=forms.RadioSelect
    )
    on = DateField(label=_("Day"))
    starts_at = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    ends_at = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)
    from_person = forms.CharField(label=_("Who from the newcomer school?"), max_length=120, required=False)
    to_person = forms.CharField(
        label=_("Who from the mother school?"),
        max_length=120,
        required=False,
        help_text=_("A warm handover is from person to person: both names are needed."),
    )
    note = forms.CharField(
        label=_("What is good to know?"),
        max_length=300,
        required=False,
        help_text=_("For example who brings the child, or what it takes along."),
    )


class OutcomeForm(forms.Form):
    outcome = forms.CharField(
        label=_("How did it go, and what was agreed?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Why does it not take place?"), max_length=300)

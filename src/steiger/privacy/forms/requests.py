from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.privacy.enums import Answer, RequestKind


class RequestForm(forms.Form):
    kind = forms.ChoiceField(label=_("What do the parents ask?"), choices=RequestKind.choices)
    asked_by = forms.CharField(
        label=_("Who asks it?"), max_length=200, help_text=_("The parent, or the pupil from sixteen years on.")
    )
    asked = forms.CharField(
        label=_("On what, in their words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: the date of birth is wrong, it is 3 May."),
    )
    received_on = DateField(
        label=_("On which day did they ask it?"), initial=clock.today, help_text=_("The month begins on this day.")
    )


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What do you decide?"), choices=Answer.choices)
    answer = forms.CharField(
        label=_("What do you tell the parents, and why?"), widget=forms.Textarea(attrs={"rows": 4})
    )


class ExtendForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does it take longer?"),
        max_length=300,
        help_text=_("The parents get this reason before the first month is over."),
    )


class HandOverForm(forms.Form):
    to = forms.CharField(
        label=_("To whom did you give the copy?"),
        max_length=200,
        help_text=_("The parent who asked it, or the pupil from sixteen years on. Today is written down with it."),
    )

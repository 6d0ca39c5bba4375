from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.newcomers.enums import NormFit, Scale
from steiger.newcomers.rules import InstrumentInput
from steiger.pupils.enums import Domain


class InstrumentForm(forms.Form):
    """A test or observation of the region's list."""

    name = forms.CharField(label=_("Name"), max_length=80)
    domains = forms.MultipleChoiceField(
        label=_("For which domains"), choices=Domain.choices, widget=forms.CheckboxSelectMultiple
    )
    scale = forms.ChoiceField(label=_("How is it scored?"), choices=Scale.choices)
    steps = forms.CharField(
        label=_("Steps of its own"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, from low to high. Only for a scale with steps of its own."),
    )
    lowest = forms.IntegerField(label=_("Lowest score"), required=False, help_text=_("Only for a number."))
    highest = forms.IntegerField(label=_("Highest score"), required=False)
    is_norm_referenced = forms.BooleanField(
        label=_("The score is compared with a norm group"),
        required=False,
        help_text=_("Such as levels A to E or I to V of a pupil monitoring system."),
    )
    norm_group = forms.CharField(label=_("Who is in the norm group?"), max_length=120, required=False)
    norm_fit = forms.ChoiceField(
        label=_("Does the norm apply to newcomers?"),
        choices=[(fit.value, fit.label) for fit in (NormFit.NO, NormFit.YES, NormFit.UNKNOWN)],
        required=False,
        help_text=_("Usually not: the norm group had years of Dutch education. The score is then shown as such."),
    )
    note = forms.CharField(label=_("Good to know"), max_length=300, required=False)

    def as_input(self) -> InstrumentInput:
        typed: dict[str, Any] = dict(self.cleaned_data)
        typed["steps"] = typed["steps"].splitlines()
        typed["norm_fit"] = typed["norm_fit"] or NormFit.NONE
        return InstrumentInput(**typed)


def instrument_initial(instrument: Any) -> dict[str, Any]:
    known = {name: getattr(instrument, name) for name in InstrumentForm.base_fields}
    known["steps"] = "\n".join(instrument.steps)
    return known

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.enums import Familiarity, Going
from steiger.core import clock
from steiger.core.forms import DateField
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing

LONG = {"rows": 4}


def _missing(what: Any) -> dict[str, Any]:
    """Each part that is not there is named: on top, and beside its input."""
    return {"required": what}


class ReportForm(forms.Form):
    """What was seen and asked at a visit. Four parts cannot be left out; they carry their own words for it."""

    # Names this report for good, so that a device may send it again when no answer came.
    key = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs={"data-keep": ""}))
    held_on = DateField(label=_("Held on"))
    present = forms.CharField(
        label=_("Who were present?"), max_length=200, help_text=_("For example: teacher, care coordinator.")
    )
    going = forms.ChoiceField(
        label=_("How is the support going?"),
        choices=Going.choices,
        widget=forms.RadioSelect,
        error_messages=_missing(_("Choose how the support is going.")),
    )
    going_words = forms.CharField(
        label=_("Tell it in your own words"),
        widget=forms.Textarea(attrs=LONG),
        error_messages=_missing(_("Describe in a few words how the support is going.")),
    )
    school_needs = forms.CharField(
        label=_("What does the school need?"),
        widget=forms.Textarea(attrs=LONG),
        help_text=_("After sending, one click makes this into an action with an owner and a date."),
        error_messages=_missing(_("Write down what the school needs, also when that is nothing.")),
    )
    plan_familiarity = forms.ChoiceField(
        label=_("Does the school know the multi-year support plan?"),
        choices=Familiarity.choices,
        widget=forms.RadioSelect,
        error_messages=_missing(_("Ask whether the school knows the multi-year support plan.")),
    )
    plan_use = forms.CharField(
        label=_("What does the school do with it?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=_missing(_("Write down what the school does with the multi-year support plan.")),
    )
    agreed_points = forms.CharField(
        label=_("What did you agree?"),
        required=False,
        widget=forms.Textarea(attrs=LONG),
        help_text=_("The teacher reads these points, and only these."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"held_on": clock.today(), "key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for domain in CORE_DOMAINS:
            self.fields[f"standing_{domain.value}"] = forms.ChoiceField(
                label=domain.label,
                choices=Standing.choices,
                widget=forms.RadioSelect,
                error_messages=_missing(_("Choose the standing in this domain.")),
            )
        # In the order of the page, so that what is missing is listed in that order too.
        standings = [f"standing_{domain.value}" for domain in CORE_DOMAINS]
        self.order_fields(["held_on", "present", "going", "going_words", *standings])

    @property
    def standing_fields(self) -> list[forms.BoundField]:
        return [self[f"standing_{domain.value}"] for domain in CORE_DOMAINS]

    def as_report(self) -> dict[str, Any]:
        """What the action takes."""
        asked = dict(self.cleaned_data)
        standings: dict[Domain, Standing] = {
            domain: Standing(asked.pop(f"standing_{domain.value}")) for domain in CORE_DOMAINS
        }
        return {**asked, "standings": standings}


class ActionForm(forms.Form):
    """What the school needs, as something to do."""

    what = forms.CharField(label=_("What has to be done?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.TypedChoiceField(label=_("By whom?"), coerce=int)
    due_on = DateField(label=_("Before"))

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [(one.pk, one.name) for one in people]  # type: ignore[attr-defined]

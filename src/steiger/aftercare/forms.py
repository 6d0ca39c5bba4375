from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.enums import Familiarity, Going, SupportFor, VisitState
from steiger.aftercare.selectors import Planning, VisitFilter
from steiger.core import clock
from steiger.core.forms import DateField
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing

LONG = {"rows": 4}
NOBODY = 0


class VisitsFilter(forms.Form):
    """The filters of the list; they live in the address, so that a list can be kept and shared."""

    specialist = forms.TypedChoiceField(label=_("Nt2 specialist"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Everything open")), *VisitState.choices]
    )
    late = forms.BooleanField(label=_("Only what is late"), required=False)

    def __init__(self, *args: Any, specialists: list[tuple[int, str]] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if specialists is None:
            del self.fields["specialist"]
            return
        choices = [("", _("All specialists")), (NOBODY, _("Nobody yet")), *specialists]
        self.fields["specialist"].choices = choices  # type: ignore[attr-defined]

    def as_filter(self) -> VisitFilter:
        """What was asked; a filter that cannot be understood is left out."""
        self.full_clean()
        asked = self.cleaned_data if self.is_bound else {}
        return VisitFilter(
            specialist_id=asked.get("specialist"), state=asked.get("state", ""), is_late=asked.get("late", False)
        )


class SpecialistForm(forms.Form):
    user = forms.TypedChoiceField(label=_("Nt2 specialist"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [(one.pk, one.name) for one in people]  # type: ignore[attr-defined]


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlanForm(forms.Form):
    planned_on = DateField(label=_("Day"))
    planned_time = forms.TimeField(label=_("Time"), widget=TimeInput)
    specialist = forms.TypedChoiceField(label=_("Who goes?"), coerce=int)

    def __init__(self, *args: Any, planning: Planning, **kwargs: Any) -> None:
        visit = planning.visit
        before = timezone.localtime(visit.planned_at) if visit.planned_at else None
        initial = {
            "planned_on": before.date() if before else planning.first_day,
            "planned_time": before.time() if before else None,
            "specialist": visit.specialist_id,
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        people = [(one.pk, one.name) for one in planning.specialists]
        self.fields["specialist"].choices = people  # type: ignore[attr-defined]

    @property
    def planned_at(self) -> datetime:
        """Day and time as the school's clock shows them."""
        asked = self.cleaned_data
        return timezone.make_aware(datetime.combine(asked["planned_on"], asked["planned_time"]))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this visit not held?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The school and the coordinator read this."),
    )


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

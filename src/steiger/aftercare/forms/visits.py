from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.enums import Span, VisitState
from steiger.aftercare.selectors import Planning, VisitFilter
from steiger.core import clock
from steiger.core.forms import DateField, TimeInput

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


class TripForm(forms.Form):
    """One day for several children at one school."""

    visits = forms.TypedMultipleChoiceField(
        label=_("For whom?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one child.")},
    )
    planned_on = DateField(label=_("Day"))
    planned_time = forms.TimeField(label=_("Time"), widget=TimeInput)
    specialist = forms.TypedChoiceField(label=_("Who goes?"), coerce=int)

    def __init__(self, *args: Any, visits: list[tuple[int, str]], people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visits"].choices = visits  # type: ignore[attr-defined]
        self.fields["specialist"].choices = people  # type: ignore[attr-defined]

    @property
    def planned_at(self) -> datetime:
        """Day and time as the school's clock shows them."""
        asked = self.cleaned_data
        return timezone.make_aware(datetime.combine(asked["planned_on"], asked["planned_time"]))


class CalendarForm(forms.Form):
    """What of the calendar is asked; lives in the address, so that a page can be kept and shared."""

    span = forms.ChoiceField(required=False, choices=Span.choices)
    on = forms.DateField(required=False)
    specialist = forms.TypedChoiceField(label=_("Nt2 specialist"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, specialists: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["specialist"].choices = [("", _("All specialists")), *specialists]  # type: ignore[attr-defined]
        self.full_clean()
        asked = self.cleaned_data if self.is_bound else {}
        self.asked_span = Span(asked.get("span") or Span.MONTH)
        self.asked_on = asked.get("on") or clock.today()
        self.asked_specialist: int | None = asked.get("specialist")


class ExtraVisitForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is one more visit needed?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The school and the coordinator read this."),
    )
    from_on = DateField(label=_("From"))
    until_on = DateField(label=_("Until and with"))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this visit not held?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The school and the coordinator read this."),
    )

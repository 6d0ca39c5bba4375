from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.aftercare import rules
from steiger.aftercare.actions import AvailabilityInput
from steiger.aftercare.enums import Weekday
from steiger.aftercare.selectors import AvailabilityRow
from steiger.core.forms import DateField, TimeInput
from steiger.core.languages import OTHER, language_choices
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.enums import Sector

Hours = tuple[time, time]


def _languages() -> list[tuple[str, str]]:
    return [pair for pair in language_choices() if pair[0] != OTHER]


class WeekForm(forms.Form):
    """From and until for each day of the week; both, or neither."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday in Weekday:
            for part, label in (("from", _("%(day)s from")), ("until", _("%(day)s until"))):
                self.fields[f"day_{weekday.value}_{part}"] = forms.TimeField(
                    label=label % {"day": weekday.label}, required=False, widget=TimeInput
                )

    @property
    def day_fields(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        return [(str(day.label), self[f"day_{day.value}_from"], self[f"day_{day.value}_until"]) for day in Weekday]

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        for day in Weekday:
            names = (f"day_{day.value}_from", f"day_{day.value}_until")
            first, last = (asked.get(name) for name in names)
            if (first is None) != (last is None) and not any(name in self.errors for name in names):
                missing = names[first is not None]
                self.add_error(missing, _("Fill in both times, or leave both empty."))
        return asked

    def hours(self) -> dict[int, Hours]:
        asked = self.cleaned_data
        return {
            day.value: (asked[f"day_{day.value}_from"], asked[f"day_{day.value}_until"])
            for day in Weekday
            if asked[f"day_{day.value}_from"]
        }


def initial_hours(hours: Iterable[tuple[int, Hours | None]]) -> dict[str, time]:
    """As the week form takes them."""
    shown: dict[str, time] = {}
    for weekday, between in hours:
        if between is not None:
            shown[f"day_{weekday}_from"], shown[f"day_{weekday}_until"] = between
    return shown


class AvailabilityForm(WeekForm):
    postcode = forms.CharField(
        label=_("Postcode from where the day begins"),
        required=False,
        max_length=7,
        help_text=_("Only to reckon travelling time, about. Nobody sees it but you and the coordinator."),
    )
    most_visits = forms.IntegerField(
        label=_("Most visits in a day"), min_value=1, max_value=rules.MOST_VISITS_A_DAY, initial=4
    )
    sectors = forms.MultipleChoiceField(
        label=_("Which schools?"),
        choices=Sector.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one kind of school.")},
    )
    specialisms = forms.MultipleChoiceField(
        label=_("Specialisms"), required=False, choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, choices=_languages, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, row: AvailabilityRow, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"sectors": Sector.values[:1]}
        if row.held is not None:
            names = ("postcode", "most_visits", "sectors", "specialisms", "languages")
            initial = {name: getattr(row.held, name) for name in names}
        initial |= initial_hours((day.weekday, (day.from_time, day.until_time)) for day in row.days)
        super().__init__(*args, **{"initial": initial, **kwargs})

    def as_input(self) -> AvailabilityInput:
        asked = self.cleaned_data
        names = ("postcode", "most_visits", "sectors", "specialisms", "languages")
        return AvailabilityInput(**{name: asked[name] for name in names}, days=self.hours())


class AwayForm(forms.Form):
    first_on = DateField(label=_("From"))
    last_on = DateField(label=_("Until and with"))


class SchoolHoursForm(WeekForm):
    """A day without times is a day on which the school receives nobody."""

    def all_hours(self) -> dict[int, Hours | None]:
        filled = self.hours()
        return {day.value: filled.get(day.value) for day in Weekday}


class ChooseSchoolForm(forms.Form):
    school = forms.ChoiceField(label=_("School"))

    def __init__(self, *args: Any, schools: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [(one.code, one.name) for one in schools]  # type: ignore[attr-defined]


class NeedForm(forms.Form):
    specialism = forms.ChoiceField(
        label=_("Which specialism do the visits ask?"), required=False, choices=[("", _("None")), *Subject.choices]
    )
    language = forms.ChoiceField(label=_("Which language?"), required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes does a visit take?"),
        required=False,
        min_value=rules.SHORTEST_VISIT,
        max_value=rules.LONGEST_VISIT,
        help_text=_("Leave it empty for the usual time: 75 minutes for the first visit, 60 for the others."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("None")), *_languages()]  # type: ignore[attr-defined]

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.newcomers.rules import SCHOOL_WEEK

Schools = Sequence[tuple[int, str]]
DAYS = [(number, WEEKDAYS[number - 1]) for number in SCHOOL_WEEK]


def _days(label: Any, **options: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, choices=DAYS, coerce=int, widget=forms.CheckboxSelectMultiple, **options
    )


def _school(label: Any, **options: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, **options)


def _choose(field: forms.Field, schools: Schools) -> None:
    field.choices = schools if len(schools) == 1 else [("", "–"), *schools]  # type: ignore[attr-defined]


class EnrolForm(forms.Form):
    school_id = _school(_("Enrolled at"))
    from_on = DateField(label=_("First day at this school"))
    gap_reason = forms.CharField(
        label=_("Why was the child enrolled nowhere before?"),
        max_length=300,
        required=False,
        help_text=_("Only when there are more than four weeks between the two schools."),
    )

    def __init__(self, *args: Any, schools: Schools, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "enrol_%s", "initial": {"from_on": clock.today()}, **kwargs})
        _choose(self.fields["school_id"], schools)


class FixedDaysForm(forms.Form):
    weekdays = _days(_("At the mother school on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "days_%s", **kwargs})


class LessonsForm(forms.Form):
    school_id = _school(_("School that teaches the child meanwhile"))
    from_on = DateField(label=_("From"))
    weekdays = _days(_("Lessons on"), initial=list(SCHOOL_WEEK), required=False)
    supported_by = forms.CharField(
        label=_("Who supports the school?"),
        max_length=200,
        help_text=_("For example: the Nt2 specialist, two mornings a week."),
    )

    def __init__(self, *args: Any, schools: Schools, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "lessons_%s", "initial": {"from_on": clock.today()}, **kwargs})
        _choose(self.fields["school_id"], schools)


class EndLessonsForm(forms.Form):
    until_on = DateField(label=_("Last day of these lessons"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "end_%s", "initial": {"until_on": clock.today()}, **kwargs})


class NoticeForm(forms.Form):
    not_needed_reason = forms.CharField(label=_("Not needed, because"), max_length=300, required=False)

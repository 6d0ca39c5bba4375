"""The words of a policy as inputs: single rules, protocol steps, visit windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Disclosure
from steiger.cooperation.enums import STEP_LEVELS, Actor, Enroller, Proof, Signatory, Template
from steiger.cooperation.rules import LIMITS
from steiger.cooperation.rules.terms import FARTHEST_WEEK
from steiger.core.forms import DateField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MORE_ROWS = 3
SCHOOL_WEEK = range(1, 6)


def _number(name: str, label: str | _StrPromise, help_text: str | _StrPromise = "") -> forms.IntegerField:
    low, high = LIMITS[name]
    return forms.IntegerField(label=label, help_text=help_text, min_value=low, max_value=high)


class TermsForm(forms.Form):
    """The single rules, from when they hold, and on which version they are built."""

    valid_from = DateField(label=_("Valid from"), help_text=_("Before that day the version in force stays in force."))
    template = forms.ChoiceField(label=_("The protocol is based on"), choices=Template.choices)
    enroller = forms.ChoiceField(label=_("Who enrols"), choices=Enroller.choices, widget=forms.RadioSelect)
    fixed_weekday = forms.TypedChoiceField(
        label=_("Fixed day at the mother school"),
        choices=[(number + 1, name) for number, name in WEEKDAYS.items() if number + 1 in SCHOOL_WEEK],
        coerce=int,
        initial=3,
        help_text=_("Only where the child is at the mother school one fixed day a week."),
    )
    newcomer_age_from = _number("newcomer_age_from", _("Youngest age of a newcomer"))
    newcomer_age_until = _number("newcomer_age_until", _("Oldest age of a newcomer"))
    newcomer_months_in_country = _number(
        "newcomer_months_in_country",
        _("At most so many months in the Netherlands"),
        _("Later arrivals are no newcomers."),
    )
    answer_days = _number("answer_days", _("Working days to answer a referral"))
    reservation_days = _number(
        "reservation_days",
        _("Working days that an offered place is kept"),
        _("Then the place is free again and the child has its turn back."),
    )
    amber_waiting_weeks = _number("amber_waiting_weeks", _("Amber after so many weeks of waiting"))
    red_waiting_weeks = _number(
        "red_waiting_weeks",
        _("Red so many weeks after arrival"),
        _("The European norm for access to education is three months, 13 weeks."),
    )
    levels_within_weeks = _number("levels_within_weeks", _("School weeks to record the starting levels"))
    observation_weeks = _number(
        "observation_weeks",
        _("School weeks of observation"),
        _("So long a placement is provisional. 0: the region has no observation period."),
    )
    stay_weeks = _number("stay_weeks", _("Planned stay in school weeks"))
    evaluation_weeks = _number("evaluation_weeks", _("School weeks between evaluations"))
    mother_school_lead_weeks = _number(
        "mother_school_lead_weeks", _("Mother school involved so many school weeks before the move")
    )
    required_signatures = forms.MultipleChoiceField(
        label=_("Who signs the placement document"), choices=Signatory.choices, widget=forms.CheckboxSelectMultiple
    )
    certificate_attendance = _number("certificate_attendance", _("Percentage of the sessions that one attends"))
    certificate_coaching = _number("certificate_coaching", _("Coaching sessions at the own school"))
    small_cell = _number(
        "small_cell", _("Smallest number in figures"), _("Smaller numbers are hidden: they could point at a child.")
    )
    keep_file_years = _number("keep_file_years", _("Years a file is kept after leaving"))
    keep_enrolment_years = _number("keep_enrolment_years", _("Years enrolment data are kept"))
    keep_health_years = _number("keep_health_years", _("Years that what touches on health is kept"))
    keep_refused_years = _number("keep_refused_years", _("Years a refused referral is kept"))
    keep_looks_years = _number("keep_looks_years", _("Years the log of looking is kept"))
    # The version that the person started from.
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class StepForm(forms.Form):
    key = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Step, in Dutch"), max_length=120)
    title_en = forms.CharField(label=_("Step, in English"), max_length=120, required=False)
    weeks = forms.DecimalField(
        label=_("School weeks"),
        max_digits=4,
        decimal_places=1,
        min_value=-FARTHEST_WEEK,
        max_value=FARTHEST_WEEK,
        help_text=_("Before the move with a minus, such as -12; 0 is the move."),
        widget=forms.NumberInput(attrs={"step": "0.5"}),
    )
    actor = forms.ChoiceField(label=_("Who acts"), choices=Actor.choices, initial=Actor.NEWCOMER_SCHOOL)
    proof = forms.ChoiceField(label=_("Done when"), choices=Proof.choices, initial=Proof.SAID)
    level = forms.TypedChoiceField(
        label=_("The mother school sees it"),
        choices=[(level.value, label) for level, label in STEP_LEVELS.items()],
        coerce=int,
        initial=Disclosure.ANNOUNCED.value,
    )
    visit_number = forms.IntegerField(
        label=_("Number of the visit"), required=False, min_value=1, max_value=20, help_text=_("Only for a visit.")
    )


class WindowForm(forms.Form):
    from_week = forms.IntegerField(label=_("From school week"), min_value=1, max_value=FARTHEST_WEEK)
    until_week = forms.IntegerField(label=_("Up to and including school week"), min_value=1, max_value=FARTHEST_WEEK)


StepFormSet = forms.formset_factory(StepForm, extra=MORE_ROWS, can_delete=True, max_num=40)
WindowFormSet = forms.formset_factory(WindowForm, extra=1, can_delete=True, max_num=12)

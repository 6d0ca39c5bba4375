"""The next version of the policy as one page: single rules, protocol steps, visit windows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Disclosure
from steiger.cooperation.enums import STEP_LEVELS, Actor, Enroller, Proof, Signatory, Template
from steiger.cooperation.rules import (
    LIMITS,
    RULE_NAMES,
    Problem,
    Rules,
    StepInput,
    Terms,
    WindowInput,
    date_problems,
    problems,
)
from steiger.cooperation.rules.terms import FARTHEST_WEEK, MOVE
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import DateField, show_refusal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MORE_ROWS = 3


def _number(name: str, label: str | _StrPromise, help_text: str | _StrPromise = "") -> forms.IntegerField:
    low, high = LIMITS[name]
    return forms.IntegerField(label=label, help_text=help_text, min_value=low, max_value=high)


class RulesForm(forms.Form):
    decision = forms.CharField(
        label=_("Decision"),
        max_length=200,
        help_text=_(
            "Who decided, and when. It stands beside every deadline, for example: steering group 3 March 2026."
        ),
    )
    adopted_on = DateField(label=_("Decided on"))
    valid_from = DateField(label=_("Valid from"), help_text=_("Before that day the version in force stays in force."))
    template = forms.ChoiceField(label=_("The protocol is based on"), choices=Template.choices)
    enroller = forms.ChoiceField(label=_("Who enrols"), choices=Enroller.choices, widget=forms.RadioSelect)
    newcomer_age_from = _number("newcomer_age_from", _("Youngest age of a newcomer"))
    newcomer_age_until = _number("newcomer_age_until", _("Oldest age of a newcomer"))
    newcomer_months_in_country = _number(
        "newcomer_months_in_country",
        _("At most so many months in the Netherlands"),
        _("Later arrivals are no newcomers."),
    )
    answer_days = _number("answer_days", _("Working days to answer a referral"))
    amber_waiting_weeks = _number("amber_waiting_weeks", _("Amber after so many weeks of waiting"))
    red_waiting_weeks = _number(
        "red_waiting_weeks",
        _("Red so many weeks after arrival"),
        _("The European norm for access to education is three months, 13 weeks."),
    )
    levels_within_weeks = _number("levels_within_weeks", _("School weeks to record the starting levels"))
    stay_weeks = _number("stay_weeks", _("Planned stay in school weeks"))
    evaluation_weeks = _number("evaluation_weeks", _("School weeks between evaluations"))
    mother_school_lead_weeks = _number(
        "mother_school_lead_weeks", _("Mother school involved so many school weeks before the move")
    )
    required_signatures = forms.MultipleChoiceField(
        label=_("Who signs the placement document"), choices=Signatory.choices, widget=forms.CheckboxSelectMultiple
    )
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
Row = tuple[forms.Form, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    anchor: str
    label: str
    message: str


class PolicyDraft:
    """The three forms of one next version, which are right or wrong together."""

    def __init__(self, *, posted: QueryDict | None = None, terms: Terms | None = None, after: int = 0) -> None:
        first = {"after": after, "adopted_on": clock.today(), **(asdict(terms.rules) if terms else {})}
        steps = [{**asdict(step), "weeks": _plain(step.weeks)} for step in terms.steps] if terms else []
        windows = [asdict(window) for window in terms.windows] if terms else []
        self.rules = RulesForm(posted, initial=first)
        self.steps = StepFormSet(posted, initial=None if posted else steps, prefix="steps")
        self.windows = WindowFormSet(posted, initial=None if posted else windows, prefix="windows")

    def is_valid(self, previous_from: date | None) -> bool:
        """Shape first; when that is right, whether it holds together. What is wrong stands beside its field."""
        shaped = [self.rules.is_valid(), self.steps.is_valid(), self.windows.is_valid()]
        if not all(shaped):
            return False
        dates = date_problems(
            valid_from=self.rules.cleaned_data["valid_from"],
            adopted_on=self.rules.cleaned_data["adopted_on"],
            previous_from=previous_from,
            today=clock.today(),
        )
        found = [*dates, *problems(self.terms())]
        rows = self._row_forms()
        for problem in found:
            self._show(problem, rows)
        return not found

    def terms(self) -> Terms:
        return Terms(
            rules=Rules(**{name: self.rules.cleaned_data[name] for name in RULE_NAMES}),
            steps=tuple(step for _form, step in self._step_rows()),
            windows=tuple(window for _form, window in self._window_rows()),
        )

    def asked(self) -> dict[str, Any]:
        """What `adopt_policy` is asked for."""
        terms, typed = self.terms(), self.rules.cleaned_data
        return {
            "valid_from": typed["valid_from"],
            "decision": typed["decision"],
            "adopted_on": typed["adopted_on"],
            "after": typed["after"],
            "rules": asdict(terms.rules),
            "steps": list(terms.steps),
            "windows": list(terms.windows),
        }

    def refuse(self, error: DomainError) -> None:
        show_refusal(self.rules, error)

    def hidden_fields(self) -> Iterator[forms.BoundField]:
        """Everything that was typed, to carry it through the page that asks for confirmation."""
        counts = [self.steps.management_form, self.windows.management_form]
        for form in chain([self.rules], counts, self.steps, self.windows):
            yield from form

    @property
    def wrong_fields(self) -> list[Wrong]:
        """What is wrong anywhere on the page, for the summary on top."""
        if not self.rules.is_bound:
            return []
        wrong = []
        for form in chain([self.rules], self.steps, self.windows):
            row = form["title"].value() if isinstance(form, StepForm) else ""
            wrong += [Wrong("", "", str(message)) for message in form.non_field_errors()]
            for field in form:
                label = f"{row}: {field.label}" if row else str(field.label)
                wrong += [Wrong(field.id_for_label or field.auto_id, label, str(error)) for error in field.errors]
        return wrong

    def _kept(self, formset: forms.BaseFormSet[Any]) -> Iterator[forms.Form]:
        for form in formset:
            if form.has_changed() and form.cleaned_data and not form.cleaned_data.get("DELETE"):
                yield form

    def _step_rows(self) -> list[Row]:
        taken = {form.cleaned_data["key"] for form in self._kept(self.steps)}
        rows = []
        for form in self._kept(self.steps):
            typed = {name: form.cleaned_data[name] for name in StepForm.base_fields}
            typed["key"] = typed["key"] or _new_key(typed, taken)
            taken.add(typed["key"])
            rows.append((form, StepInput(**typed)))
        return sorted(rows, key=lambda row: row[1].weeks)

    def _window_rows(self) -> list[Row]:
        forms_in_order = sorted(self._kept(self.windows), key=lambda form: form.cleaned_data["from_week"])
        return [
            (form, WindowInput(number, form.cleaned_data["from_week"], form.cleaned_data["until_week"]))
            for number, form in enumerate(forms_in_order, start=1)
        ]

    def _row_forms(self) -> dict[tuple[str, str], forms.Form]:
        """Where each step and window was typed; asked before errors take the typing out of `cleaned_data`."""
        steps = {("steps", step.key): form for form, step in self._step_rows()}
        return steps | {("windows", str(window.number)): form for form, window in self._window_rows()}

    def _show(self, problem: Problem, rows: dict[tuple[str, str], forms.Form]) -> None:
        if problem.field not in {"steps", "windows"}:
            self.rules.add_error(problem.field, problem.message)
            return
        form = rows.get((problem.field, problem.row))
        if form is None:
            self.rules.add_error(None, problem.message)
        else:
            form.add_error(problem.column or None, problem.message)


def with_more_rows(posted: QueryDict, prefix: str) -> QueryDict:
    """The same typing with a few more empty rows."""
    wider = posted.copy()
    name = f"{prefix}-TOTAL_FORMS"
    total = posted.get(name, "")
    wider[name] = str((int(total) if total.isdigit() else 0) + MORE_ROWS)
    return wider


def _plain(weeks: Decimal) -> Decimal | int:
    """-12 rather than -12.0."""
    return int(weeks) if weeks == int(weeks) else weeks


def _new_key(typed: dict[str, Any], taken: set[str]) -> str:
    if typed["proof"] == Proof.MOVED and MOVE not in taken:
        return MOVE
    wish = slugify(typed["title"]).replace("-", "_")[:34] or "step"
    return next(key for key in chain([wish], (f"{wish}_{n}" for n in count(2))) if key not in taken)

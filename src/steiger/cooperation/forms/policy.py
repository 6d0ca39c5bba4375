"""The next version of the policy as one page: single rules, protocol steps, visit windows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, count
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.enums import Proof
from steiger.cooperation.forms.terms import MORE_ROWS, StepForm, StepFormSet, TermsForm, WindowFormSet
from steiger.cooperation.rules import (
    RULE_NAMES,
    Problem,
    Rules,
    StepInput,
    Terms,
    WindowInput,
    date_problems,
    problems,
)
from steiger.cooperation.rules.terms import MOVE
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import DateField, show_refusal

Choices = Collection[tuple[int, str]]


class RulesForm(TermsForm):
    """The next version, with the decision that it is adopted by: a recorded one, or what a table decided just now.

    A region without tables writes in words who decided.
    """

    field_order = ("adopted_in", "body", "decision", "adopted_on")

    adopted_in = forms.TypedChoiceField(
        label=_("Adopted by the decision"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Its number stands beside every deadline that follows."),
    )
    body = forms.TypedChoiceField(label=_("Decided by"), required=False, coerce=int, empty_value=None)
    decision = forms.CharField(
        label=_("Decision"),
        max_length=200,
        help_text=_(
            "Who decided, and when. It stands beside every deadline, for example: steering group 3 March 2026."
        ),
    )
    adopted_on = DateField(label=_("Decided on"))

    def __init__(self, *args: Any, tables: Choices = (), decided: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not tables:
            del self.fields["adopted_in"], self.fields["body"]
            return
        none_yet = _("A new one, as follows")
        self.fields["adopted_in"].choices = [("", none_yet), *decided]  # type: ignore[attr-defined]
        self.fields["body"].choices = [("", _("Choose a table")), *tables]  # type: ignore[attr-defined]
        self.fields["decision"].label = _("What was decided, in short")
        self.fields["decision"].help_text = _("It becomes a decision with a number of its own.")
        for name in ("decision", "adopted_on"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "adopted_in" in self.fields and not typed.get("adopted_in"):
            # A first version may rest on what was decided before there were tables here.
            needed = ("body", "decision", "adopted_on") if typed.get("after") else ("decision", "adopted_on")
            for name in needed:
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, _("Choose a recorded decision, or fill this in."))
        return typed


Row = tuple[forms.Form, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    anchor: str
    label: str
    message: str


class PolicyDraft:
    """The three forms of one next version, which are right or wrong together."""

    rules_form: type[TermsForm] = RulesForm

    def __init__(
        self, *, posted: QueryDict | None = None, terms: Terms | None = None, after: int = 0, **choices: Any
    ) -> None:
        """`choices`: what the form of the rules lets one choose from, beside the rules themselves."""
        first = {"after": after, "adopted_on": clock.today(), **(asdict(terms.rules) if terms else {})}
        first |= choices.pop("initial", {})
        steps = [{**asdict(step), "weeks": _plain(step.weeks)} for step in terms.steps] if terms else []
        windows = [asdict(window) for window in terms.windows] if terms else []
        self.rules = self.rules_form(posted, initial=first, **choices)
        self.steps = StepFormSet(posted, initial=None if posted else steps, prefix="steps")
        self.windows = WindowFormSet(posted, initial=None if posted else windows, prefix="windows")

    def is_valid(self, previous_from: date | None) -> bool:
        """Shape first; when that is right, whether it holds together. What is wrong stands beside its field."""
        shaped = [self.rules.is_valid(), self.steps.is_valid(), self.windows.is_valid()]
        if not all(shaped):
            return False
        dates = date_problems(
            valid_from=self.rules.cleaned_data["valid_from"],
            # Of a recorded decision the day is known, and it has passed.
            adopted_on=self.rules.cleaned_data.get("adopted_on") or clock.today(),
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
        """What `adopt_policy` is asked for, but for the decision."""
        terms, typed = self.terms(), self.rules.cleaned_data
        return {
            "valid_from": typed["valid_from"],
            "after": typed["after"],
            "rules": asdict(terms.rules),
            "steps": list(terms.steps),
            "windows": list(terms.windows),
        }

    @property
    def adopted_in(self) -> int | None:
        """The recorded decision that was chosen."""
        chosen: int | None = self.rules.cleaned_data.get("adopted_in")
        return chosen

    @property
    def body(self) -> int | None:
        """The table that decided just now."""
        chosen: int | None = self.rules.cleaned_data.get("body")
        return chosen

    @property
    def in_words(self) -> dict[str, Any]:
        """Who decided, and when, as it was typed."""
        return {name: self.rules.cleaned_data[name] for name in ("decision", "adopted_on")}

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

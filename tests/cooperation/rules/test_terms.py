from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.cooperation.enums import Proof, Template
from steiger.cooperation.rules import StepInput, WindowInput, date_problems, problems, template_terms
from tests.cooperation.factories import TERMS

TODAY = date(2025, 3, 10)


@pytest.mark.parametrize("template", Template.values)
def test_templates_hold_together(template: str) -> None:
    assert problems(template_terms(template)) == []


@pytest.mark.parametrize("template", Template.values)
def test_templates_have_titles_in_both_languages(template: str) -> None:
    assert all(step.title and step.title_en for step in template_terms(template).steps)


def _said(*steps: StepInput) -> list[str]:
    return [problem.row for problem in problems(replace(TERMS, steps=steps)) if problem.field == "steps"]


def _changed(key: str, **values: object) -> list[StepInput]:
    return [replace(step, **values) if step.key == key else step for step in TERMS.steps]  # type: ignore[arg-type]


def test_problems_names_the_row_of_a_late_signature() -> None:
    assert _said(*_changed("document_signed", weeks=Decimal(1))) == ["document_signed"]


def test_problems_wants_one_move_in_week_0() -> None:
    assert _said(*_changed("move", weeks=Decimal(1))) == ["move"]
    assert _said(*[step for step in TERMS.steps if step.key != "move"]) == [""]
    assert _said(*TERMS.steps, StepInput("again", "Nog eens", "", Decimal(0), proof=Proof.MOVED)) == [""]


def test_problems_wants_a_signature() -> None:
    assert _said(*[step for step in TERMS.steps if step.key != "document_signed"]) == [""]


def test_problems_wants_every_visit_in_its_window() -> None:
    assert _said(*_changed("visit_2", weeks=Decimal(20))) == ["visit_2"]
    assert "visit_2" in _said(*_changed("visit_2", visit_number=1))
    assert _said(*_changed("visit_2", visit_number=4)) == ["visit_2"]
    assert _said(*_changed("visit_2", visit_number=None)) == ["visit_2"]
    assert "acquaintance" in _said(*_changed("acquaintance", visit_number=3))


def test_problems_wants_unique_names_within_reach() -> None:
    assert set(_said(*TERMS.steps, replace(TERMS.steps[0]))) == {"school_chosen"}
    assert _said(*_changed("acquaintance", title=" ")) == ["acquaintance"]
    assert _said(*_changed("acquaintance", weeks=Decimal(-61))) == ["acquaintance"]
    assert _said(*_changed("acquaintance", actor="nobody")) == ["acquaintance"]


weeks = st.integers(min_value=-2, max_value=64)


@given(st.lists(st.tuples(weeks, weeks), min_size=1, max_size=6))
def test_problems_accepts_windows_that_follow_each_other_and_no_others(pairs: list[tuple[int, int]]) -> None:
    windows = tuple(WindowInput(number, first, last) for number, (first, last) in enumerate(pairs, start=1))
    found = [problem for problem in problems(replace(TERMS, windows=windows)) if problem.field == "windows"]

    weeks_covered = [week for first, last in pairs for week in range(first, last + 1)]
    in_order = all(first <= last for first, last in pairs) and weeks_covered == sorted(set(weeks_covered))
    in_reach = all(first >= 1 and last <= 60 for first, last in pairs)
    assert (found == []) == (in_order and in_reach)


def test_problems_wants_windows_numbered_in_a_row() -> None:
    windows = (WindowInput(1, 2, 5), WindowInput(3, 10, 14))

    assert [p.row for p in problems(replace(TERMS, windows=windows)) if p.field == "windows"] == ["3"]


days = st.integers(min_value=-400, max_value=400).map(lambda n: TODAY + timedelta(days=n))


@given(valid_from=days, previous_from=days)
def test_date_problems_of_a_next_version(valid_from: date, previous_from: date) -> None:
    found = date_problems(valid_from=valid_from, adopted_on=TODAY, previous_from=previous_from, today=TODAY)

    assert (found == []) == (valid_from >= max(TODAY, previous_from))


@given(valid_from=days)
def test_date_problems_lets_a_first_version_hold_for_the_past(valid_from: date) -> None:
    assert date_problems(valid_from=valid_from, adopted_on=TODAY, previous_from=None, today=TODAY) == []

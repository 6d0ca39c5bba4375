"""Rules without a database: when a certificate is earned, how work goes to and fro, when a scan is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.core.errors import DomainError
from steiger.core.ids import ALPHABET
from steiger.training.enums import Competence, Mark, Moment, Outcome, WorkState
from steiger.training.keys import Terms
from steiger.training.rules import scans
from steiger.training.rules.certificates import Reached, may_be_certified, missing, new_code, tidied
from steiger.training.rules.coaching import spread_day
from steiger.training.rules.template import MODULES, YEARS
from steiger.training.rules.work import check_assessment, may_assess, may_hand_in, state_of

ENOUGH = Reached(attended=8, held=10, passed=7, assignments=7, coached=3)


@dataclass
class Dates:
    begins_on: date = date(2026, 9, 1)
    ends_on: date = date(2029, 7, 1)


COHORT = cast(Any, Dates())


def test_the_template_is_three_years_of_seven_modules_each_with_work() -> None:
    assert YEARS == 3
    assert len(MODULES) == 7
    assert [one.year for one in MODULES] == sorted(one.year for one in MODULES)
    assert {one.year for one in MODULES} == {1, 2, 3}
    for one in MODULES:
        assert one.goals
        assert one.assignment.criteria
        assert all(len(criterion) <= 300 for criterion in one.assignment.criteria)


def test_exactly_what_the_policy_asks_is_enough() -> None:
    assert missing(ENOUGH, Terms()) == []
    assert may_be_certified(ENOUGH, Terms(), has_one=False)


@pytest.mark.parametrize(
    "reached, word",
    [
        (replace(ENOUGH, attended=7), "70%"),
        (replace(ENOUGH, held=0, attended=0), "last session"),
        (replace(ENOUGH, to_come=1), "last session"),
        (replace(ENOUGH, passed=6), "1 assignment has"),
        (replace(ENOUGH, coached=1), "2 coaching sessions"),
    ],
)
def test_whatever_is_missing_is_said(reached: Reached, word: str) -> None:
    verdict = may_be_certified(reached, Terms(), has_one=False)

    assert not verdict
    assert word in verdict.reason


def test_nobody_gets_two() -> None:
    assert "already" in may_be_certified(ENOUGH, Terms(), has_one=True).reason


@given(attended=st.integers(0, 60), held=st.integers(1, 60), asked=st.integers(0, 100))
def test_attendance_is_never_rounded_up(attended: int, held: int, asked: int) -> None:
    attended = min(attended, held)
    reached = replace(ENOUGH, attended=attended, held=held)

    is_enough = not missing(reached, Terms(attendance=asked))

    assert is_enough == (100 * attended >= asked * held)


@given(
    reached=st.builds(
        Reached,
        attended=st.integers(0, 20), held=st.integers(0, 20), to_come=st.integers(0, 2), passed=st.integers(0, 7),
        assignments=st.just(7), coached=st.integers(0, 5),
    ),
    asked=st.integers(0, 100),
    coaching=st.integers(0, 5),
)  # fmt: skip
def test_asking_more_never_certifies_more(reached: Reached, asked: int, coaching: int) -> None:
    stricter = Terms(attendance=min(asked + 10, 100), coaching=coaching + 1)

    if may_be_certified(reached, stricter, has_one=False):
        assert may_be_certified(reached, Terms(attendance=asked, coaching=coaching), has_one=False)


def test_codes_are_unlike_each_other() -> None:
    codes = {new_code() for _time in range(200)}

    assert len(codes) == 200
    assert all(tidied(code) == code for code in codes)


@given(st.text(alphabet=ALPHABET, min_size=12, max_size=12), st.sampled_from(["", " ", "-", " - "]))
def test_a_code_is_read_however_it_is_copied(letters: str, between: str) -> None:
    typed = between.join([letters[:4], letters[4:8], letters[8:]]).lower()

    assert tidied(typed).replace("-", "") == letters


@given(st.text(max_size=60))
def test_what_is_no_code_is_never_looked_up(typed: str) -> None:
    code = tidied(typed)

    assert code == "" or (len(code) == 14 and tidied(code) == code)


@pytest.mark.parametrize(
    "number, said, state",
    [
        (None, None, WorkState.OPEN),
        (1, None, WorkState.HANDED_IN),
        (1, Outcome.FEEDBACK, WorkState.FEEDBACK),
        (1, Outcome.REDO, WorkState.REDO),
        (2, None, WorkState.HANDED_IN),
        (2, Outcome.PASSED, WorkState.PASSED),
    ],
)
def test_the_state_follows_from_the_latest_version(number: int | None, said: str | None, state: WorkState) -> None:
    assert state_of(number, said) == state


def test_passed_work_is_not_touched_any_more() -> None:
    assert not may_hand_in(WorkState.PASSED)
    assert not may_assess(WorkState.PASSED, is_latest=True)
    assert may_hand_in(WorkState.HANDED_IN)
    assert not may_assess(WorkState.HANDED_IN, is_latest=False)
    assert not may_assess(WorkState.OPEN, is_latest=True)


@dataclass
class Work:
    criteria: tuple[str, ...] = ("a", "b")


@pytest.mark.parametrize(
    "outcome, text, marks, field",
    [
        ("", "x", [], "outcome"),
        (Outcome.FEEDBACK, "  ", [], "text"),
        (Outcome.REDO, "x", [Mark.SHOWN], "mark_0"),
        (Outcome.PASSED, "", [Mark.SHOWN, ""], "mark_0"),
        (Outcome.PASSED, "", [Mark.SHOWN, Mark.NOT_YET], "outcome"),
    ],
)
def test_an_assessment_that_says_too_little_is_refused(outcome: str, text: str, marks: list[str], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_assessment(cast(Any, Work()), outcome, text, marks)

    assert refused.value.field == field


def test_an_assessment_that_says_enough_passes() -> None:
    check_assessment(cast(Any, Work()), Outcome.FEEDBACK, "Kijk nog eens naar de doelen.", [])
    check_assessment(cast(Any, Work()), Outcome.PASSED, "", [Mark.SHOWN, Mark.PARTLY])


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_at_most_one_scan_is_open_on_a_day(day: date) -> None:
    open_now = [one for one in Moment if scans.may_be_filled(COHORT, one, day=day, is_filled=False)]

    assert len(open_now) == 1
    assert not scans.may_be_filled(COHORT, open_now[0], day=day, is_filled=True)


def test_scans_open_in_their_order() -> None:
    days = [COHORT.begins_on, COHORT.begins_on + timedelta(days=600), COHORT.ends_on]
    found = [next(one for one in Moment if scans.may_be_filled(COHORT, one, day=day, is_filled=False)) for day in days]

    assert found == list(Moment)


def test_a_scan_answers_every_sentence() -> None:
    scans.check_scores(dict.fromkeys(Competence.values, 2))
    with pytest.raises(DomainError):
        scans.check_scores({Competence.ORAL: 2})
    with pytest.raises(DomainError):
        scans.check_scores(dict.fromkeys(Competence.values, 5))


@given(st.integers(0, 12))
def test_coaching_is_spread_over_the_training(wanted: int) -> None:
    days = [spread_day(COHORT, wanted, number) for number in range(1, wanted + 1)]
    assert days == sorted(days)
    assert all(COHORT.begins_on <= one <= COHORT.ends_on for one in days)

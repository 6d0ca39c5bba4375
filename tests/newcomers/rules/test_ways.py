"""The three ways of organising, the law's terms and the clocks: tables without a database."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from steiger.cooperation.enums import Enroller
from steiger.newcomers import rules
from steiger.newcomers.enums import Notice
from steiger.newcomers.rules.clocks import Tone

NEWCOMER, MOTHER = 1, 2
DAY = date(2026, 11, 26)


def _policy(enroller: Enroller) -> Any:
    return SimpleNamespace(enroller=enroller, fixed_weekday=3)


@pytest.mark.parametrize(
    ("enroller", "mother_school_id", "enrols", "days"),
    [
        (Enroller.NEWCOMER_SCHOOL, MOTHER, NEWCOMER, []),
        (Enroller.NEWCOMER_SCHOOL, None, NEWCOMER, []),
        (Enroller.REFERRING_SCHOOL, MOTHER, MOTHER, []),
        (Enroller.REFERRING_SCHOOL, None, NEWCOMER, []),
        (Enroller.FIXED_DAY, MOTHER, MOTHER, [3]),
        (Enroller.FIXED_DAY, None, NEWCOMER, [3]),
    ],
)
def test_who_enrols(enroller: Enroller, mother_school_id: int | None, enrols: int, days: list[int]) -> None:
    policy = _policy(enroller)

    found = rules.enrolling_school(policy, newcomer_school_id=NEWCOMER, mother_school_id=mother_school_id)

    assert found == enrols
    assert rules.fixed_days(policy) == days


@pytest.mark.parametrize(
    ("weekdays", "ok"), [([3], True), ([], True), ([1, 4], True), ([6], False), ([1, 2, 3, 4, 5], False)]
)
def test_fixed_days_are_some_days_of_the_week(weekdays: list[int], ok: bool) -> None:
    assert bool(rules.weekdays_verdict(weekdays)) is ok


def test_who_enrols_tells_and_in_time() -> None:
    duties = {one.kind: one for one in rules.duties_at_start(school_id=NEWCOMER, from_on=DAY, former_school_id=MOTHER)}

    assert {kind: (one.school_id, (one.due_on - DAY).days) for kind, one in duties.items()} == {
        Notice.PROOF: (NEWCOMER, 0),
        Notice.MUNICIPALITY: (NEWCOMER, 7),
        Notice.FORMER_SCHOOL: (NEWCOMER, 7),
        Notice.NUMBER: (NEWCOMER, 14),
    }


def test_a_first_school_has_no_former_one_to_tell() -> None:
    duties = rules.duties_at_start(school_id=NEWCOMER, from_on=DAY, former_school_id=None)

    assert Notice.FORMER_SCHOOL not in {one.kind for one in duties}


def test_who_deregisters_tells_within_seven_days() -> None:
    assert rules.duty_at_end(school_id=MOTHER, until_on=DAY).due_on == DAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("days_ago", "tones"),
    [
        (0, [Tone.QUIET, Tone.QUIET]),
        (36, [Tone.SOON, Tone.QUIET]),
        (43, [Tone.LATE, Tone.QUIET]),
        (64, [Tone.LATE, Tone.SOON]),
        (71, [Tone.LATE, Tone.LATE]),
    ],
)
def test_the_clocks_of_the_law(days_ago: int, tones: list[Tone]) -> None:
    clocks = rules.law_clocks(DAY - timedelta(days=days_ago), DAY)

    assert [one.tone for one in clocks] == tones


@pytest.mark.parametrize(
    ("born", "enrolled", "nowhere"),
    [
        (date(2018, 3, 1), False, True),
        (date(2018, 3, 1), True, False),
        (date(2021, 11, 2), False, False),
        (date(2021, 10, 30), False, True),
        (date(2008, 11, 20), False, False),
    ],
)
def test_enrolled_nowhere_is_an_alarm_at_compulsory_age(born: date, enrolled: bool, nowhere: bool) -> None:
    assert rules.is_enrolled_nowhere(birth_on=born, enrolled=enrolled, today=DAY) is nowhere

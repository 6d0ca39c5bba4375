"""What can still be in time before the move. Without a database: dates only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steiger.cooperation.enums import Proof
from steiger.organisations.rules.calendar import FreeDay, SchoolCalendar
from steiger.transitions import rules
from steiger.transitions.rules.timing import NEEDS, earliest_days

AUTUMN = (date(2026, 10, 17), date(2026, 10, 25))
CHRISTMAS = (date(2026, 12, 19), date(2027, 1, 3))
CALENDAR = SchoolCalendar([AUTUMN, CHRISTMAS], [(date(2026, 11, 6), date(2026, 11, 6))])
MONDAY = date(2026, 9, 7)
PROTOCOL = [
    (Proof.SCHOOL_CHOSEN, -12),
    (Proof.SCHOOL_AGREED, -10),
    (Proof.SAID, -6),
    (Proof.DOCUMENT_DRAFTED, -4),
    (Proof.DOCUMENT_DISCUSSED, -3),
    (Proof.DOCUMENT_SIGNED, -2),
    (Proof.MOVED, 0),
]


@dataclass(frozen=True)
class Line:
    proof: str
    weeks: Decimal
    due_on: date
    done_on: date | None = None
    title: str = ""
    title_en: str = ""


def protocol(move_on: date, *, done: int = 0) -> list[Line]:
    """The steps around this day; the first so many are done."""
    return [
        Line(
            proof=proof,
            weeks=Decimal(weeks),
            due_on=rules.due_on(CALENDAR, move_on, Decimal(weeks)),
            done_on=MONDAY if place < done else None,
        )
        for place, (proof, weeks) in enumerate(PROTOCOL)
    ]


def test_a_move_far_enough_away_warns_of_nothing() -> None:
    move_on = CALENDAR.weeks_after(MONDAY, 13)
    assert rules.too_late(CALENDAR, MONDAY, protocol(move_on), 5) == []


def test_it_warns_before_the_step_is_late_and_says_what_it_waits_for() -> None:
    """Two weeks before the move: signing is due in no time, and nobody has chosen a school."""
    move_on = CALENDAR.weeks_after(MONDAY, 2)

    late = rules.too_late(CALENDAR, MONDAY, protocol(move_on), 5)

    said = {one.step.proof: (one.earliest_on, one.waits_for) for one in late}
    assert said[Proof.DOCUMENT_SIGNED] == (date(2026, 9, 16), Proof.DOCUMENT_DISCUSSED)
    assert all(one.step.due_on >= MONDAY for one in late)


def test_how_long_a_school_may_think_counts() -> None:
    slow = earliest_days(CALENDAR, MONDAY, set(), 20)
    assert slow[Proof.SCHOOL_AGREED] == (date(2026, 10, 5), Proof.SCHOOL_CHOSEN)
    assert slow[Proof.DOCUMENT_SIGNED] == (date(2026, 10, 6), Proof.SCHOOL_AGREED)


def test_the_parents_week_skips_the_holiday() -> None:
    before_autumn = date(2026, 10, 16)
    asked = earliest_days(CALENDAR, before_autumn, {Proof.SCHOOL_CHOSEN, Proof.DOCUMENT_DRAFTED}, 5)
    assert asked[Proof.DOCUMENT_DISCUSSED][0] == date(2026, 10, 30)


@settings(max_examples=150, deadline=None)
@given(
    today=st.dates(date(2026, 8, 1), date(2027, 6, 1)),
    weeks=st.integers(0, 30),
    done=st.integers(0, len(PROTOCOL) - 1),
    answer_days=st.integers(1, 20),
)
def test_the_first_day_in_time_is_in_time_and_the_day_before_is_not(
    today: date, weeks: int, done: int, answer_days: int
) -> None:
    steps = protocol(CALENDAR.weeks_after(today, weeks), done=done)

    first = rules.first_day_in_time(CALENDAR, today, steps, answer_days)

    assert CALENDAR.is_school_day(first)
    assert rules.too_late_on(CALENDAR, today, steps, first, answer_days) == []
    for days in (1, 7, 40):
        later = CALENDAR.next_school_day(first + timedelta(days=days))
        assert rules.too_late_on(CALENDAR, today, steps, later, answer_days) == []
    # One school day earlier cannot hold, unless the first is today already.
    earlier = CALENDAR.last_school_day_before(first)
    if earlier >= today:
        assert rules.too_late_on(CALENDAR, today, steps, earlier, answer_days) != []


@settings(max_examples=100, deadline=None)
@given(
    today=st.dates(date(2026, 8, 1), date(2027, 6, 1)),
    held=st.sets(st.sampled_from(sorted(NEEDS))),
    answer_days=st.integers(1, 20),
)
def test_no_fact_comes_before_what_it_needs(today: date, held: set[Proof], answer_days: int) -> None:
    earliest = earliest_days(CALENDAR, today, held, answer_days)
    for proof, (day, _waits_for) in earliest.items():
        assert day >= today
        assert all(earliest[need][0] <= day for need in NEEDS[proof] if need in earliest)


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2026, 9, 7), None),
        (date(2026, 9, 12), FreeDay.WEEKEND),
        (date(2026, 10, 18), FreeDay.HOLIDAY),
        (date(2026, 10, 20), FreeDay.HOLIDAY),
        (date(2026, 11, 6), FreeDay.LOCAL),
        (date(2027, 4, 27), FreeDay.PUBLIC_HOLIDAY),
    ],
)
def test_why_there_are_no_lessons(day: date, free: FreeDay | None) -> None:
    assert CALENDAR.why_free(day) == free

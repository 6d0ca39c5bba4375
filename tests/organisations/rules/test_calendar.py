from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steiger.organisations.rules.calendar import Period, SchoolCalendar

SUMMER = (date(2026, 7, 4), date(2026, 8, 16))
CHRISTMAS = (date(2026, 12, 19), date(2027, 1, 3))

days = st.dates(date(2015, 1, 1), date(2045, 12, 31))
weeks = st.integers(0, 120).map(lambda halves: Decimal(halves) / 2)
whole_weeks = st.integers(0, 60)


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    """Any holidays and free days, at most so long as a summer."""

    def periods(most: int, longest: int) -> list[Period]:
        starts = draw(st.lists(days, max_size=most))
        return [(first, first + timedelta(draw(st.integers(0, longest)))) for first in starts]

    return SchoolCalendar(periods(6, 50), periods(3, 5))


@settings(max_examples=60, deadline=None)
@given(calendars(), days, weeks)
def test_weeks_before_undoes_weeks_after_on_school_days(calendar: SchoolCalendar, day: date, n: Decimal) -> None:
    start = calendar.next_school_day(day)
    assert calendar.weeks_before(calendar.weeks_after(start, n), n) == start
    assert calendar.weeks_after(calendar.weeks_before(start, n), n) == start


@settings(max_examples=60, deadline=None)
@given(calendars(), days, days, weeks)
def test_weeks_are_monotone_in_the_day(calendar: SchoolCalendar, one: date, other: date, n: Decimal) -> None:
    earlier, later = sorted((one, other))
    assert calendar.weeks_after(earlier, n) <= calendar.weeks_after(later, n)
    assert calendar.weeks_before(earlier, n) <= calendar.weeks_before(later, n)


@settings(max_examples=60, deadline=None)
@given(calendars(), days, weeks, weeks)
def test_weeks_are_monotone_in_the_number(calendar: SchoolCalendar, day: date, one: Decimal, other: Decimal) -> None:
    fewer, more = sorted((one, other))
    assert calendar.weeks_after(day, fewer) <= calendar.weeks_after(day, more)
    assert calendar.weeks_before(day, fewer) >= calendar.weeks_before(day, more)


@settings(max_examples=60, deadline=None)
@given(calendars(), days, weeks)
def test_weeks_never_end_in_a_holiday(calendar: SchoolCalendar, day: date, n: Decimal) -> None:
    assert calendar.is_school_day(calendar.weeks_after(day, n))
    assert calendar.is_school_day(calendar.weeks_before(day, n))
    assert calendar.weeks_after(day, n).weekday() < 5


@settings(max_examples=60, deadline=None)
@given(calendars(), days, whole_weeks, whole_weeks)
def test_weeks_add_up(calendar: SchoolCalendar, day: date, one: int, other: int) -> None:
    assert calendar.weeks_after(calendar.weeks_after(day, one), other) == calendar.weeks_after(day, one + other)
    assert calendar.weeks_before(calendar.weeks_before(day, one), other) == calendar.weeks_before(day, one + other)


@settings(max_examples=60, deadline=None)
@given(calendars(), days, whole_weeks)
def test_school_weeks_between_measures_what_was_added(calendar: SchoolCalendar, day: date, n: int) -> None:
    assert calendar.school_weeks_between(day, calendar.weeks_after(day, n)) == n
    assert calendar.school_weeks_between(calendar.weeks_after(day, n), day) == -n


@settings(max_examples=60, deadline=None)
@given(calendars(), days, whole_weeks)
def test_one_school_week_is_five_school_days(calendar: SchoolCalendar, day: date, n: int) -> None:
    start, end = calendar.next_school_day(day), calendar.weeks_after(day, n)
    between = [start + timedelta(i) for i in range((end - start).days)]
    assert sum(calendar.is_school_day(d) for d in between) == 5 * n


def test_weeks_before_skips_the_summer() -> None:
    calendar = SchoolCalendar([SUMMER])
    assert calendar.weeks_before(date(2026, 8, 24), 2) == date(2026, 6, 29)


def test_weeks_after_starts_from_the_first_school_day_when_there_are_no_lessons() -> None:
    calendar = SchoolCalendar([SUMMER])
    assert calendar.weeks_after(date(2026, 7, 20), 0) == date(2026, 8, 17)
    assert calendar.weeks_after(date(2026, 7, 20), 1) == date(2026, 8, 24)


def test_half_weeks_are_whole_days_rounded_up() -> None:
    calendar = SchoolCalendar([])
    assert calendar.weeks_after(date(2026, 9, 7), Decimal("0.5")) == date(2026, 9, 10)
    assert calendar.weeks_before(date(2026, 9, 10), Decimal("2.5")) == date(2026, 8, 24)


@pytest.mark.parametrize("day", [date(2026, 4, 27), date(2026, 5, 14), date(2026, 5, 25), date(2027, 1, 1)])
def test_public_holidays_are_no_school_days(day: date) -> None:
    assert not SchoolCalendar([]).is_school_day(day)
    assert day.weekday() < 5


def test_free_days_are_no_school_days_and_do_not_say_how_far_holidays_are_known() -> None:
    free = date(2031, 3, 3)
    calendar = SchoolCalendar([SUMMER, CHRISTMAS], [(free, free)])
    assert not calendar.is_school_day(free)
    assert calendar.is_school_day(free + timedelta(1))
    assert calendar.known_until == CHRISTMAS[1]
    assert SchoolCalendar([]).known_until is None


def test_last_school_day_before_looks_over_the_holiday() -> None:
    assert SchoolCalendar([SUMMER]).last_school_day_before(date(2026, 8, 10)) == date(2026, 7, 3)


def test_weeks_outside_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="school calendar"):
        SchoolCalendar([]).weeks_after(date(2060, 12, 1), 40)

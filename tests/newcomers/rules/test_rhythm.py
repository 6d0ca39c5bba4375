from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from steiger.newcomers import rules
from steiger.organisations.rules.calendar import SchoolCalendar

HOLIDAYS = [
    (date(2025, 10, 18), date(2025, 10, 26)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 14), date(2026, 2, 22)),
    (date(2026, 4, 25), date(2026, 5, 3)),
    (date(2026, 7, 18), date(2026, 8, 30)),
]
CALENDAR = SchoolCalendar(HOLIDAYS)
DAYS = st.dates(date(2025, 8, 1), date(2026, 9, 30))
WEEKS = st.sampled_from([4, 10, 13, 26])


@given(first=DAYS, weeks=WEEKS, number=st.integers(1, 6))
def test_a_moment_is_a_school_day_so_many_school_weeks_after_the_first(first: date, weeks: int, number: int) -> None:
    day = rules.evaluation_due_on(CALENDAR, first, number, weeks)

    assert CALENDAR.is_school_day(day)
    assert CALENDAR.school_weeks_between(first, day) == number * weeks


@given(first=DAYS, weeks=WEEKS, late=st.integers(0, 400), last=st.integers(0, 5))
def test_a_moment_is_never_evaluated_twice_and_comes_after_the_last(
    first: date, weeks: int, late: int, last: int
) -> None:
    held = first + timedelta(days=late)

    number = rules.evaluation_number(CALENDAR, first, held, weeks, last)

    assert number > last
    if number > last + 1:
        # Moments were passed by: then this is the nearest one.
        passed = float(CALENDAR.school_weeks_between(first, held)) / weeks
        assert abs(number - passed) <= 0.5


@given(first=DAYS, weeks=WEEKS, number=st.integers(1, 6), days=st.integers(-5, 5))
def test_who_evaluates_about_on_time_meets_that_moment(first: date, weeks: int, number: int, days: int) -> None:
    """Late or early by some days moves no other moment."""
    held = rules.evaluation_due_on(CALENDAR, first, number, weeks) + timedelta(days=days)

    assert rules.evaluation_number(CALENDAR, first, held, weeks, number - 1) == number


@given(first=DAYS, weeks=WEEKS, stay=st.integers(1, 60))
def test_all_moments_of_a_stay_lie_in_it_in_order(first: date, weeks: int, stay: int) -> None:
    until = CALENDAR.weeks_after(first, stay)

    days = rules.evaluation_days(CALENDAR, first, until, weeks)

    assert days == sorted(set(days))
    assert all(first < day < until for day in days)
    assert len(days) == (stay - 1) // weeks

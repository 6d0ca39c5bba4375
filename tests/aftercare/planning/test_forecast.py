"""The shortage in hours per month, and what a day more would solve."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from steiger.aftercare.planning.figures import figures
from steiger.aftercare.planning.forecast import Expected, forecast
from steiger.aftercare.planning.search import propose
from tests.aftercare.planning.regions import tidy

MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)


def test_a_month_that_is_short_and_one_that_is_not() -> None:
    expected = [Expected(date(2027, 3, 9), 52) for _ in range(60)] + [Expected(APRIL, 52, "trauma", chance=0.5)]
    found = forecast(expected, {MARCH: 40.0, APRIL: 40.0})
    march, april = found.months
    assert (march.visits, march.needed_hours, march.available_hours) == (60, 60.0, 30.0)
    assert march.shortage_hours == 30.0
    assert march.extra_days_a_week == 1.5
    assert march.shortage_with_a_day_more == 4.0
    assert (april.visits, april.shortage_hours, april.extra_days_a_week) == (0.5, 0.0, 0.0)
    assert found.shortage_hours == 30.0
    assert found.by_specialism == {"trauma": 0.5}


def test_driving_is_reckoned_from_the_plan_in_force() -> None:
    plan = propose(tidy(), iterations=20)
    known = figures(tidy(), plan)
    assert forecast([], {}, known=known).travel_per_visit == round(known.travel_minutes / known.served, 1)
    assert forecast([], {}).months == ()


@given(st.lists(st.builds(Expected, st.dates(MARCH, date(2028, 3, 1)), st.integers(-10, 200))))
def test_a_day_more_never_makes_it_worse(expected: list[Expected]) -> None:
    found = forecast(expected, {MARCH: 10.0})
    assert found.shortage_with_a_day_more <= found.shortage_hours
    for month in found.months:
        assert (month.extra_days_a_week == 0) == (
            month.needed_hours <= month.available_hours or not month.shortage_hours
        )

"""Several children at one school in one trip: which, and planned all at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.aftercare import actions, rules, selectors
from steiger.aftercare.enums import VisitState
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from tests.aftercare import factories
from tests.factories import Places

TODAY = date(2026, 11, 2)
windows = st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 40)), max_size=6)


def visits_of(found: list[tuple[int, int]]) -> list[Visit]:
    return [
        Visit(pk=place, window_from=TODAY + timedelta(first), window_until=TODAY + timedelta(first + length))
        for place, (first, length) in enumerate(found)
    ]


@given(windows)
def test_every_visit_is_in_one_trip_and_one_day_fits_all(found: list[tuple[int, int]]) -> None:
    visits = visits_of(found)
    with clock.on(TODAY):
        trips = rules.in_one_trip(visits)

        assert sorted(visit.pk for trip in trips for visit in trip) == [visit.pk for visit in visits]
        for trip in trips:
            first, last = rules.common_days(trip)
            assert TODAY <= first <= last
        # As few as can be: no two trips end before the other's children can be seen.
        ends = [rules.common_days(trip)[1] for trip in trips]
        for end, following in zip(ends, trips[1:], strict=False):
            assert all(rules.days_for(visit)[0] > end for visit in following)


@pytest.fixture
def two(region: Region, places: Places, amina: Member, carla: Member, dirk: Member) -> list[Visit]:
    """The first visits of two children who moved to the same school."""
    return [
        factories.entrusted(factories.make_moved(region, places, by=amina, call_name=name), carla, by=dirk)
        for name in ("Amira", "Dilan")
    ]


def plan(visits: list[Visit], by: Member, day: date = factories.FIRST_FROM, who: Member | None = None) -> None:
    actions.plan_trip(visits=visits, specialist_id=(who or by).user_id, planned_at=factories.at(day), by=by)


def test_a_trip_plans_all_and_tells_the_school_once(two: list[Visit], carla: Member, bram: Member) -> None:
    [trip] = selectors.trips(carla)
    assert {visit.pk for visit in trip.visits} == {visit.pk for visit in two}
    Letter.objects.all().delete()

    plan(two, carla)

    assert {Visit.objects.get(pk=visit.pk).state for visit in two} == {VisitState.PLANNED}
    [letter] = Letter.objects.all()
    assert "A.H." in letter.body
    assert "D.H." in letter.body
    assert "Amira" not in letter.body
    assert selectors.trips(carla) == []


def test_a_trip_is_all_or_nothing(two: list[Visit], carla: Member) -> None:
    with pytest.raises(DomainError, match=r"A\.H\."):
        plan(two, carla, day=factories.FIRST_FROM - timedelta(days=7))

    assert {Visit.objects.get(pk=visit.pk).state for visit in two} == {VisitState.OPEN}


def test_a_trip_goes_to_one_school(two: list[Visit], carla: Member) -> None:
    with pytest.raises(DomainError, match="dezelfde school"):
        plan([], carla)


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun"])
def test_a_trip_is_for_who_plans_the_visits(
    who: str, two: list[Visit], carla: Member, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowedError):
        plan(two, request.getfixturevalue(who), who=carla)


def test_another_specialist_sees_no_trip(two: list[Visit], cees: Member, dirk: Member) -> None:
    assert selectors.trips(cees) == []
    assert len(selectors.trips(dirk)) == 1

"""Hours: those of a line over its months, those that are there, and that nobody promises more."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import SpentHours, SupportLine, SupportPackage, Visit
from steiger.aftercare.rules import hours as rules
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils.models import Journey
from tests.aftercare import factories
from tests.factories import Places

SUMMER = (date(2026, 7, 18), date(2026, 8, 30))
CALENDAR = SchoolCalendar([SUMMER])
days = st.dates(date(2026, 1, 1), date(2027, 6, 30))
tenths = st.integers(1, 2000).map(lambda number: Decimal(number) / 10)


@given(tenths, days, st.integers(0, 400))
@example(Decimal("3.3"), date(2026, 7, 24), 33)
@settings(deadline=None)
def test_a_line_is_spread_over_its_months_and_nothing_gets_lost(hours: Decimal, start: date, length: int) -> None:
    end = start + timedelta(days=length)

    found = rules.spread(hours, start, end, CALENDAR)

    assert sum(found.values()) == hours
    assert min(found.values()) >= 0
    assert list(found) == rules.months_from(start, end)


def test_no_hours_fall_in_the_summer() -> None:
    found = rules.spread(Decimal(20), date(2026, 7, 1), date(2026, 9, 11), CALENDAR)

    assert found[date(2026, 8, 1)] < 1
    assert found[date(2026, 7, 1)] > found[date(2026, 9, 1)] > 5


@given(st.lists(st.tuples(days, st.integers(0, 40).map(Decimal)), max_size=4, unique_by=lambda step: step[0]))
def test_hours_that_are_there_follow_the_steps(steps: list[tuple[date, Decimal]]) -> None:
    steps.sort()
    months = rules.months_from(date(2026, 1, 1), date(2027, 6, 30))

    found = rules.there(steps, months, CALENDAR)

    most = max((hours for _day, hours in steps), default=Decimal(0))
    assert all(0 <= found[month] <= most * 5 for month in months)
    assert all(found[month] == 0 for month in months if not steps or rules._next(month) <= steps[0][0])


def there(carla: Member, dirk: Member, hours: int = 1) -> None:
    actions.set_hours(user_id=carla.user_id, from_on=clock.today(), hours_per_week=Decimal(hours), by=dirk)


def month_of_support(**changed: Any) -> dict[str, Any]:
    return {"hours": Decimal(4), "until_on": clock.today() + timedelta(days=27), **changed}


def test_nobody_promises_hours_that_are_not_there(visit: Visit, journey: Journey, carla: Member, dirk: Member) -> None:
    there(carla, dirk)
    factories.supported(journey, by=carla, **month_of_support(owner_id=carla.user_id, hours=Decimal(2)))

    with pytest.raises(DomainError, match=r"Carla: in september 2026 nog .* uur vrij") as refused:
        factories.supported(journey, by=carla, **month_of_support(owner_id=carla.user_id))
    assert refused.value.field == "hours"
    with pytest.raises(DomainError, match="De specialisten samen"):
        factories.supported(journey, by=carla, **month_of_support())
    assert SupportLine.objects.count() == 1


def test_only_the_coordinator_promises_more_and_says_why(
    visit: Visit, journey: Journey, carla: Member, dirk: Member
) -> None:
    there(carla, dirk)
    too_much = month_of_support(owner_id=carla.user_id, hours=Decimal(40))

    with pytest.raises(DomainError, match="Alleen de coördinator"):
        factories.supported(journey, by=carla, over_reason="Het moet", **too_much)
    with pytest.raises(DomainError):
        factories.supported(journey, by=dirk, **too_much)
    line = factories.supported(journey, by=dirk, over_reason="De school kan niet wachten", **too_much)

    assert (line.over_by_id, line.over_reason) == (dirk.user_id, "De school kan niet wachten")
    [row] = selectors.hours_page(dirk).rows
    assert row.short > 30
    assert selectors.hours_page(dirk).region.short == row.short


def test_a_reason_that_was_not_needed_is_not_kept(visit: Visit, journey: Journey, carla: Member, dirk: Member) -> None:
    there(carla, dirk, hours=20)

    line = factories.supported(journey, by=dirk, over_reason="Voor de zekerheid", **month_of_support())

    assert (line.over_by_id, line.over_reason) == (None, "")


def test_a_region_without_hours_is_not_held_to_them(visit: Visit, journey: Journey, carla: Member) -> None:
    assert factories.supported(journey, by=carla, **month_of_support(hours=Decimal(100))).over_by_id is None


def test_hours_that_ended_are_free_again(visit: Visit, journey: Journey, carla: Member, dirk: Member) -> None:
    there(carla, dirk)
    line = factories.supported(journey, by=carla, **month_of_support(hours=Decimal(3), owner_id=carla.user_id))
    actions.end_support(line=line, by=carla)

    factories.supported(journey, by=carla, **month_of_support(hours=Decimal(3), owner_id=carla.user_id))


def test_a_specialist_brings_in_nobody_new(visit: Visit, journey: Journey, carla: Member, cees: Member) -> None:
    with pytest.raises(NotAllowedError):
        factories.supported(journey, by=carla, owner_id=cees.user_id)


@pytest.mark.parametrize("who", ["carla", "amina", "bram", "esra"])
def test_hours_and_packages_are_the_coordinators(
    who: str, carla: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)
    with pytest.raises(NotAllowedError):
        there(carla, by)
    with pytest.raises(NotAllowedError):
        package(by)


def package(by: Member, **parts: Any) -> SupportPackage:
    return actions.make_package(
        name="Basis",
        municipality_id=None,
        parts={
            SupportFor.TEACHER: actions.Part("Coaching in de klas", Decimal(6), weeks=10),
            SupportFor.PUPIL: actions.Part("Themawoorden vooraf", Decimal(4), weeks=5, from_week=2),
        },
        by=by,
    )


def test_a_package_is_agreed_in_one_go(visit: Visit, journey: Journey, carla: Member, dirk: Member) -> None:
    made = package(dirk)

    teacher, pupil = actions.agree_package(journey=journey, package=made, owner_id=carla.user_id, by=carla)

    assert (teacher.from_on, teacher.until_on) == (factories.MOVED_ON, date(2026, 11, 13))
    assert (pupil.from_on, pupil.until_on) == (date(2026, 9, 21), date(2026, 10, 23))
    assert {teacher.package_id, pupil.package_id} == {made.pk}


def test_a_package_is_agreed_whole_or_not(visit: Visit, journey: Journey, carla: Member, dirk: Member) -> None:
    there(carla, dirk)
    made = package(dirk)

    with pytest.raises(DomainError):
        actions.agree_package(journey=journey, package=made, owner_id=carla.user_id, by=carla)

    assert not SupportLine.objects.exists()


def test_a_package_that_is_no_longer_offered_cannot_be_agreed(journey: Journey, dirk: Member) -> None:
    made = actions.end_package(package=package(dirk), by=dirk)

    assert selectors.packages_for(dirk, journey) == []
    with pytest.raises(DomainError, match="niet meer"):
        actions.agree_package(journey=journey, package=made, by=dirk)


def test_hours_given_are_written_down_and_struck(visit: Visit, journey: Journey, carla: Member) -> None:
    line = factories.supported(journey, by=carla)
    spent = actions.spend_hours(line=line, spent_on=clock.today(), hours=Decimal("1.5"), by=carla)
    for changed in ({"spent_on": clock.today() + timedelta(1)}, {"spent_on": clock.today() - timedelta(1)}):
        with pytest.raises(DomainError) as refused:
            actions.spend_hours(line=line, hours=Decimal(1), by=carla, **changed)
        assert refused.value.field == "spent_on"
    with pytest.raises(DomainError):
        actions.spend_hours(line=line, spent_on=clock.today(), hours=Decimal(25), by=carla)

    assert selectors.support_page(carla, line).left == Decimal("4.5")
    actions.strike_hours(spent=spent, by=carla)
    assert not SpentHours.objects.exists()


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun"])
def test_hours_are_written_by_who_looks_after_the_child(
    who: str, visit: Visit, journey: Journey, carla: Member, request: pytest.FixtureRequest
) -> None:
    line = factories.supported(journey, by=carla)

    with pytest.raises(NotAllowedError):
        actions.spend_hours(line=line, spent_on=clock.today(), hours=Decimal(1), by=request.getfixturevalue(who))

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from steiger.core.scope import enter_region
from steiger.organisations.actions import import_holidays
from steiger.organisations.enums import HolidayRegion
from steiger.organisations.importing.reference import reference_holidays
from steiger.organisations.models import LocalFreeDay, Region
from steiger.organisations.selectors import calendar_for, calendar_for_region, calendars_for
from tests.factories import Places, make_school

MONDAY = date(2026, 9, 28)


@pytest.fixture
def holidays(region: Region) -> None:
    import_holidays(holidays=reference_holidays())


def test_calendar_for_follows_the_school_s_holiday_region(holidays: None, places: Places) -> None:
    north = make_school("Noorderlicht", holiday_region=HolidayRegion.NOORD)
    in_autumn = date(2026, 10, 12)
    assert not calendar_for(north.pk).is_school_day(in_autumn)
    assert calendar_for(places.mother_school.pk).is_school_day(in_autumn)
    assert calendar_for(north.pk).known_until == date(2030, 9, 1)


def test_calendar_for_asks_once(
    holidays: None, places: Places, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        calendar_for(places.mother_school.pk).weeks_before(date(2026, 9, 1), 12)


def test_calendars_for_agree_with_calendar_for_in_three_queries(
    holidays: None, region: Region, places: Places, django_assert_num_queries: Callable[[int], Any]
) -> None:
    LocalFreeDay.objects.create(region=region, name="Hier", first_on=MONDAY, last_on=MONDAY)
    LocalFreeDay.objects.create(
        region=region, school=places.other_school, name="Daar", first_on=date(2026, 9, 29), last_on=date(2026, 9, 30)
    )
    schools = [places.mother_school.pk, places.other_school.pk]
    with django_assert_num_queries(3):
        many = calendars_for(schools)
    for pk in schools:
        assert many[pk].weeks_after(MONDAY, 30) == calendar_for(pk).weeks_after(MONDAY, 30)
        assert many[pk].is_school_day(date(2026, 9, 29)) is (pk == places.mother_school.pk)


def test_calendar_for_region_follows_most_of_its_schools(holidays: None, region: Region, places: Places) -> None:
    make_school("Noorderlicht", holiday_region=HolidayRegion.NOORD)
    assert calendar_for_region(region).weeks_after(MONDAY, 10) == calendar_for(places.mother_school.pk).weeks_after(
        MONDAY, 10
    )


def test_calendar_for_does_not_know_another_region_s_free_days(
    holidays: None, region: Region, other_region: Region, places: Places
) -> None:
    enter_region(other_region.pk)
    LocalFreeDay.objects.create(region=other_region, name="Daar", first_on=MONDAY, last_on=MONDAY)
    assert not calendar_for(places.mother_school.pk).is_school_day(MONDAY)
    enter_region(region.pk)
    assert calendar_for(places.mother_school.pk).is_school_day(MONDAY)

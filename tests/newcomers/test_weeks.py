from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from steiger.access.member import Member
from steiger.cooperation import keys
from steiger.cooperation.enums import Measure
from steiger.core import clock
from steiger.newcomers.models import Placement
from steiger.organisations.models import Region
from steiger.pupils.models import MotherSchoolBond
from tests.factories import Places, make_journey

YEAR = {"first_on": date(2024, 8, 1), "last_on": date(2025, 7, 31)}
FOUR_WEEKS = keys.Count(Decimal("4.0"), 1)


@pytest.fixture
def placement(region: Region, places: Places, dirk: Member) -> Placement:
    """From Monday 2 September, four weeks of lessons; the test schools have no holidays."""
    with clock.on(date(2024, 9, 2)):
        journey = make_journey(region)
    return Placement.objects.create(
        region=region, journey=journey, group=places.group, offered_on=date(2024, 8, 20), offered_by_id=dirk.user_id,
        placed_on=date(2024, 9, 2), placed_by_id=dirk.user_id, ended_on=date(2024, 9, 30),
    )  # fmt: skip


def _bond(placement: Placement, places: Places, by: Member) -> None:
    MotherSchoolBond.objects.create(
        region=placement.region, journey=placement.journey, school=places.mother_school,
        announced_on=date(2024, 9, 10), announced_by_id=by.user_id,
    )  # fmt: skip


def test_weeks_go_to_the_board_of_the_mother_school(placement: Placement, places: Places, dirk: Member) -> None:
    assert keys.count(Measure.WEEKS_BOARD, **YEAR) == {None: FOUR_WEEKS}

    _bond(placement, places, dirk)

    assert keys.count(Measure.WEEKS_BOARD, **YEAR) == {places.board.pk: FOUR_WEEKS}


def test_weeks_go_to_the_municipality_of_the_place_of_residence(placement: Placement, places: Places) -> None:
    assert keys.count(Measure.WEEKS_MUNICIPALITY, **YEAR) == {None: FOUR_WEEKS}
    pupil = placement.journey.pupil
    pupil.place = "utrecht "
    pupil.save(update_fields=["place"])

    assert keys.count(Measure.WEEKS_MUNICIPALITY, **YEAR) == {places.municipality.pk: FOUR_WEEKS}


def test_weeks_are_counted_within_the_period_only(placement: Placement, places: Places, dirk: Member) -> None:
    _bond(placement, places, dirk)

    second_half = {"first_on": date(2024, 9, 16), "last_on": date(2024, 9, 20)}
    year_after = {"first_on": date(2025, 8, 1), "last_on": date(2026, 7, 31)}

    assert keys.count(Measure.WEEKS_BOARD, **second_half) == {places.board.pk: keys.Count(Decimal("1.0"), 1)}
    assert keys.count(Measure.WEEKS_BOARD, **year_after) == {}


def test_weeks_ask_as_little_for_three_children_as_for_one(
    region: Region, placement: Placement, places: Places, dirk: Member, django_assert_max_num_queries: object
) -> None:
    _bond(placement, places, dirk)
    for _number in range(2):
        Placement.objects.create(
            region=region, journey=make_journey(region), group=places.group, offered_on=date(2024, 8, 20),
            offered_by_id=dirk.user_id, placed_on=date(2024, 9, 2), placed_by_id=dirk.user_id,
        )  # fmt: skip

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        keys.count(Measure.WEEKS_BOARD, **YEAR)

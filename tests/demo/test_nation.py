from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from steiger.access.member import Member
from steiger.core.scope import region_scope
from steiger.demo.nation import add_crowds, found_regions, partnerships
from steiger.demo.people import PASSWORD
from steiger.newcomers.selectors import group_choices, places_for
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.pupils.enums import Phase
from steiger.pupils.models import Journey
from steiger.pupils.rules import visible_to
from tests.factories import Places, make_school

pytestmark = pytest.mark.django_db


def _quiet(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def country(region: Region) -> None:
    """Two partnerships beside the region that is there, one of five schools and one of ten."""
    for code, count in (("PO3001", 5), ("PO3002", 10)):
        for number in range(count):
            make_school(f"School {number}", code=f"{code[-2:]}A{number}00", partnership=code)


def test_partnerships_without_a_region_get_one_and_only_once(country: None) -> None:
    assert [(one.code, one.schools) for one in partnerships()] == [("PO3001", 5), ("PO3002", 10)]

    assert found_regions(progress=_quiet) == 2

    assert partnerships() == []
    assert found_regions(progress=_quiet) == 0


def test_children_are_spread_by_schools_and_everybody_there_sees_their_own(
    country: None, dirk: Member, carla: Member, places: Places
) -> None:
    found_regions(progress=_quiet)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        added = add_crowds(progress=_quiet, journeys=120)
        cursor.execute("SET ROLE steiger_app")

    counts = {}
    for region in Region.objects.filter(slug__in=["po3001", "po3002"]):
        with region_scope(region.pk):
            user = User.objects.get(email=f"coordinator.{region.slug}@demo.example")
            coordinator = member_for(user, region.pk)
            assert coordinator is not None
            journeys = Journey.objects.filter(visible_to(coordinator))
            counts[region.slug] = journeys.count()
            assert {journey.phase for journey in journeys} >= {
                Phase.REFERRED,
                Phase.AT_NEWCOMER_SCHOOL,
                Phase.COMPLETED,
            }
            assert any(groups for _school, groups in group_choices(places_for(coordinator)))
    assert 120 >= added > sum(counts.values())
    # Eight for every school that teaches no newcomers.
    assert counts == {"po3001": 4 * 8, "po3002": 9 * 8}


def test_who_comes_in_has_the_password_of_the_demo(country: None) -> None:
    found_regions(progress=_quiet)

    assert authenticate(None, username="specialist.po3001@demo.example", password=PASSWORD) is not None

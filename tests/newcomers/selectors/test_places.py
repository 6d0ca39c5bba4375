from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import selectors
from steiger.organisations.models import Region
from steiger.pupils.actions import record_milestone
from tests.factories import Places
from tests.newcomers.factories import offered, other_newcomer_school, placed


def test_places_count_who_is_there_and_who_is_expected(amina: Member, places: Places) -> None:
    placed(amina, places)
    offered(amina, places, call_name="Sami")

    (school,) = selectors.places_for(amina)
    (group,) = school.groups

    assert (group.placed, group.reserved, group.free, group.over) == (1, 1, 13, 0)
    assert (school.placed, school.reserved, school.taken, school.free, school.places) == (1, 1, 2, 13, 15)


def test_places_over_the_number_say_so(amina: Member, places: Places) -> None:
    placed(amina, places)
    placed(amina, places, call_name="Sami")
    places.group.places = 1
    places.group.save(update_fields=["places"])

    (group,) = selectors.places_for(amina)[0].groups

    assert (group.free, group.over) == (0, 1)
    assert group.over_words == "1 kind te veel"


@pytest.mark.parametrize("who", ["carla", "bram", "esra", "femke"])
def test_places_are_totals_per_school_for_who_has_no_part_in_placing(
    who: str, places: Places, request: pytest.FixtureRequest
) -> None:
    (school,) = selectors.places_for(request.getfixturevalue(who))

    assert (school.places, school.shows_groups) == (15, False)


@pytest.mark.parametrize("who", ["teun", "tom", "paula", "ad"])
def test_places_are_not_for_everybody(who: str, places: Places, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(who)

    assert selectors.places_for(member) == []
    assert selectors.coming_months(member) == []
    assert selectors.waiting_count(member) == 0


def test_places_show_groups_of_the_own_school_only(amina: Member, dirk: Member, places: Places, region: Region) -> None:
    other_newcomer_school(region)

    shown = {school.name: school.shows_groups for school in selectors.places_for(amina)}

    assert shown == {"Taalschool Utrecht": True, "De Wereld": False}
    assert all(school.shows_groups for school in selectors.places_for(dirk))
    assert len(selectors.group_choices(selectors.places_for(amina))) == 1


def test_places_of_closed_groups_are_gone(amina: Member, places: Places) -> None:
    places.group.until_on = clock.today()
    places.group.save(update_fields=["until_on"])

    assert selectors.places_for(amina) == []
    assert selectors.group_for(amina, places.group.pk) is None


@pytest.mark.parametrize("children", [1, 3])
def test_places_are_two_questions(children: int, amina: Member, places: Places) -> None:
    for number in range(children):
        placed(amina, places, call_name=f"Kind {number}")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        selectors.places_for(amina)

    assert len(asked) == 2


def test_coming_months_count_expected_moves(amina: Member, femke: Member, places: Places) -> None:
    soon = clock.today() + timedelta(days=40)
    for name in ("Amira", "Sami"):
        record_milestone(journey=placed(amina, places, call_name=name), by=amina, expected_move_on=soon)
    far = placed(amina, places, call_name="Later")
    record_milestone(journey=far, by=amina, expected_move_on=clock.today() + timedelta(days=400))

    (month,) = selectors.coming_months(femke)

    assert (month.month, month.places) == (soon.replace(day=1), 2)


def test_overbooking_is_asked_only_of_a_full_own_school(amina: Member, dirk: Member, places: Places) -> None:
    def asks(member: Member) -> bool:
        return selectors.may_overbook(member, selectors.group_choices(selectors.places_for(member)))

    assert not asks(amina)
    placed(amina, places)
    places.group.places = 1
    places.group.save(update_fields=["places"])

    assert asks(amina)
    assert not asks(dirk)


def test_group_for_is_not_for_another_school(amina: Member, ad: Member, places: Places, region: Region) -> None:
    elsewhere = other_newcomer_school(region)

    assert selectors.group_for(amina, elsewhere.pk) is None
    assert selectors.group_for(ad, elsewhere.pk) == elsewhere
    assert [name for _pk, name in selectors.facility_choices(amina)] == ["Taalschool Utrecht"]
    assert selectors.places_for(ad, Permission.GROUPS_MANAGE)[0].shows_groups

from __future__ import annotations

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.people.models import Membership
from steiger.people.rules import may_end, may_manage, role_fits, roles_to_give, visible_to
from tests.factories import Places, make_member


def _held(member: Member) -> Membership:
    return Membership.objects.get(user_id=member.user_id)


def test_visible_to_shows_the_region_to_its_administrator(ad: Member, bram: Member, amina: Member) -> None:
    assert set(Membership.objects.filter(visible_to(ad))) == {_held(ad), _held(bram), _held(amina)}


def test_visible_to_shows_a_school_its_own_people(bram: Member, amina: Member, teun: Member) -> None:
    assert set(Membership.objects.filter(visible_to(bram))) == {_held(bram), _held(teun)}


@pytest.mark.parametrize("name", ["esra", "femke", "carla", "teun", "tom"])
def test_visible_to_shows_nobody_to_other_roles(name: str, ad: Member, request: pytest.FixtureRequest) -> None:
    member: Member = request.getfixturevalue(name)
    assert Membership.objects.exists()

    assert not Membership.objects.filter(visible_to(member)).exists()


def test_visible_to_shows_nothing_to_another_region(ad: Member, zoe: Member) -> None:
    assert Membership.objects.exists()

    assert not Membership.objects.filter(visible_to(zoe)).exists()


def test_roles_to_give_are_limited_at_a_school(ad: Member, bram: Member, esra: Member) -> None:
    assert set(roles_to_give(ad)) == set(Role)
    assert set(roles_to_give(bram)) == {Role.TEACHER, Role.CARE_COORDINATOR, Role.NEWCOMER_STAFF}
    assert roles_to_give(esra) == ()


def test_may_manage_own_school_only(bram: Member, places: Places) -> None:
    assert may_manage(bram, Role.TEACHER, places.mother_school.pk)
    assert not may_manage(bram, Role.TEACHER, places.other_school.pk)
    assert not may_manage(bram, Role.ADMINISTRATOR, None)
    assert not may_manage(bram, Role.COORDINATOR, places.mother_school.pk)


def test_may_manage_says_why_not(esra: Member, bram: Member, places: Places) -> None:
    assert may_manage(esra, Role.TEACHER, places.mother_school.pk).reason
    assert may_manage(bram, Role.TEACHER, places.other_school.pk).reason


def test_may_end_keeps_the_last_administrator(ad: Member, region: object) -> None:
    verdict = may_end(ad, _held(ad))

    assert not verdict
    assert verdict.reason
    make_member(region, "Ada", Role.ADMINISTRATOR)  # type: ignore[arg-type]
    assert may_end(ad, _held(ad))


def test_role_fits_where_it_is_held(places: Places) -> None:
    assert role_fits(Role.COORDINATOR, None)
    assert role_fits(Role.CARE_COORDINATOR, places.mother_school.organisation)
    assert role_fits(Role.NEWCOMER_STAFF, places.newcomer_school.organisation)
    assert role_fits(Role.BOARD, places.board)
    assert role_fits(Role.MUNICIPALITY, places.municipality)


def test_role_fits_nowhere_else(places: Places) -> None:
    wrong = [
        (Role.COORDINATOR, places.board),
        (Role.SPECIALIST, places.mother_school.organisation),
        (Role.CARE_COORDINATOR, None),
        (Role.TEACHER, places.board),
        (Role.BOARD, places.municipality),
        (Role.NEWCOMER_STAFF, places.mother_school.organisation),
    ]

    assert all(role_fits(role, organisation).reason for role, organisation in wrong)

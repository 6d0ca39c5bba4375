from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.organisations.models import Region
from steiger.people.actions import invite
from tests.factories import Places, make_member

ADDRESS = "/po2601/people/"
# Two of them because an administrator asks: the database is told, and a staff session is looked for.
QUERIES = 15
SignIn = Callable[[Member], Client]


def test_it_lists_everybody_to_the_administrator(client_for: SignIn, ad: Member, bram: Member, amina: Member) -> None:
    page = client_for(ad).get(ADDRESS).content.decode()

    assert all(name in page for name in ("Ad", "Bram", "Amina", "De Regenboog"))


def test_it_lists_the_own_school_to_a_care_coordinator(
    client_for: SignIn, bram: Member, teun: Member, rita: Member
) -> None:
    page = client_for(bram).get(ADDRESS).content.decode()

    assert "Teun" in page
    assert "Rita" not in page


@pytest.mark.parametrize("name", ["esra", "femke", "carla", "teun", "tom"])
def test_it_refuses_other_roles(client_for: SignIn, name: str, request: pytest.FixtureRequest) -> None:
    assert client_for(request.getfixturevalue(name)).get(ADDRESS).status_code == 403


def test_it_refuses_another_region(client_for: SignIn, zoe: Member, bram: Member) -> None:
    assert client_for(zoe).get(ADDRESS).status_code == 404


def test_it_asks_to_sign_in(region: Region) -> None:
    answer = Client().get(ADDRESS)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_it_finds_people_forgiving_of_accents(client_for: SignIn, ad: Member, region: Region, bram: Member) -> None:
    make_member(region, "Şule Yılmaz", Role.SPECIALIST)

    page = client_for(ad).get(ADDRESS, {"q": "sule"}).content.decode()

    assert "Şule" in page
    assert "Bram" not in page


def test_it_narrows_by_role_and_organisation(
    client_for: SignIn, ad: Member, bram: Member, teun: Member, rita: Member, places: Places
) -> None:
    client = client_for(ad)

    by_role = client.get(ADDRESS, {"role": "teacher"}).content.decode()
    by_school = client.get(ADDRESS, {"organisation": places.mother_school.pk}).content.decode()

    assert "Teun" in by_role
    assert "Bram" not in by_role
    assert "Teun" in by_school
    assert "Bram" in by_school
    assert "Rita" not in by_school


def test_it_keeps_ended_roles_apart(client_for: SignIn, ad: Member, bram: Member) -> None:
    client = client_for(ad)

    assert "Bram" not in client.get(ADDRESS, {"ended": "on"}).content.decode()


def test_it_ignores_a_filter_that_means_nothing(client_for: SignIn, ad: Member, bram: Member) -> None:
    answer = client_for(ad).get(ADDRESS, {"role": "king", "organisation": "x", "page": "last"})

    assert answer.status_code == 200


def test_it_says_so_when_nobody_fits(client_for: SignIn, ad: Member) -> None:
    page = client_for(ad).get(ADDRESS, {"q": "zzzz"}).content.decode()

    assert "Niemand gevonden" in page


def test_it_gives_htmx_only_the_rows(client_for: SignIn, ad: Member) -> None:
    page = client_for(ad).get(ADDRESS, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "Ad" in page


def test_it_shows_open_invitations(client_for: SignIn, ad: Member) -> None:
    invite(by=ad, email="nieuw@example.org", name="Nieuwe Collega", role=Role.COORDINATOR)

    assert "Nieuwe Collega" in client_for(ad).get(ADDRESS).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_the_database_as_often_for_one_as_for_many(
    client_for: SignIn, ad: Member, region: Region, places: Places, number: int
) -> None:
    for index in range(number):
        make_member(region, f"Persoon {index}", Role.TEACHER, places.mother_school.pk)
        invite(by=ad, email=f"n{index}@example.org", name="Nieuw", role=Role.COORDINATOR)
    client = client_for(ad)
    client.get(ADDRESS)

    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS)

    assert len(asked) == QUERIES

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.people.models import Invitation
from tests.factories import Places

ADDRESS = "/po2601/people/invite/"
SignIn = Callable[[Member], Client]


def _typed(**changes: object) -> dict[str, object]:
    return {"name": "Nieuw", "email": "nieuw@example.org", "role": Role.COORDINATOR, "organisation": "", **changes}


def test_it_invites(client_for: SignIn, ad: Member) -> None:
    answer = client_for(ad).post(ADDRESS, _typed())

    assert answer.status_code == 302
    assert Invitation.objects.get().email == "nieuw@example.org"


def test_it_offers_a_school_only_its_own_roles_and_itself(client_for: SignIn, bram: Member, places: Places) -> None:
    page = client_for(bram).get(ADDRESS).content.decode()

    assert "De Regenboog" in page
    assert "Het Kompas" not in page
    assert 'value="teacher"' in page
    assert 'value="administrator"' not in page


def test_it_lets_a_school_invite_a_teacher(client_for: SignIn, bram: Member, places: Places) -> None:
    typed = _typed(role=Role.TEACHER, organisation=places.mother_school.pk)

    assert client_for(bram).post(ADDRESS, typed).status_code == 302
    assert Invitation.objects.get().organisation_id == places.mother_school.pk


def test_it_keeps_what_was_typed_when_refused(client_for: SignIn, ad: Member) -> None:
    answer = client_for(ad).post(ADDRESS, _typed(role=Role.TEACHER))

    assert answer.status_code == 200
    assert "nieuw@example.org" in answer.content.decode()
    assert "Kies de school waar deze persoon werkt" in answer.content.decode()


@pytest.mark.parametrize("name", ["esra", "femke", "carla", "teun", "paula"])
def test_it_refuses_other_roles(client_for: SignIn, name: str, request: pytest.FixtureRequest) -> None:
    client = client_for(request.getfixturevalue(name))

    assert client.post(ADDRESS, _typed()).status_code == 403
    assert not Invitation.objects.exists()


def test_it_refuses_another_region(client_for: SignIn, zoe: Member) -> None:
    assert client_for(zoe).post(ADDRESS, _typed()).status_code == 404

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import actions
from tests.factories import Places

SignIn = Callable[[Member], Client]


def url(bond: MotherSchoolBond) -> str:
    return f"/po2601/move/{bond.journey.case_number}/mother-school/{bond.pk}/announce/"


@pytest.fixture
def bond(journey: Journey, places: Places, amina: Member) -> MotherSchoolBond:
    return actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)


def test_it_announces(bond: MotherSchoolBond, amina: Member, client_for: SignIn) -> None:
    assert client_for(amina).post(url(bond)).status_code == 302
    bond.refresh_from_db()
    assert bond.announced_on is not None


def test_it_says_why_not(bond: MotherSchoolBond, amina: Member, client_for: SignIn) -> None:
    client = client_for(amina)
    client.post(url(bond))
    again = client.post(url(bond), follow=True)
    assert [message.level_tag for message in again.context["messages"]][-1] == "error"


def test_it_never_writes_on_a_get(bond: MotherSchoolBond, amina: Member, client_for: SignIn) -> None:
    assert client_for(amina).get(url(bond)).status_code == 405


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("teun", 403), ("carla", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, bond: MotherSchoolBond, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).post(url(bond)).status_code == status
    bond.refresh_from_db()
    assert bond.announced_on is None

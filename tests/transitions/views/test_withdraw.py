from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey, MotherSchoolBond
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(bond: MotherSchoolBond) -> str:
    return f"/po2601/move/{bond.journey.case_number}/mother-school/{bond.pk}/withdraw/"


@pytest.fixture
def bond(journey: Journey, places: Places, amina: Member) -> MotherSchoolBond:
    return factories.announced(journey, places, by=amina)


def test_it_asks_why_and_withdraws(bond: MotherSchoolBond, amina: Member, client_for: SignIn) -> None:
    client = client_for(amina)
    assert client.get(url(bond)).status_code == 200
    assert client.post(url(bond), {}).status_code == 200

    assert client.post(url(bond), {"reason": "moved_house"}).status_code == 302

    bond.refresh_from_db()
    assert bond.end_reason == "moved_house"
    assert client.get(url(bond)).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("esra", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, bond: MotherSchoolBond, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.post(url(bond), {"reason": "moved_house"}).status_code == status

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.pupils.models import Journey, MotherSchoolBond
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/agree/"


@pytest.fixture
def bond(journey: Journey, places: Places, amina: Member) -> MotherSchoolBond:
    return factories.announced(journey, places, by=amina)


def test_it_agrees(bond: MotherSchoolBond, journey: Journey, bram: Member, client_for: SignIn) -> None:
    client = client_for(bram)
    assert client.get(url(journey)).status_code == 200
    assert Look.objects.filter(case_number=journey.case_number, user_id=bram.user_id).exists()

    assert client.post(url(journey)).status_code == 302

    bond.refresh_from_db()
    assert bond.agreed_by_id == bram.user_id


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("rita", 404), ("amina", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str,
    status: int,
    bond: MotherSchoolBond,
    journey: Journey,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(journey)).status_code == status
    assert client.post(url(journey)).status_code == status

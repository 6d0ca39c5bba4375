from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.pupils.models import Journey
from steiger.transitions import actions
from steiger.transitions.models import PlacementDocument, SignOff
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey, party: str) -> str:
    return f"/po2601/move/{journey.case_number}/document/sign/{party}/"


@pytest.fixture
def document(journey: Journey, places: Places, amina: Member, bram: Member) -> PlacementDocument:
    bond = factories.announced(journey, places, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)
    return factories.inspected(journey, by=amina)


def test_everybody_signs_and_the_document_freezes(
    document: PlacementDocument, journey: Journey, amina: Member, bram: Member, client_for: SignIn
) -> None:
    sent = {"signed_by": "Iemand", "signed_on": clock.today().isoformat()}
    for party, by in [("newcomer_school", amina), ("parents", amina), ("mother_school", bram)]:
        client = client_for(by)
        assert client.get(url(journey, party)).status_code == 200
        assert client.post(url(journey, party), sent).status_code == 302
    document.refresh_from_db()
    assert document.frozen_at is not None


def test_it_says_what_is_wrong(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    page = client_for(amina).post(url(journey, "parents"), {"signed_by": "X", "signed_on": "2030-01-01"})
    assert "signed_on" in page.context["form"].errors


@pytest.mark.parametrize(
    ("who", "party", "status"),
    [
        ("zoe", "parents", 404),
        ("rita", "mother_school", 404),
        ("bram", "parents", 403),
        ("amina", "mother_school", 403),
        ("amina", "somebody", 404),
        ("dirk", "newcomer_school", 403),
        ("teun", "mother_school", 403),
    ],
)
def test_it_is_closed_to_others(
    who: str,
    party: str,
    status: int,
    document: PlacementDocument,
    journey: Journey,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    assert client_for(request.getfixturevalue(who)).get(url(journey, party)).status_code == status
    assert not SignOff.objects.exists()

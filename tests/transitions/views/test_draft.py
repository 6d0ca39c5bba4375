from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey
from steiger.transitions.models import PlacementDocument
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/document/draft/"


def test_it_drafts_and_goes_on_to_writing(journey: Journey, places: Places, amina: Member, client_for: SignIn) -> None:
    factories.announced(journey, places, by=amina)

    made = client_for(amina).post(url(journey))

    assert made.headers["Location"].endswith("/document/write/")
    assert PlacementDocument.objects.get().journey == journey


def test_it_says_why_not(journey: Journey, amina: Member, client_for: SignIn) -> None:
    refused = client_for(amina).post(url(journey))
    assert refused.headers["Location"].endswith("/document/")
    assert not PlacementDocument.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("carla", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str,
    status: int,
    journey: Journey,
    places: Places,
    amina: Member,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    factories.announced(journey, places, by=amina)
    assert client_for(request.getfixturevalue(who)).post(url(journey)).status_code == status

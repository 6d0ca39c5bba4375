from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey
from steiger.transitions import actions
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/steps/"


def test_it_shows_the_steps_and_offers_ones_own(
    journey: Journey, places: Places, amina: Member, bram: Member, client_for: SignIn
) -> None:
    factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)

    mine = client_for(bram).get(url(journey)).content.decode()

    assert "Kennismakingsbezoek" in mine
    assert mine.count("/done/") == 1
    assert "Eerste nazorgbezoek" not in mine
    assert "Eerste nazorgbezoek" in client_for(amina).get(url(journey)).content.decode()


def test_it_is_friendly_without_steps(journey: Journey, amina: Member, client_for: SignIn) -> None:
    assert client_for(amina).get(url(journey)).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 404), ("carla", 404), ("teun", 403), ("esra", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, journey: Journey, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(url(journey)).status_code == status

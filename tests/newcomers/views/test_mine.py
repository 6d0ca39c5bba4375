from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.newcomers import actions
from tests.factories import Places
from tests.newcomers.factories import placed, referred

ClientFor = Callable[[Member], Client]
URL = "/po2601/newcomers/mine/"


def test_it_tells_what_became_of_my_referrals(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    placed(dirk, places, call_name="Amira")
    declined = referred(bram, places, call_name="Sami")
    actions.decline_referral(journey=declined, reason="Woont elders", by=dirk)

    text = client_for(bram).get(URL).content.decode()

    assert "Amira Haddad" in text
    assert "Taalschool Utrecht" in text
    assert "Afgewezen" in text


def test_it_hides_what_other_schools_referred(
    client_for: ClientFor, bram: Member, rita: Member, places: Places
) -> None:
    referred(bram, places)

    page = client_for(rita).get(URL)

    assert "Amira" not in page.content.decode()
    assert "Je hebt nog geen kind aangemeld" in page.content.decode()


@pytest.mark.parametrize("who", ["carla", "esra", "femke", "teun"])
def test_it_is_closed_to_who_does_not_refer(
    who: str, client_for: ClientFor, places: Places, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == 403


def test_it_does_not_exist_for_another_region(client_for: ClientFor, zoe: Member, places: Places) -> None:
    assert client_for(zoe).get(URL).status_code == 404


def test_it_asks_as_much_for_three_as_for_one(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    client = client_for(bram)
    asked = []
    for number in range(3):
        placed(dirk, places, call_name=f"Kind{number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        asked.append(len(queries))

    assert asked[0] == asked[2]

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.newcomers import actions
from steiger.newcomers.enums import Urgency
from tests.factories import Places
from tests.newcomers.factories import placed, referred

ClientFor = Callable[[Member], Client]
URL = "/po2601/newcomers/desk/"


def _busy(bram: Member, dirk: Member, places: Places, number: int = 0) -> None:
    """One to answer, one who waits, one who has a place."""
    referred(bram, places, call_name=f"Vraag{number}", last_name="Open")
    waiting = referred(bram, places, call_name=f"Wacht{number}", last_name="Lijst")
    actions.put_on_waiting_list(journey=waiting, urgency=Urgency.HIGH, reason="Zit thuis", by=dirk)
    placed(dirk, places, call_name=f"Plek{number}", last_name="Groep")


@pytest.mark.parametrize("who", ["dirk", "amina"])
def test_it_shows_who_must_be_answered_and_who_waits(
    who: str, client_for: ClientFor, bram: Member, dirk: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    _busy(bram, dirk, places)

    page = client_for(request.getfixturevalue(who)).get(URL)

    text = page.content.decode()
    assert page.status_code == 200
    assert "Vraag0 Open" in text
    assert "Wacht0 Lijst" in text
    assert "De Bakens" in text
    assert "14" in text


@pytest.mark.parametrize("who", ["esra", "femke", "carla", "rita"])
def test_it_shows_numbers_and_no_child_to_who_has_no_part(
    who: str, client_for: ClientFor, bram: Member, dirk: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    _busy(bram, dirk, places)

    page = client_for(request.getfixturevalue(who)).get(URL)

    text = page.content.decode()
    assert page.status_code == 200
    assert "Taalschool Utrecht" in text
    for hidden in ("Vraag0", "Wacht0", "Lijst", "Open<", "Zit thuis", "De Bakens"):
        assert hidden not in text


def test_it_shows_a_care_coordinator_who_of_the_own_school_waits(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    _busy(bram, dirk, places)

    text = client_for(bram).get(URL).content.decode()

    assert "Wacht0 Lijst" in text
    assert "Vraag0 Open" not in text, "answering is not for who asked"


@pytest.mark.parametrize("who", ["teun", "tom", "paula", "ad"])
def test_it_is_closed_to_the_others(
    who: str, client_for: ClientFor, places: Places, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == 403


def test_it_does_not_exist_for_another_region(client_for: ClientFor, zoe: Member, places: Places) -> None:
    assert client_for(zoe).get(URL).status_code == 404


def test_it_is_friendly_when_there_is_nothing(client_for: ClientFor, dirk: Member, places: Places) -> None:
    text = client_for(dirk).get(URL).content.decode()

    assert "Alle aanmeldingen zijn beantwoord" in text
    assert "Niemand wacht" in text


def test_it_asks_as_much_for_three_as_for_one(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    client = client_for(dirk)
    asked = []
    for number in range(3):
        _busy(bram, dirk, places, number)
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        asked.append(len(queries))

    assert asked[0] == asked[2]

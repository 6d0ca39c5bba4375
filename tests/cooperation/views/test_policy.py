from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from tests.cooperation.factories import first_policy, next_policy

TODAY = date(2025, 3, 10)
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def _page(client: Client, language: str = "en") -> str:
    response = client.get("/po2601/policy/", headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_version_in_force_in_sentences(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY + timedelta(days=30), rules={"answer_days": 9})

    page = _page(client_for(dirk))

    assert "Policy, version 1" in page
    assert "A referral is answered within 5 working days." in page
    assert "Warm handover from teacher to teacher" in page
    assert "school weeks 24 to 30 after the move" in page
    assert "stuurgroep 3 juni 2024" in page
    assert "Valid from" in page
    assert "/po2601/policy/2/" in page


def test_it_speaks_dutch(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    page = _page(client_for(dirk), "nl")

    assert "Beleid, versie 1" in page
    assert "Een aanmelding krijgt binnen 5 werkdagen antwoord." in page
    assert "Warme overdracht van leerkracht tot leerkracht" in page


@pytest.mark.parametrize("who", ["carla", "tom", "paula", "ad"])
def test_it_is_read_by_every_role_and_offers_them_no_form(
    who: str, dirk: Member, request: pytest.FixtureRequest, client_for: SignIn
) -> None:
    first_policy(dirk)
    address = "/po2601/policy/new/"

    assert address in _page(client_for(dirk))
    assert address not in _page(client_for(request.getfixturevalue(who)))


def test_it_invites_the_coordinator_to_begin_when_there_is_none(
    dirk: Member, carla: Member, client_for: SignIn
) -> None:
    assert "?template=hand_over" in _page(client_for(dirk))
    assert "?template=" not in _page(client_for(carla))


def test_it_hides_from_another_region(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    assert client_for(zoe).get("/po2601/policy/").status_code == 404


def test_it_asks_as_little_for_three_versions_as_for_one(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    client = client_for(dirk)
    _page(client)
    with CaptureQueriesContext(connection) as one:
        _page(client)

    next_policy(dirk, TODAY)
    next_policy(dirk, TODAY + timedelta(days=30))
    with CaptureQueriesContext(connection) as three:
        _page(client)

    assert len(one) == len(three)


def test_it_takes_no_post(dirk: Member, client_for: SignIn) -> None:
    assert client_for(dirk).post("/po2601/policy/").status_code == 405

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from tests.cooperation.factories import first_policy, next_policy

TODAY = date(2025, 3, 10)
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def _page(client: Client, number: int) -> str:
    response = client.get(f"/po2601/policy/{number}/", headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_what_a_version_changed(dirk: Member, carla: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY + timedelta(days=30), rules={"answer_days": 9})
    client = client_for(carla)

    later = _page(client, 2)

    assert "What this version changed" in later
    assert "A referral is answered within 5 working days." in later
    assert "A referral is answered within 9 working days." in later
    assert "What this version changed" not in _page(client, 1)


def test_it_tells_when_each_version_holds(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY)
    next_policy(dirk, TODAY + timedelta(days=30))
    next_policy(dirk, TODAY + timedelta(days=30))

    page = " ".join(_page(client_for(dirk), 1).split())

    assert "Replaced before it began" in page
    assert "In force since Mon 10 March" in page
    assert "Valid from Wed 9 April" in page
    assert "From Thu 1 August 2024 to Mon 10 March" in page


def test_it_knows_only_versions_that_exist(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    assert client_for(dirk).get("/po2601/policy/2/").status_code == 404
    assert client_for(zoe).get("/po2601/policy/1/").status_code == 404

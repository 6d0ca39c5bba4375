"""The pages for who is new, and the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from tests.cooperation.factories import a_body, a_decision, first_policy

TODAY = date(2025, 9, 15)
ROOT = "/po2601"
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def _page(client: Client, path: str) -> str:
    response = client.get(f"{ROOT}/{path}", headers={"accept-language": "en"})
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_table_without_a_past_says_so(client_for: SignIn, dirk: Member) -> None:
    body = a_body(dirk)
    assert "Nothing to remember yet" in _page(client_for(dirk), f"agreements/bodies/{body.pk}/memory/")


def test_the_memory_of_a_table_is_for_who_sits_there(client_for: SignIn, dirk: Member, rita: Member) -> None:
    body = a_body(dirk)
    a_decision(dirk, body, title="Eerder kiezen")
    path = f"agreements/bodies/{body.pk}/memory/"
    assert "Eerder kiezen" in _page(client_for(dirk), path)
    assert client_for(rita).get(f"{ROOT}/{path}").status_code == 404


def test_every_subject_of_the_policy_page_leads_to_its_memory(client_for: SignIn, dirk: Member, bram: Member) -> None:
    client = client_for(bram)
    policy = _page(client, "policy/")
    for subject in ("newcomer", "referral", "stay", "move", "keeping", "steps", "visits"):
        assert f"/policy/memory/{subject}/" in policy
        assert "First agreed from" in _page(client, f"policy/memory/{subject}/")
    assert client.get(f"{ROOT}/policy/memory/weather/").status_code == 404


def test_the_year_before_and_after(client_for: SignIn, dirk: Member) -> None:
    first_policy(dirk)
    client = client_for(dirk)
    assert "Year calendar 2025-2026" in _page(client, "agreements/year/")
    assert "Year calendar 2027-2028" in _page(client, "agreements/year/?from=2027")
    for nonsense in ("1", "x", "99999999999999999999", "-3"):
        assert "Year calendar 2025-2026" in _page(client, f"agreements/year/?from={nonsense}")

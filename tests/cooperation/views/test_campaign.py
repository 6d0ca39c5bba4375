from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.models import Approach, Covenant
from steiger.core import clock
from tests.cooperation.campaign import an_approach, spoken
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.cooperation.receivers import a_board
from tests.cooperation.tables import a_body, seated
from tests.factories import Places

TODAY = date(2026, 3, 2)
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
LIST = "/po2601/agreements/campaign/"
START = f"{LIST}start/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def covenant(dirk: Member) -> Covenant:
    return a_covenant(dirk)


@pytest.fixture
def board(places: Places) -> int:
    return a_board("Stichting Ander", places.municipality).board_id or 0


def _page(client: Client, address: str) -> str:
    response = client.get(address, headers=ENGLISH)
    assert response.status_code == 200, address
    return response.content.decode()


def _send(client: Client, address: str, typed: dict[str, Any]) -> Any:
    return client.post(address, {"csrfmiddlewaretoken": "-", **typed}, headers=ENGLISH)


def test_it_starts_from_the_row_of_an_organisation(
    dirk: Member, covenant: Covenant, board: int, client_for: SignIn
) -> None:
    client = client_for(dirk)
    row = _page(client, "/po2601/agreements/representation/")
    assert f"{START}?organisation={board}" in row
    assert f'value="{board}" selected' in _page(client, f"{START}?organisation={board}")

    typed = {"organisation": board, "what": "Bel de bestuurder", "owner": dirk.user_id, "next_on": "2026-03-01"}
    refused = _send(client, START, typed).content.decode()
    assert "has passed" in refused
    assert 'value="Bel de bestuurder"' in refused
    assert _send(client, START, {**typed, "next_on": "2026-03-09"}).status_code == 302

    approach = Approach.objects.get()
    assert (approach.organisation_id, approach.owner_id) == (board, dirk.user_id)
    assert f"{LIST}{approach.pk}/" in _page(client, "/po2601/agreements/representation/")
    assert "Bel de bestuurder" in _page(client, "/po2601/")


def test_board_table_and_map_show_the_same_and_keep_what_was_asked(
    dirk: Member, esra: Member, covenant: Covenant, board: int, places: Places, client_for: SignIn
) -> None:
    seated(dirk, a_body(dirk), esra)
    an_approach(dirk, board)
    an_approach(dirk, places.municipality.pk, owner=esra)
    client = client_for(esra)

    for view in ("", "?view=board", "?view=table", "?view=map", "?view=x&whose=y"):
        page = _page(client, f"{LIST}{view}")
        assert "Stichting Ander" in page
    mine = _page(client, f"{LIST}?whose=mine&view=table")
    assert "Stichting Ander" not in mine
    assert "?whose=mine&amp;view=map" in mine
    assert "No approach fits" in _page(client, f"{LIST}?state=closed")


def test_an_empty_campaign_says_where_to_begin(dirk: Member, client_for: SignIn) -> None:
    assert "Nobody is approached yet" in _page(client_for(dirk), LIST)


def test_it_is_for_who_runs_it(
    dirk: Member, esra: Member, tom: Member, covenant: Covenant, board: int, client_for: SignIn
) -> None:
    approach = an_approach(dirk, board)
    addresses = [START, LIST, *(f"{LIST}{approach.pk}/{rest}" for rest in ("", "contact/", "next/", "close/"))]

    for member, allowed in ((esra, {403, 404}), (tom, {403})):
        for address in addresses:
            assert client_for(member).get(address).status_code in allowed, address
            assert client_for(member).post(address).status_code in {403, 404, 405}, address
    assert "Campaign" not in _page(client_for(esra), "/po2601/agreements/representation/")
    for address in addresses:
        assert client_for(dirk).get(address).status_code == 200, address


def test_a_contact_moves_the_state_and_keeps_what_was_typed_when_refused(
    dirk: Member, covenant: Covenant, board: int, client_for: SignIn
) -> None:
    approach = an_approach(dirk, board)
    client = client_for(dirk)
    address = f"{LIST}{approach.pk}/contact/"
    typed = {
        "contacted_on": "2026-03-03", "way": "visit", "with_whom": "Mirjam Scholten", "said": "Wil meedoen.",
        "state": "conversation", "what": "Stuur de tekst", "next_on": "2026-03-20", "owner": dirk.user_id,
    }  # fmt: skip

    refused = _send(client, address, typed).content.decode()
    assert "has yet to come" in refused
    assert "Wil meedoen." in refused
    _send(client, address, {**typed, "contacted_on": "2026-03-01"})

    page = _page(client, f"{LIST}{approach.pk}/")
    assert "In conversation" in page
    assert "Mirjam Scholten" in page
    assert "Stuur de tekst" in page


def test_a_signed_board_asks_to_be_closed_and_closing_is_confirmed(
    dirk: Member, esra: Member, covenant: Covenant, places: Places, client_for: SignIn
) -> None:
    approach = an_approach(dirk, places.board.pk)
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    client = client_for(dirk)
    address = f"{LIST}{approach.pk}/"
    assert "has signed" in _page(client, LIST)
    assert "This organisation has signed" in _page(client, address)
    assert "data-confirm=" in _page(client, f"{address}close/")

    assert "Write down why" in _send(client, f"{address}close/", {"outcome": "declined"}).content.decode()
    _send(client, f"{address}close/", {"outcome": "joined"})

    assert "Joined" in _page(client, address)
    assert client.get(f"{address}contact/").status_code == 302
    late = _send(client, f"{address}next/", {"what": "x", "next_on": "2026-04-01", "owner": dirk.user_id})
    assert "is closed" in late.content.decode()


def test_the_list_asks_as_little_for_four_as_for_one(
    dirk: Member, covenant: Covenant, board: int, places: Places, client_for: SignIn,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    client = client_for(dirk)
    spoken(dirk, an_approach(dirk, board))
    client.get(LIST)
    for name in ("Een", "Twee", "Drie"):
        an_approach(dirk, a_board(name, places.municipality).board_id or 0, next_on=TODAY + timedelta(days=30))
    for view in ("board", "table", "map"):
        with django_assert_max_num_queries(14):
            client.get(f"{LIST}?view={view}")

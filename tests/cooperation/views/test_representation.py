from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from tests.cooperation.factories import a_covenant, a_party
from tests.cooperation.receivers import a_board, received
from tests.factories import Places

SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
PAGE = "/po2601/agreements/representation/"


def _page(client: Client, query: str = "") -> str:
    response = client.get(f"{PAGE}{query}", headers=ENGLISH)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_boards_and_municipalities_to_who_sees_the_covenant(
    dirk: Member, esra: Member, tom: Member, places: Places, client_for: SignIn
) -> None:
    a_party(dirk, a_covenant(dirk), places.board.pk)
    received(dirk, places.mother_school, 7, clock.today())

    page = _page(client_for(esra))

    assert "Stichting De Oever" in page
    assert ">7<" in page
    assert "Agreed in principle" in page
    assert "has a newcomer school" in page
    assert client_for(tom).get(PAGE).status_code == 403


def test_it_narrows_orders_and_takes_a_wrong_question_for_all(dirk: Member, places: Places, client_for: SignIn) -> None:
    a_board("Stichting Ander", places.municipality)
    client = client_for(dirk)

    only_towns = _page(client, "?kind=municipality&sort=name")
    assert "Stichting Ander" not in only_towns
    assert "Utrecht" in only_towns
    assert "No organisation fits" in _page(client, "?covenant=party")
    assert "Stichting Ander" in _page(client, "?kind=x&covenant=y&sort=z")


def test_it_asks_as_little_for_five_boards_as_for_one(
    dirk: Member, places: Places, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    covenant = a_covenant(dirk)
    client = client_for(dirk)
    client.get(PAGE)
    for name in ("Een", "Twee", "Drie", "Vier"):
        board = a_board(name, places.municipality)
        a_party(dirk, covenant, board.board_id or 0)
    with django_assert_max_num_queries(27):
        client.get(PAGE)

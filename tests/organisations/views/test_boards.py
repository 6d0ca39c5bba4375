from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from tests.factories import Places

URL = "/po2601/schools/boards/"
SignIn = Callable[[Member], Client]


def test_it_lists_boards_and_lets_who_manages_name_them(
    client_for: SignIn, dirk: Member, femke: Member, places: Places
) -> None:
    one = f"{URL}{places.board.code}/"
    assert one in client_for(dirk).get(URL).content.decode()
    read_only = client_for(femke).get(URL).content.decode()
    assert "Stichting De Oever" in read_only
    assert one not in read_only


def test_it_names_a_board(client_for: SignIn, dirk: Member, places: Places) -> None:
    client = client_for(dirk)
    url = f"{URL}{places.board.code}/"
    assert places.mother_school.name in client.get(url).content.decode()
    assert client.post(url, {"name": ""}).status_code == 200
    assert client.post(url, {"name": "Stichting KSU"}).status_code == 302
    places.board.refresh_from_db()
    assert places.board.name == "Stichting KSU"


def test_it_refuses_others_and_unknown_boards(client_for: SignIn, dirk: Member, esra: Member, places: Places) -> None:
    assert client_for(esra).post(f"{URL}{places.board.code}/", {"name": "x"}).status_code == 403
    assert client_for(dirk).get(f"{URL}00000/").status_code == 404

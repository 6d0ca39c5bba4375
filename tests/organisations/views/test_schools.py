from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from tests.factories import Places, make_school

URL = "/po2601/schools/"
SignIn = Callable[[Member], Client]


def names(response: Any) -> list[str]:
    return [school.name for school in response.context["page"].rows]


def test_it_lists_the_region_s_schools_for_everybody(
    client_for: SignIn, esra: Member, bram: Member, places: Places
) -> None:
    make_school("Elders", partnership="PO9999")
    for member in (esra, bram):
        response = client_for(member).get(URL)
        assert response.status_code == 200
        assert names(response) == ["De Regenboog", "Het Kompas", "Taalschool Utrecht"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=kompas", ["Het Kompas"]),
        ("newcomer=on", ["Taalschool Utrecht"]),
        ("place=Utrecht&board=", ["De Regenboog", "Het Kompas", "Taalschool Utrecht"]),
        ("place=Nergens&board=abc&page=x", ["De Regenboog", "Het Kompas", "Taalschool Utrecht"]),
        ("closed=on", []),
        ("q=bestaatniet", []),
    ],
)
def test_it_filters_by_the_address(
    client_for: SignIn, dirk: Member, places: Places, query: str, expected: list[str]
) -> None:
    assert names(client_for(dirk).get(f"{URL}?{query}")) == expected


def test_it_filters_by_board(client_for: SignIn, dirk: Member, places: Places) -> None:
    make_school("Zonder bestuur")
    assert len(names(client_for(dirk).get(f"{URL}?board={places.board.pk}"))) == 3


def test_it_answers_htmx_with_the_rows_only(client_for: SignIn, dirk: Member, places: Places) -> None:
    response = client_for(dirk).get(f"{URL}?q=kompas", headers={"HX-Request": "true"})
    assert "Het Kompas" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_it_asks_as_much_for_one_school_as_for_many(client_for: SignIn, dirk: Member, places: Places) -> None:
    client = client_for(dirk)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(URL).status_code == 200
        return len(asked)

    few = queries()
    for number in range(60):
        make_school(f"School {number}", board=places.board)
    assert queries() <= few + 1  # a second page: the total is counted
    assert names(client.get(f"{URL}?page=2"))


def test_it_hides_another_region(client_for: SignIn, zoe: Member, dirk: Member, places: Places) -> None:
    assert client_for(dirk).get(URL).status_code == 200
    assert client_for(zoe).get(URL).status_code == 404


def test_it_wants_a_sign_in(client: Client, region: object) -> None:
    assert client.get(URL).status_code == 302

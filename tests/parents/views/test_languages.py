from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.parents.catalogue import catalogues
from tests.parents.texts import PHONE, a_checked_language, a_contact, a_text

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
URL = "/po2601/parents/"
ENGLISH = {"accept-language": "en"}
EVERYBODY = ("dirk", "amina", "bram", "carla", "teun", "esra", "femke", "tom", "paula", "ad")


def _read(client: Client) -> str:
    response = client.get(URL, headers=ENGLISH)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_sees_how_languages_stand_and_the_coordinator_changes(
    who: str, dirk: Member, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    a_contact(dirk)
    page = _read(client_for(request.getfixturevalue(who)))

    assert all(f"/texts/{code}/" in page for code in catalogues())
    assert PHONE in page
    assert ("parents/contact/" in page) is (who == "dirk")


def test_it_tells_what_asks_for_attention(dirk: Member, client_for: SignIn) -> None:
    assert "Parents find no telephone number" in _read(client_for(dirk))
    a_contact(dirk)
    a_checked_language(dirk, "uk")
    a_text(dirk)

    page = _read(client_for(dirk))

    assert "Parents find no telephone number" not in page
    others = len(catalogues()) - 1
    assert f"{others} texts in other languages are to be reviewed" in page
    assert "Checked by Olena" in page
    assert page.count("Not checked yet") == others - 1


def test_another_region_is_told_nothing(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    a_contact(dirk)

    assert client_for(zoe).get(URL).status_code == 404


def test_it_asks_as_little_for_many_texts_as_for_none(
    dirk: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get(URL)
    with django_assert_max_num_queries(16):
        client.get(URL)
    a_contact(dirk)
    for language in ("uk", "ar", "ti"):
        a_checked_language(dirk, language)
    for key in ("path.stay.text", "path.visits.text"):
        a_text(dirk, "Zo {stay_weeks} {visits}", key=key)

    with django_assert_max_num_queries(16):
        client.get(URL)


def test_it_speaks_dutch(teun: Member, client_for: SignIn) -> None:
    page = client_for(teun).get(URL).content.decode()

    assert "Wat ouders lezen over de weg naar school" in page
    assert "Nog niet nagekeken" in page

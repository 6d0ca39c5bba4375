"""The films as staff see them, and have them made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.parents import actions
from steiger.parents.catalogue import catalogues
from steiger.parents.enums import FilmFailure, FilmState
from steiger.parents.models import Film, Opening
from tests.parents.films import CONTENT, LAND, PORT, SCENE, a_film, a_voice, begun
from tests.parents.texts import a_contact, a_text

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
URL, ASK = "/po2601/parents/films/", "/po2601/parents/films/ask/"
ENGLISH = {"accept-language": "en"}
EVERYBODY = ("dirk", "amina", "bram", "carla", "teun", "esra", "femke", "tom", "paula", "ad")


def _read(client: Client, url: str = URL, **headers: str) -> str:
    response = client.get(url, headers={**ENGLISH, **headers})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def _waiting() -> int:
    return Film.objects.filter(state=FilmState.WAITING).count()


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_sees_the_films_and_the_coordinator_has_them_made(
    who: str, dirk: Member, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    page = _read(client)

    assert "No film has been made yet" in page
    assert page.count("Not made yet") == 2 * len(catalogues())
    assert ("Make the chosen films" in page) is (who == "dirk")
    assert client.post(ASK, {"all": "1"}).status_code == (302 if who == "dirk" else 403)


@pytest.mark.parametrize(
    "sent, count",
    [
        ({"only": "uk"}, 2),
        ({"only": "uk:portrait"}, 1),
        ({"language": ["uk", "ar", "ti"], "cut": [LAND]}, 3),
        ({"all": "1"}, 2 * len(catalogues())),
        ({"cut": [LAND]}, 0),
        ({"language": ["uk"]}, 0),
        ({"only": "xx"}, 0),
    ],
)
def test_one_several_or_all(sent: dict[str, Any], count: int, dirk: Member, client_for: SignIn) -> None:
    response = client_for(dirk).post(ASK, sent, headers=ENGLISH, follow=True)

    assert _waiting() == count
    said = response.content.decode()
    assert ("Parents see" in said) is (count > 0)
    assert ("alert-danger" in said or "Choose at least one" in said or "no texts" in said) is (count == 0)


def test_what_is_being_made_tells_how_far_it_is(dirk: Member, client_for: SignIn) -> None:
    actions.ask_for_films(by=dirk, languages=["uk"])
    order = begun(dirk)
    actions.note_progress(pk=order.pk, done=30, to_do=120)
    client = client_for(dirk)

    whole, part = _read(client), _read(client, **{"HX-Request": "true"})

    assert 'value="25"' in whole
    assert "Waits its turn" in whole
    assert 'hx-trigger="every 3s"' in whole
    assert "<html" not in part
    assert 'hx-swap-oob="true"' in part
    assert 'hx-swap-oob="true"' not in whole


def test_nothing_is_asked_again_when_all_is_made(dirk: Member, client_for: SignIn) -> None:
    a_film(dirk)
    part = _read(client_for(dirk), **{"HX-Request": "true"})

    assert "hx-trigger" not in part
    assert "Made " in part


def test_a_failure_says_why_and_can_be_tried_again(dirk: Member, client_for: SignIn) -> None:
    a_film(dirk, "uk")
    actions.ask_for_film(by=dirk, language="uk", cut=LAND)
    actions.fail_film(by=dirk, pk=begun(dirk).pk, failure=FilmFailure.LETTERS, detail="ก")
    client = client_for(dirk)

    page = _read(client)

    assert "Could not be made" in page
    assert "Write it otherwise: ก" in page
    assert "1:50" in page  # the published film is still there
    client.post(ASK, {"only": "uk:landscape"})
    assert _waiting() == 1
    assert "Could not be made" not in _read(client)


def test_what_is_old_says_so(dirk: Member, client_for: SignIn) -> None:
    a_film(dirk), a_film(dirk, "uk")
    a_voice(dirk, "uk")
    a_text(dirk, "Dat duurt {stay_weeks} weken.", key=SCENE)

    page = _read(client_for(dirk))

    assert page.count("sentence to be reviewed") == len(catalogues()) - 1
    assert page.count("Voices have changed since") == 1
    assert "1 sentence<" in page


def test_a_film_can_be_watched_and_is_not_counted(dirk: Member, teun: Member, client_for: SignIn) -> None:
    film = a_film(dirk, "ar", PORT)
    client = client_for(teun)

    page = _read(client, f"{URL}ar/")
    response = client.get(f"{URL}ar/portrait/", headers={"range": "bytes=0-"})

    assert f"/welkom/ar/film-port.mp4?v={film.sha256[:16]}" in page
    assert "Dirk" in page
    assert (response.status_code, b"".join(response)) == (206, CONTENT)  # type: ignore[arg-type]
    assert not Opening.objects.exists()
    assert client.get(f"{URL}ar/landscape/").status_code == 404
    assert client.get(f"{URL}de/").status_code == 404


@pytest.mark.parametrize("path", ["", "ar/", "ar/portrait/"])
def test_another_region_sees_none_of_it(path: str, dirk: Member, zoe: Member, client_for: SignIn) -> None:
    a_film(dirk, "ar", PORT)

    assert client_for(dirk).get(URL + path).status_code == 200
    assert client_for(zoe).get(URL + path).status_code == 404
    assert client_for(zoe).post(ASK, {"all": "1"}).status_code == 404


def test_it_asks_as_little_for_many_films_as_for_one(
    dirk: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    a_contact(dirk)
    a_film(dirk)
    client.get(URL)
    with django_assert_max_num_queries(24):
        client.get(URL)
    for language in ("uk", "ar", "ti"):
        a_film(dirk, language)
        a_film(dirk, language, PORT)
        a_voice(dirk, language)
    actions.ask_for_films(by=dirk, languages=list(catalogues()))

    with django_assert_max_num_queries(24):
        client.get(URL)
    with django_assert_max_num_queries(24):
        client.get(f"{URL}uk/")


def test_it_speaks_dutch(teun: Member, client_for: SignIn) -> None:
    page = client_for(teun).get(URL).content.decode()

    assert "Nog niet gemaakt" in page
    assert "Er is nog geen film gemaakt" in page

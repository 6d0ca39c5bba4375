"""The film as a telephone fetches it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import Region
from steiger.parents.enums import Opened
from steiger.parents.models import Opening
from steiger.parents.selectors import film_path, published_films
from tests.parents.films import CONTENT, PORT, a_film
from tests.parents.texts import a_contact

pytestmark = pytest.mark.usefixtures("places")
URL = "/po2601/welkom/nl/film-land.mp4"


def _count() -> int:
    return sum(Opening.objects.filter(what=Opened.FILM).values_list("count", flat=True))


def _bytes(response: Any) -> bytes:
    return b"".join(response)


def test_a_stranger_gets_the_film_without_a_cookie(dirk: Member) -> None:
    film = a_film(dirk)

    response = Client().get(URL)

    assert (response.status_code, response["Content-Type"]) == (200, "video/mp4")
    assert _bytes(response) == CONTENT
    assert response["ETag"] == f'"{film.sha256}"'
    assert 'filename="film-nl-landscape.mp4"' in response["Content-Disposition"]
    assert response["Content-Language"] == "nl"
    assert not response.cookies


def test_a_telephone_seeks_and_goes_on_where_it_stopped(dirk: Member) -> None:
    a_film(dirk)

    response = Client().get(URL, headers={"range": "bytes=1000-1999"})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 1000-1999/{len(CONTENT)}"
    assert _bytes(response) == CONTENT[1000:2000]


def test_a_download_is_counted_once_however_many_parts(dirk: Member) -> None:
    film = a_film(dirk)
    client = Client()
    for part in ("bytes=0-1", "bytes=0-", "bytes=4000-", "bytes=9000-9999"):
        client.get(URL, headers={"range": part})
    assert _count() == 1

    client.get(URL, headers={"if-none-match": f'"{film.sha256}"'})
    client.head(URL)
    assert _count() == 1
    client.get(URL)
    assert _count() == 2


def test_an_address_with_its_mark_is_kept_for_good_and_another_is_not(dirk: Member, region: Region) -> None:
    a_film(dirk)
    shown = published_films(region, "nl")[0]
    for address in (shown.address, shown.poster, shown.captions):
        assert "immutable" in Client().get(address)["Cache-Control"]
        assert "max-age=300" in Client().get(address.split("?")[0])["Cache-Control"]
    assert "max-age=300" in Client().get(f"{URL}?v=former")["Cache-Control"]


def test_poster_and_captions_go_with_it(dirk: Member, region: Region) -> None:
    a_film(dirk), a_film(dirk, cut=PORT, content=b"another")
    wide, tall = published_films(region, "nl")

    poster = Client().get(wide.poster)
    assert (poster["Content-Type"], _bytes(poster)[:4]) == ("image/png", b"\x89PNG")
    assert _bytes(Client().get(tall.poster)) != _bytes(Client().get(wide.poster))
    captions = Client().get(wide.captions)
    assert captions["Content-Type"] == "text/vtt; charset=utf-8"
    assert captions.content.decode().startswith("WEBVTT")
    assert _count() == 0


@pytest.mark.parametrize("name", ["film-land.mp4", "film-port.mp4", "film.vtt", "film-poster.png"])
@pytest.mark.parametrize("where", ["po2601/welkom/nl", "po2601/welkom/de", "nowhere/welkom/nl"])
def test_what_is_not_made_is_not_there(name: str, where: str, dirk: Member) -> None:
    a_contact(dirk)

    assert Client().get(f"/{where}/{name}").status_code == 404
    assert _count() == 0


def test_a_film_that_was_lost_is_not_there(dirk: Member) -> None:
    film_path(a_film(dirk)).unlink()

    assert Client().get(URL).status_code == 404
    assert _count() == 0


def test_nothing_is_written_by_looking_at_other_films(dirk: Member, django_assert_max_num_queries: Any) -> None:
    a_film(dirk)
    client = Client()
    with django_assert_max_num_queries(8):
        client.get(URL, headers={"range": "bytes=500-"})

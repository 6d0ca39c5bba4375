"""One text from writing to publishing and back, and what is refused on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.parents.models import TextCheck, TextVersion
from tests.parents.texts import OWN_DUTCH, OWN_UKRAINIAN, STAY, a_text

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}


def _url(language: str = "nl", rest: str = "", key: str = STAY) -> str:
    return f"/po2601/parents/texts/{language}/{key}/{rest}"


def _read(client: Client, url: str) -> str:
    response = client.get(url, headers=ENGLISH)
    assert response.status_code == 200
    return response.content.decode().replace("\u2068", "").replace("\u2069", "")


def test_a_text_from_draft_to_published_and_back(dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    page = client.post(_url(), {"text": OWN_DUTCH, "translator": ""}, headers=ENGLISH, follow=True).content.decode()
    assert "The draft is kept." in page
    assert OWN_DUTCH.format(stay_weeks="\u206840\u2069") in page, "the draft as parents will read it"
    assert "data-most" in page

    page = client.post(_url(rest="publish/"), headers=ENGLISH, follow=True).content.decode()
    assert "In the other languages it is to be reviewed" in page
    assert '<ins class="word-added">' in page
    client.post(_url(rest="standard/"))
    assert "Bring back" in _read(client, _url())
    client.post(_url(rest="back/1/"))
    assert TextVersion.objects.get(number=2).text == OWN_DUTCH
    assert client.post(_url(rest="back/99/")).status_code == 404


@pytest.mark.parametrize(
    "text, said",
    [
        ("Na een jaar", "{stay_weeks} is missing"),
        ("{stay_weeks} {nooit}", "does not know {nooit}"),
        ("{stay_weeks} " + "x" * 400, "characters too long"),
        ("", "This field is required"),
        ("{stay_weeks} 🛶", "No typeface of ours"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    text: str, said: str, dirk: Member, client_for: SignIn
) -> None:
    page = client_for(dirk).post(_url(), {"text": text}, headers=ENGLISH).content.decode()

    assert said in page
    assert text[:60] in page
    assert not TextVersion.objects.exists()


def test_a_refused_button_says_why(dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)

    for rest, said in (
        ("publish/", "There is no draft"),
        ("discard/", "no draft of this text any more"),
        ("standard/", "standard text already"),
        ("reviewed/", "Dutch is the source"),
    ):
        page = client.post(_url(rest=rest), headers=ENGLISH, follow=True).content.decode()
        assert said in page, rest


def test_a_translation_is_compared_with_the_dutch_of_now(dirk: Member, amina: Member, client_for: SignIn) -> None:
    a_text(dirk)
    client = client_for(dirk)
    page = _read(client, _url("ar"))
    assert "The Dutch text was changed" in page
    assert OWN_DUTCH in page
    assert 'dir="rtl"' in page

    client.post(_url("ar", "reviewed/"))
    assert "The Dutch text was changed" not in _read(client, _url("ar"))
    client_for(amina).post(_url("ar", "check/"), {"checker": "Samira", "checked_on": "2020-01-01"})
    assert TextCheck.objects.get().checker == "Samira"
    assert "Checked by Samira." in _read(client, _url("ar"))


@pytest.mark.parametrize("typed, said", [
    ({"checker": "", "checked_on": "2020-01-01"}, "Fill in who read it"),
    ({"checker": "Samira", "checked_on": "2999-01-01"}, "has yet to come"),
])  # fmt: skip
def test_a_check_that_cannot_be_says_why(typed: dict[str, str], said: str, amina: Member, client_for: SignIn) -> None:
    page = client_for(amina).post(_url("ar", "check/"), typed, headers=ENGLISH, follow=True).content.decode()

    assert said in page
    assert not TextCheck.objects.exists()


def test_a_draft_is_taken_away(dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    client.post(_url("uk"), {"text": OWN_UKRAINIAN, "translator": "Olena"})
    assert TextVersion.objects.get().translator == "Olena"

    client.post(_url("uk", "discard/"))

    assert not TextVersion.objects.exists()


def test_others_read_and_cannot_write(bram: Member, amina: Member, dirk: Member, client_for: SignIn) -> None:
    a_text(dirk)
    for member in (bram, amina):
        client = client_for(member)
        assert "Keep as draft" not in _read(client, _url("uk"))
        assert client.post(_url(), {"text": OWN_DUTCH}).status_code == 403
        for rest in ("publish/", "discard/", "standard/", "reviewed/", "back/1/"):
            assert client.post(_url(rest=rest)).status_code == 403
    assert client_for(bram).post(_url("uk", "check/"), {}).status_code == 403


@pytest.mark.parametrize("url", [_url("de"), _url(key="path.nowhere.text"), _url("de", "publish/")])
def test_what_is_not_there_is_not_found(url: str, dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)

    assert (client.post(url) if url.endswith("publish/") else client.get(url)).status_code == 404


def test_another_region_finds_nothing(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    a_text(dirk)

    assert client_for(zoe).get(_url()).status_code == 404
    assert client_for(zoe).post(_url(rest="standard/")).status_code == 404


def test_it_asks_as_little_for_many_versions_as_for_one(
    dirk: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get(_url("uk"))
    with django_assert_max_num_queries(18):
        client.get(_url("uk"))
    for number in range(3):
        a_text(dirk, f"{OWN_UKRAINIAN} {number}", language="uk")

    with django_assert_max_num_queries(18):
        client.get(_url("uk"))

"""The texts of one language, what they are narrowed to, and the page as it would be with the drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.parents.actions import write_draft
from steiger.parents.catalogue import catalogues
from steiger.parents.models import Opening
from tests.parents.texts import OWN_DUTCH, OWN_UKRAINIAN, STAY, a_checked_language, a_text

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
URL = "/po2601/parents/texts/uk/"


def _keys(client: Client, query: str = "", url: str = URL) -> list[str]:
    page = client.get(url + query, headers=ENGLISH).content.decode()
    return [key for key in catalogues()["nl"].texts if f'<li id="{key}">' in page]


def test_every_text_stands_beside_the_dutch(teun: Member, client_for: SignIn) -> None:
    client = client_for(teun)
    page = client.get(URL, headers=ENGLISH).content.decode()

    assert _keys(client) == list(catalogues()["nl"].texts)
    assert "Er is een tolk bij." in page
    assert catalogues()["uk"].texts["path.intake.title"] in page


def test_it_is_narrowed_to_what_asks_for_work(dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    assert _keys(client, "?show=review") == []
    a_checked_language(dirk, "uk")
    a_text(dirk)
    a_text(dirk, "Приходьте на розмову.", language="uk", key="path.intake.text")
    write_draft(by=dirk, language="uk", key="path.progress.text", text="Чернетка")

    assert _keys(client, "?show=review") == [STAY]
    assert _keys(client, "?show=own") == ["path.intake.text"]
    assert _keys(client, "?show=unchecked") == ["path.intake.text"]
    assert _keys(client, "?show=draft") == ["path.progress.text"]
    assert len(_keys(client, "?show=nonsense")) == len(catalogues()["uk"].texts)
    assert "There are none" in client.get("/po2601/parents/texts/nl/?show=draft", headers=ENGLISH).content.decode()


def test_the_preview_shows_drafts_and_is_not_counted(dirk: Member, client_for: SignIn) -> None:
    write_draft(by=dirk, language="uk", key=STAY, text=OWN_UKRAINIAN)
    a_text(dirk)
    page = client_for(dirk).get(f"{URL}preview/?with=nl", headers=ENGLISH).content.decode()
    page = page.replace("\u2068", "").replace("\u2069", "")

    assert OWN_UKRAINIAN.format(stay_weeks=40) in page
    assert OWN_DUTCH.format(stay_weeks=40) in page
    assert "This is a preview" in page
    assert not Opening.objects.exists()


def test_the_whole_language_is_checked(amina: Member, dirk: Member, client_for: SignIn) -> None:
    client = client_for(amina)
    assert client.get(f"{URL}check/").status_code == 200
    page = client.post(f"{URL}check/", {"checker": " ", "checked_on": "2020-01-01"}, headers=ENGLISH).content.decode()
    assert "error-summary" in page
    typed = {"checker": "Olena", "checked_on": "2020-01-01"}
    page = client.post(f"{URL}check/", typed, headers=ENGLISH, follow=True).content.decode()

    assert f"{len(catalogues()['uk'].texts)} texts are checked." in page
    assert "Checked by Olena." in page
    dutch = client.post("/po2601/parents/texts/nl/check/", typed, headers=ENGLISH).content.decode()
    assert "Dutch is the source" in dutch


def test_who_may_not_check_cannot(bram: Member, client_for: SignIn) -> None:
    assert client_for(bram).get(f"{URL}check/").status_code == 403


@pytest.mark.parametrize("rest", ["", "preview/", "check/"])
def test_a_language_that_is_not_there_is_not_found(rest: str, dirk: Member, client_for: SignIn) -> None:
    assert client_for(dirk).get(f"/po2601/parents/texts/de/{rest}").status_code == 404


def test_another_region_finds_nothing(zoe: Member, client_for: SignIn) -> None:
    assert client_for(zoe).get(URL).status_code == 404


def test_it_asks_as_little_for_many_texts_as_for_none(
    dirk: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get(URL)
    with django_assert_max_num_queries(12):
        client.get(URL)
    a_checked_language(dirk, "uk")
    for key in (STAY, "path.intake.text", "path.move.text"):
        a_text(dirk, "Так {stay_weeks}" if key == STAY else "Так", language="uk", key=key)

    with django_assert_max_num_queries(12):
        client.get(URL)

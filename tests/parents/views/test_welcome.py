"""The public page: every language, without an account, a script or a cookie, small and kept by whoever asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from steiger.access.member import Member
from steiger.core.scope import enter_region
from steiger.organisations.models import Region
from steiger.parents.actions import write_draft
from steiger.parents.catalogue import catalogues
from steiger.parents.enums import Opened
from steiger.parents.models import Opening
from tests.factories import Places, make_policy, make_region
from tests.parents.films import a_film
from tests.parents.texts import (
    MAIL,
    OWN_DUTCH,
    OWN_UKRAINIAN,
    PHONE,
    STAY,
    a_checked_language,
    a_contact,
    a_text,
)

pytestmark = pytest.mark.usefixtures("places")
ISOLATES = re.compile("[\u2068\u2069]")
# The player fills these in itself.
WORDS_OF_PLAYER = re.compile("<script data-film-words.*?</script>")
KB = 1000
# What a page of a script loads before the film, beside itself: sheets, drawings, the typeface of that script.
SHEETS = ("steiger/css/palette.css", "steiger/css/jetty.css", "parents/welcome.css", "parents/player.css")
SCRIPTS = ("parents/drawing.js", "parents/player.js")
DRAWINGS = ("harbour", "jetty", "ashore", "icon")
FONTS = {
    "latin": ("source-sans-3-latin",),
    "cyrillic": ("source-sans-3-latin", "source-sans-3-cyrillic"),
    "arabic": ("ibm-plex-sans-arabic-400", "ibm-plex-sans-arabic-600"),
    "ethiopic": ("noto-sans-ethiopic-400",),
    "han": (),
}


def _page(language: str, query: str = "") -> str:
    response = Client().get(f"/po2601/welkom/{language}/{query}")
    assert response.status_code == 200
    return ISOLATES.sub("", response.content.decode())


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_every_language_says_everything_in_its_own_direction(language: str, dirk: Member) -> None:
    a_contact(dirk)
    found = catalogues()[language]
    page = _page(language)

    assert f'<html lang="{language}" dir="{"rtl" if found.language.is_right_to_left else "ltr"}"' in page
    assert not re.search(r"\{\w+\}", WORDS_OF_PLAYER.sub("", page)), "something was not filled in"
    for key in ("page.path", "path.meeting.title", "questions.house.question", "privacy.not", "film.scenes.law.1"):
        assert _escaped(found.texts[key]) in page
    for phone in (PHONE, MAIL):
        assert phone in page
    assert "Taalschool Utrecht" in page


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")


def test_values_stand_in_isolates_so_that_a_number_is_not_turned_round(dirk: Member) -> None:
    a_contact(dirk)
    page = Client().get("/po2601/welkom/ar/").content.decode()

    assert f"\u2068{PHONE} · {MAIL}\u2069" in page
    assert "\u206840\u2069" in page


def test_it_sets_no_cookie_and_may_be_kept_and_its_only_script_is_the_player(region: Region) -> None:
    response = Client().get("/po2601/welkom/uk/")

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Content-Language"] == "uk"
    assert "script-src 'self'" in response["Content-Security-Policy"]
    page = response.content.decode()
    scripts = re.findall(r'<script(?: src="[^"]*/([\w-]+)[^"/]*\.js" defer)?', page)
    assert scripts == ["", "drawing", "player"], "the words of the player, and the player"
    for unwanted in ("style=", "onclick", "http-equiv", "noindex", "<iframe"):
        assert unwanted not in page
    assert set(re.findall(r'(?:src|href)="(https?://[^/"]+)', page)) == {"https://www.openstreetmap.org"}


def test_terms_follow_the_policy(region: Region, places: Places) -> None:
    make_policy(region, number=2, stay_weeks=52, mother_school_lead_weeks=9)

    page = _page("nl")

    assert "ongeveer 52 schoolweken" in page
    assert "9 schoolweken voor de overstap" in page
    assert "3 keer kijken" in page


def test_texts_of_the_region_are_read_and_drafts_are_not(dirk: Member) -> None:
    a_text(dirk)
    write_draft(by=dirk, language="uk", key=STAY, text=OWN_UKRAINIAN)

    assert OWN_DUTCH.format(stay_weeks=40) in _page("nl")
    assert OWN_UKRAINIAN.format(stay_weeks=40) not in _page("uk")


def test_without_contact_details_no_sentence_has_a_hole(region: Region) -> None:
    page = _page("nl")

    assert "Vraag het aan de school of aan ons" not in page
    assert page.count("Vraag het aan de school van uw kind.") >= 2
    assert 'href="tel:' not in page


def test_dutch_stands_under_each_text_when_asked_for(dirk: Member) -> None:
    a_text(dirk)
    page = _page("ti", "?with=nl")

    assert OWN_DUTCH.format(stay_weeks=40) in page
    assert 'class="beside" lang="nl" dir="ltr"' in page
    assert "beside" not in _page("ti")
    assert "beside" not in _page("nl", "?with=nl")


def test_it_says_who_checked_it_or_that_nobody_did(dirk: Member) -> None:
    uk = catalogues()["uk"].texts
    assert _escaped(uk["page.unchecked"]) in _page("uk")
    assert "nog niet nagekeken" not in _page("nl")

    a_checked_language(dirk, "uk", checker="Olena")
    page = _page("uk")
    assert _escaped(uk["page.unchecked"]) not in page
    assert uk["page.checked"].replace("{name}", "Olena") in page
    a_text(dirk, OWN_UKRAINIAN, language="uk")
    assert _escaped(uk["page.unchecked"]) in _page("uk")


def test_the_picker_has_each_language_in_its_own_words(region: Region) -> None:
    page = _page("nl")

    for code, found in catalogues().items():
        assert re.search(rf'lang="{code}" hreflang="{code}"[^>]*>{found.language.own_name}<', page), code
    assert page.count('aria-current="page"') == 1


def test_a_language_that_is_not_there_shows_those_that_are(region: Region) -> None:
    response = Client().get("/po2601/welkom/de/")

    assert response.status_code == 404
    assert "العربية" in response.content.decode()
    assert not Opening.objects.exists()


@pytest.mark.parametrize("path", ["/nowhere/welkom/", "/nowhere/welkom/nl/", "/nowhere/welkom/nl/folder.pdf"])
def test_an_unknown_region_is_not_there(path: str, region: Region) -> None:
    assert Client().get(path).status_code == 404


def test_a_region_without_agreements_has_no_page_yet(other_region: Region) -> None:
    assert Client().get("/po2602/welkom/nl/").status_code == 404


def test_another_region_has_its_own_texts(dirk: Member, region: Region, other_region: Region) -> None:
    a_contact(dirk)
    a_text(dirk)
    enter_region(other_region.pk)
    make_policy(other_region)
    enter_region(region.pk)

    page = ISOLATES.sub("", Client().get("/po2602/welkom/nl/").content.decode())

    assert "Andere regio" in page
    assert PHONE not in page
    assert "Taalschool Utrecht" not in page
    assert OWN_DUTCH.format(stay_weeks=40) not in page


@pytest.mark.parametrize("accepted, code", [("ar-SY,ar;q=0.9", "ar"), ("de", "nl"), ("", "nl"), ("ku,tr;q=0.5", "kmr")])
def test_the_door_leads_to_the_language_of_the_browser(accepted: str, code: str, region: Region) -> None:
    response = Client().get("/po2601/welkom/", headers={"accept-language": accepted})

    assert response.status_code == 302
    assert response["Location"] == f"/po2601/welkom/{code}/"
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_only_openings_are_counted(dirk: Member) -> None:
    client = Client()
    client.get("/po2601/welkom/ti/")
    client.get("/po2601/welkom/ti/")
    client.head("/po2601/welkom/ti/")
    client.get("/po2601/welkom/ti/folder.pdf")

    assert sorted(Opening.objects.values_list("language", "what", "count")) == [("ti", "leaflet", 1), ("ti", "page", 2)]
    assert client.post("/po2601/welkom/ti/").status_code == 405


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_less_than_a_hundred_kilobytes_come_over_the_line(language: str, dirk: Member) -> None:
    """Before the film, as served: the page with gzip, sheets and drawings with brotli, typefaces as they are."""
    a_contact(dirk)
    page = Client().get(f"/po2601/welkom/{language}/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    total = len(page.content)
    total += sum(len(brotli.compress(_static(name))) for name in (*SHEETS, *SCRIPTS))
    total += sum(len(brotli.compress(_static(f"steiger/pictures/{name}.svg"))) for name in DRAWINGS)
    total += sum(len(_static(f"steiger/fonts/{name}.woff2")) for name in FONTS[catalogues()[language].script])

    assert total < 100 * KB, total


def _static(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str)
    return Path(found).read_bytes()


def test_it_asks_as_little_for_many_own_texts_as_for_none(dirk: Member, django_assert_max_num_queries: Any) -> None:
    client = Client()
    client.get(reverse("parents_welcome", kwargs={"slug": "po2601", "language": "uk"}))
    with django_assert_max_num_queries(22):
        client.get("/po2601/welkom/uk/?with=nl")
    a_contact(dirk)
    a_checked_language(dirk, "uk")
    for key in (STAY, "path.intake.text", "questions.cost.answer"):
        a_text(dirk, "Так {stay_weeks}" if key == STAY else "Так", language="uk", key=key)

    with django_assert_max_num_queries(22):
        client.get("/po2601/welkom/uk/?with=nl")


def test_the_player_fetches_the_film_of_the_region(dirk: Member) -> None:
    a_contact(dirk)
    a_text(dirk, "Uw kind leert {stay_weeks} weken.", key="film.scenes.group.1")
    response = Client().get("/po2601/welkom/nl/film.json")

    film = response.json()
    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    assert film["labels"]["phone"] == PHONE
    said = [sentence[2] for scene in film["scenes"] for sentence in scene["sentences"]]
    assert "Uw kind leert \u206840\u2069 weken." in said
    enter_region(dirk.region_id)
    assert Opening.objects.get().what == Opened.FILM


def test_there_is_no_film_in_a_language_that_is_not_offered_or_before_anything_was_agreed(region: Region) -> None:
    assert Client().get("/po2601/welkom/de/film.json").status_code == 404
    assert Client().get("/nowhere/welkom/nl/film.json").status_code == 404
    make_region("leeg", "Zonder afspraken", "PO0000")
    assert Client().get("/leeg/welkom/nl/film.json").status_code == 404


def test_a_film_that_was_made_can_be_kept_and_its_size_is_told(dirk: Member) -> None:
    a_contact(dirk)
    assert catalogues()["nl"].texts["page.film_coming"] in _page("nl")
    a_film(dirk)

    page = _page("nl")

    assert "/po2601/welkom/nl/film-land.mp4" in page
    assert "MB</a>" in page
    assert catalogues()["nl"].texts["page.film_coming"] not in page

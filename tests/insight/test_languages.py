"""Which languages our families need: in bands, and every language on the page whether it is spoken or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.languages import LANGUAGES
from steiger.insight.selectors.languages import family_languages
from steiger.organisations.models import Region
from steiger.pupils.models import Guardian, Journey
from tests.factories import make_journey
from tests.parents.texts import a_checked_language, a_text

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
URL = "/po2601/insight/languages/"
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def _speak(region: Region, language: str, times: int, **facts: Any) -> list[Journey]:
    made = [make_journey(region, call_name="Verborgen", **facts) for _place in range(times)]
    Guardian.objects.filter(pupil__journeys__in=made).update(language=language)
    return made


def _said(member: Member) -> dict[str, str]:
    return {row.language.code: row.said for row in family_languages(member).rows}


@pytest.mark.parametrize(
    "times, said", [(0, "<5"), (4, "<5"), (5, "5 tot 9"), (9, "5 tot 9"), (10, "10 tot 19"), (20, "20 tot 49")]
)
def test_numbers_are_told_in_bands_from_the_smallest_that_may_be(
    times: int, said: str, region: Region, dirk: Member
) -> None:
    _speak(region, "ti", times)

    assert _said(dirk)["ti"] == said


def test_every_language_stands_there_so_that_no_row_gives_a_family_away(region: Region, dirk: Member) -> None:
    before = _said(dirk)
    _speak(region, "hu", 1)

    assert set(before) == {one.code for one in LANGUAGES}
    assert _said(dirk) == before


def test_only_children_on_their_way_count_and_each_once(region: Region, dirk: Member) -> None:
    today = clock.today()
    open_ones = _speak(region, "uk", 5)
    _speak(region, "uk", 5, left_on=today, leaving_reason="moved_away")
    for journey in open_ones:
        Guardian.objects.create(region=region, pupil=journey.pupil, name="Vader", language="uk")

    assert _said(dirk)["uk"] == "5 tot 9"


def test_what_is_missing_or_unreviewed_is_named(region: Region, dirk: Member) -> None:
    _speak(region, "hu", 6)
    _speak(region, "uk", 6)
    _speak(region, "ar", 6)
    a_checked_language(dirk, "ar")
    found = family_languages(dirk)
    assert [row.language.code for row in found.missing] == ["hu"]
    assert [row.language.code for row in found.unreviewed] == ["uk"]

    a_text(dirk)
    assert {row.language.code for row in family_languages(dirk).unreviewed} == {"ar", "uk"}


def test_the_page_is_for_who_sees_the_figures_of_the_region(
    region: Region, dirk: Member, esra: Member, bram: Member, zoe: Member, client_for: SignIn
) -> None:
    _speak(region, "uk", 6)
    for member in (dirk, esra):
        page = client_for(member).get(URL, headers=ENGLISH).content.decode()
        assert "5 to 9" in page
        assert "Verborgen" not in page
        assert "Not there" in page
    assert client_for(bram).get(URL).status_code == 403
    assert client_for(zoe).get(URL).status_code == 404


def test_it_asks_as_little_for_many_as_for_few(
    region: Region, dirk: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get(URL)
    with django_assert_max_num_queries(16):
        client.get(URL)
    _speak(region, "uk", 6)
    _speak(region, "tr", 3)

    with django_assert_max_num_queries(16):
        client.get(URL)

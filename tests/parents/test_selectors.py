"""What parents of a region read, put together from the standard texts, the region's own and what is filled in."""

from __future__ import annotations

import pytest

from steiger.access.member import Member
from steiger.core.scope import enter_region
from steiger.organisations.models import NewcomerFacility, Region
from steiger.parents.catalogue import catalogues
from steiger.parents.selectors import contact_of, film_text, text_rows, version_lines, welcome, words_for
from tests.factories import Places, make_policy
from tests.parents.texts import MAIL, OWN_DUTCH, PHONE, STAY, a_contact, a_text

ISOLATED = "\u2068{}\u2069"


def test_terms_come_from_the_policy_of_today(region: Region, places: Places) -> None:
    words = words_for(region, "nl")

    assert words
    assert words.values["stay_weeks"] == "40"
    assert words.values["visits"] == "3"
    assert words.values["lead_weeks"] == "12"
    assert ISOLATED.format(40) in words.say(STAY)


def test_contact_is_that_of_the_region_until_it_has_its_own_for_parents(
    region: Region, places: Places, dirk: Member
) -> None:
    assert not contact_of(region)
    region.phone, region.email = "088 000 00 00", "regio@example.org"
    assert contact_of(region).both == "088 000 00 00 · regio@example.org"

    a_contact(dirk)
    assert contact_of(region).both == f"{PHONE} · {MAIL}"
    assert contact_of(region).dialled == "0301234567"


def test_what_the_page_fills_in_comes_last(region: Region, places: Places) -> None:
    words = words_for(region, "nl")

    assert words
    assert words.say("player.scene", number=2, total=11) == f"Scène {ISOLATED.format(2)} van {ISOLATED.format(11)}"


@pytest.mark.parametrize("language", ["nl", "ar", "zh"])
def test_the_film_says_what_the_region_says(language: str, region: Region, places: Places, dirk: Member) -> None:
    a_contact(dirk)
    a_text(dirk, "Uw kind leert {stay_weeks} weken.", key="film.scenes.group.1")
    film = film_text(region, language)

    assert film
    assert len(film.scenes) == 11
    assert all(len(pair) == 2 for pair in film.scenes.values())
    assert set(film.labels) == {"welcome", "say_home", "contact"}
    assert (film.phone, film.mail, film.visits) == (PHONE, MAIL, 3)
    assert film.is_right_to_left is (language == "ar")
    assert film.reading_speed == catalogues()[language].reading_speed
    if language == "nl":
        assert film.scenes["group"][1] == f"Uw kind leert {ISOLATED.format(40)} weken."
    assert film_text(region, "de") is None


def test_newcomer_schools_have_their_address_and_a_way_there(region: Region, places: Places) -> None:
    school = places.newcomer_school
    school.street, school.house_number, school.latitude, school.longitude = "Lingestraat", "2", 52.09, 5.12
    school.save()
    page = welcome(region, "nl")

    assert page
    [one] = page.schools
    assert (one.name, one.address, one.place) == ("Taalschool Utrecht", "Lingestraat 2 3511 AA", "Utrecht")
    assert one.route == "https://www.openstreetmap.org/directions?to=52.090000%2C5.120000"


def test_a_school_that_no_longer_teaches_newcomers_is_left_out(region: Region, places: Places) -> None:
    NewcomerFacility.objects.update(until_on="2020-06-01")
    page = welcome(region, "nl")

    assert page
    assert page.schools == ()


def test_versions_tell_what_each_of_them_changed(places: Places, dirk: Member) -> None:
    a_text(dirk)
    a_text(dirk, "Dat duurt {stay_weeks} weken.")
    row = next(row for row in text_rows(dirk, "nl") if row.key == STAY)

    lines = version_lines(dirk, row)

    assert [(line.version.number, line.former) for line in lines] == [(2, OWN_DUTCH), (1, row.standard)]


def test_without_agreements_there_is_nothing_to_tell(region: Region, other_region: Region) -> None:
    enter_region(other_region.pk)
    assert welcome(other_region, "nl") is None
    make_policy(other_region)
    assert welcome(other_region, "nl") is not None
    assert welcome(other_region, "de") is None

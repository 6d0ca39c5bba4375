"""The card for the parents: in their language, with the case number and nothing else about the child."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from steiger.access.member import Member
from steiger.parents.catalogue import catalogues
from steiger.pupils.models import Guardian
from tests.factories import Places
from tests.newcomers.factories import offered, referred
from tests.parents.texts import OWN_DUTCH, PHONE, a_contact, a_text

ClientFor = Callable[[Member], Client]


def _url(case: str, rest: str = "card/") -> str:
    return f"/po2601/newcomers/referral/{case}/{rest}"


def _paper(client: Client, case: str, query: str = "") -> tuple[PdfReader, str]:
    response = client.get(_url(case) + query)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    paper = PdfReader(BytesIO(response.content))
    assert len(paper.pages) == 1
    return paper, " ".join(paper.pages[0].extract_text().split()).replace("\u2068", "").replace("\u2069", "")


def test_it_comes_in_the_language_of_the_parents_with_the_dutch_beside_it(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    a_contact(dirk)
    journey = referred(bram, places)
    paper, words = _paper(client_for(bram), journey.case_number)

    assert paper.trailer["/Root"]["/Lang"] == "ar"
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for said in (journey.case_number, "De Regenboog", PHONE, "Wat gebeurt er nu?", "U hoort binnen 5 werkdagen"):
        assert said in words, said


def test_it_says_nothing_of_the_child_but_the_number(client_for: ClientFor, bram: Member, places: Places) -> None:
    journey = referred(bram, places)
    pupil, guardian = journey.pupil, journey.pupil.guardians.get()
    response = client_for(bram).get(_url(journey.case_number))
    _, words = _paper(client_for(bram), journey.case_number, "?language=nl")

    for kept in (pupil.call_name, pupil.last_name, guardian.name, guardian.phone, pupil.birth_on.strftime("%d-%m-%Y")):
        assert kept
        assert kept not in words
        assert kept.encode() not in response.content


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_every_language_fits_one_page(
    language: str, client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    a_contact(dirk)
    case = referred(bram, places).case_number
    paper, words = _paper(client_for(bram), case, f"?language={language}")

    assert paper.trailer["/Root"]["/Lang"] == language
    assert case in words


def test_texts_and_terms_are_those_of_the_region(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    a_text(dirk)
    _, words = _paper(client_for(bram), referred(bram, places).case_number, "?language=nl")

    assert OWN_DUTCH.format(stay_weeks=40) in words


def test_it_names_the_newcomer_school_when_there_is_a_place(
    client_for: ClientFor, amina: Member, places: Places
) -> None:
    _, words = _paper(client_for(amina), offered(amina, places).case_number, "?language=nl")

    assert "Taalschool Utrecht" in words


def test_parents_whose_language_we_do_not_have_get_dutch(client_for: ClientFor, bram: Member, places: Places) -> None:
    journey = referred(bram, places)
    Guardian.objects.filter(pupil=journey.pupil).update(language="hu")
    paper, _ = _paper(client_for(bram), journey.case_number)

    assert paper.trailer["/Root"]["/Lang"] == "nl"


def test_both_pages_of_the_referral_lead_to_it(client_for: ClientFor, bram: Member, places: Places) -> None:
    case = referred(bram, places).case_number
    for rest in ("", "next/"):
        page = client_for(bram).get(_url(case, rest)).content.decode()
        assert _url(case) in page
        assert '<option value="ar" selected>' in page


def test_it_is_there_for_who_may_see_the_referral(
    client_for: ClientFor, bram: Member, rita: Member, carla: Member, zoe: Member, places: Places
) -> None:
    url = _url(referred(bram, places).case_number)

    assert client_for(bram).get(url).status_code == 200
    assert client_for(rita).get(url).status_code == 404
    assert client_for(zoe).get(url).status_code == 404
    assert client_for(carla).get(url).status_code == 403
    assert client_for(bram).get(f"{url}?language=de").status_code == 404

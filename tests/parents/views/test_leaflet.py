"""The leaflet on paper: tagged, two sides, in every script, the same bytes for the same words."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from steiger.access.member import Member
from steiger.parents.catalogue import catalogues, limit_of
from tests.parents.texts import OWN_DUTCH, PHONE, STAY, a_contact, a_text

pytestmark = pytest.mark.usefixtures("places")


def _paper(language: str) -> PdfReader:
    response = Client().get(f"/po2601/welkom/{language}/folder.pdf")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert not response.cookies
    return PdfReader(BytesIO(response.content))


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_it_is_one_sheet_in_every_language_tagged_and_in_that_language(language: str, dirk: Member) -> None:
    a_contact(dirk)
    paper = _paper(language)

    assert len(paper.pages) == 2
    assert float(paper.pages[0].mediabox.width) > float(paper.pages[0].mediabox.height)
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    words = "".join(page.extract_text() for page in paper.pages)
    assert PHONE in " ".join(words.replace("\n", " ").split())
    assert f"/po2601/welkom/{language}/" in words.replace("\n", "")


def test_the_same_words_give_the_same_bytes_and_other_words_others(dirk: Member) -> None:
    first, second = (Client().get("/po2601/welkom/nl/folder.pdf").content for _once in range(2))
    assert first == second

    a_text(dirk)
    text = " ".join("".join(page.extract_text() for page in _paper("nl").pages).split())
    assert OWN_DUTCH.format(stay_weeks=40).split(". ")[0] in text.replace("\u2068", "").replace("\u2069", "")


def test_the_longest_texts_that_are_allowed_still_fit(dirk: Member) -> None:
    keys = [key for key in catalogues()["nl"].texts if key.startswith("path.") and key.endswith(".text")]
    for key in keys:
        needed = " ".join(f"{{{name}}}" for name in ("answer_days", "stay_weeks", "lead_weeks", "visits"))
        words = "lange woorden " * 40
        a_text(dirk, f"{needed} {words}"[: limit_of(key).most], key=key)

    assert len(_paper("nl").pages) == 2


def test_an_unknown_language_has_no_leaflet(dirk: Member) -> None:
    assert Client().get("/po2601/welkom/de/folder.pdf").status_code == 404
    assert STAY in catalogues()["nl"].texts

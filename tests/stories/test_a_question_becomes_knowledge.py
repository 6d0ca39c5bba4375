"""A teacher asks for help about a child, gets an answer, the answer becomes an article, and the next
who asks finds it while typing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from steiger.core.scope import region_scope
from steiger.organisations.models import Organisation, Region
from steiger.pupils.enums import Relation
from tests.browser.conftest import Person, Visit, see
from tests.expertise.factories import stands_beside
from tests.factories import make_journey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ANSWER = "Dat heet een stille periode. Geef tijd, praat zelf veel en laat het kind wijzen en tekenen. " * 2


@pytest.fixture
def case_number(cast: dict[str, Person]) -> str:
    """Amira has moved to De Regenboog, the school of Teun and Bram."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        journey = make_journey(region)
        school = Organisation.objects.get(name="De Regenboog")
        stands_beside(journey, Relation.MOTHER_SCHOOL, school_id=school.pk)
        return journey.case_number


def test_a_question_becomes_knowledge(
    cast: dict[str, Person], case_number: str, visitor: Callable[..., Visit], tmp_path: Path
) -> None:
    teun, bram, dirk, rita = (visitor(cast[name]) for name in ("Teun", "Bram", "Dirk", "Rita"))
    disguised, words = tmp_path / "woorden.exe", tmp_path / "woorden.pdf"
    disguised.write_bytes(b"MZ\x90\x00")
    words.write_bytes(b"%PDF-1.7 woorden")

    page = teun.go(f"/po2601/children/{case_number}/")
    page.get_by_role("link", name="Ask for help with this child").click()
    expect(page.locator("[name=case]")).to_have_value(case_number)
    page.fill("[name=question]", "Wat doe ik met een kind dat na acht weken nog niets zegt in de kring?")
    page.set_input_files("[name=uploads]", disguised)
    page.get_by_text("“woorden.exe” cannot be sent here").wait_for()
    page.set_input_files("[name=uploads]", words)
    assert not page.get_by_text("cannot be sent here").is_visible()
    page.get_by_role("button", name="Send the question").click()
    page.wait_for_url("**/expertise/help/*/")
    address = page.url.split("/po2601/")[1]
    see(page, "Amira Haddad")

    assert "niets zegt in de kring" in bram.text(f"/po2601/{address}")
    assert rita.status(f"/po2601/{address}") == 404

    page = dirk.go("/po2601/")
    page.get_by_role("link", name="Divide a new question from a school", exact=True).click()
    page.get_by_role("button", name="I take this one").click()
    page.get_by_text("This question is yours.").wait_for()
    page.fill("[name=text] >> nth=0", ANSWER)
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_text("The school gets a mail that your answer is here.").wait_for()

    page = teun.go(f"/po2601/{address}")
    see(page, "stille periode")
    page.fill("#helped_remark", "Dat gaf rust.")
    page.get_by_role("button", name="Yes", exact=True).click()
    page.get_by_text("Thank you: with this the next answer gets better.").wait_for()

    page = dirk.go(f"/po2601/{address}")
    see(page, "Dat gaf rust.")
    page.get_by_role("link", name="Make an article of the answer").click()
    expect(page.locator("[name=text]")).to_have_value(re.compile("stille periode"))
    page.fill("[name=title]", "Amira zegt nog niets")
    page.fill("[name=summary]", "Wat je doet zolang een kind nog zwijgt.")
    page.get_by_label("Oral language").check()
    page.get_by_role("button", name="Publish").click()
    see(page, "Here stands the name Amira", within=".error-summary")
    expect(page.locator("[name=text]")).to_have_value(re.compile("stille periode"))
    page.fill("[name=title]", "Een kind zegt nog niets in de kring")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/expertise/articles/*/")

    page = rita.go("/po2601/expertise/help/ask/")
    page.locator("[name=question]").press_sequentially("Leerling zwijgd in de krign", delay=5)
    found = page.locator("#similar").get_by_role("link", name="Een kind zegt nog niets in de kring")
    found.wait_for()
    with page.expect_popup() as opened:
        found.click()
    article = opened.value
    article.get_by_role("button", name="Yes", exact=True).click()
    article.get_by_text("Thank you: whoever keeps this article up sees it.").wait_for()
    assert page.input_value("[name=question]") == "Leerling zwijgd in de krign"
    assert [line for visit in (teun, bram, dirk, rita) for line in visit.complaints] == []

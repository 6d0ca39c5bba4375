"""A mother reads the placement document on her telephone, in Arabic, with a link and a code from the mentor. She does
not agree and says why. Nothing stops silently: mentor and school see it, they talk, and it stands in the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from steiger.cooperation.models import PolicyVersion
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.models import Region, School
from steiger.parents.catalogue import catalogues
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.transitions import actions
from tests.browser.conftest import Person, Visit
from tests.factories import Places
from tests.transitions import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARABIC = catalogues()["ar"].texts
PHONE = {"width": 375, "height": 740}
WHY = "ابنتي تقرأ أفضل مما هو مكتوب هنا."


@pytest.fixture
def case(cast: dict[str, Person]) -> str:
    """Her school has been chosen and has agreed; the document is written and nobody has seen it."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        amina, bram = (member_for(User.objects.get(pk=cast[name].user_id), region.pk) for name in ("Amina", "Bram"))
        assert amina
        assert bram
        places = _places(region)
        journey = factories.make_placed(region, places, by=amina)
        bond = factories.announced(journey, places, by=amina)
        document = actions.draft_document(journey=journey, by=amina)
        actions.write_document(document=document, by=amina, advice="Lezen gaat nog langzaam.")
        actions.agree_to_bond(bond=bond, by=bram)
    return str(journey.case_number)


def _places(region: Region) -> Places:
    """What `cast` has made, found again by name."""
    schools = {school.name: school for school in School.objects.select_related("organisation")}
    group = NewcomerGroup.objects.select_related("facility").get()
    return Places(
        board=schools["De Regenboog"].board,
        municipality=schools["De Regenboog"].municipality,
        newcomer_school=schools["Taalschool Utrecht"],
        mother_school=schools["De Regenboog"],
        other_school=schools["Het Kompas"],
        facility=group.facility,
        group=group,
        policy=PolicyVersion.objects.get(),
    )


def test_a_parent_reads_it_in_arabic_and_does_not_agree(
    case: str, cast: dict[str, Person], visitor: Callable[..., Visit]
) -> None:
    amina = visitor(cast["Amina"])
    link, code = the_mentor_makes_a_link(amina, case)
    mother = visitor(locale="ar-SY", java_script_enabled=False)
    mother.page.set_viewport_size(PHONE)

    page = mother.go(link)
    the_door_tells_nothing(page)
    she_opens_it_with_the_code(page, code)
    she_reads_it_in_her_language(page)
    she_does_not_agree_and_says_why(page)
    assert mother.complaints == []

    the_mentor_sees_it_and_talks(amina, case)
    the_mother_school_sees_it_too(visitor(cast["Bram"]), case)


def the_mentor_makes_a_link(amina: Visit, case: str) -> tuple[str, str]:
    page = amina.go(f"/po2601/move/{case}/document/")
    page.get_by_role("link", name="Link for the parents").click()
    page.fill("[name=given_to]", "Rima Haddad")
    page.select_option("[name=language]", "ar")
    page.fill("[name=mail_to]", "")
    page.get_by_role("button", name="Make the link").click()
    address = page.locator(".secret code").inner_text()
    code = page.locator(".code-large code").inner_text()
    assert re.fullmatch(r"\d{6}", code)
    return re.sub(r"^https?://[^/]+", "", address), code


def the_door_tells_nothing(page: Page) -> None:
    assert page.get_attribute("html", "lang") == "ar"
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.get_by_role("heading", level=1).inner_text() == ARABIC["document.title"]
    assert "Amira" not in page.content()
    _fits(page)


def she_opens_it_with_the_code(page: Page, code: str) -> None:
    """The first time she mistypes the birth date, the second time she types the digits of her own script."""
    for birth_on in (date(2015, 1, 1), clock.today() - timedelta(days=365 * 9)):
        page.fill("[name=birth_on]", birth_on.isoformat())
        page.fill("[name=code]", code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
        page.get_by_role("button", name=ARABIC["document.open"]).click()
    assert "Amira" in page.content()


def she_reads_it_in_her_language(page: Page) -> None:
    heading = page.get_by_role("heading", name=ARABIC["document.advice.title"])
    assert heading.count() == 1
    theirs = page.locator(".by-school", has_text="Lezen gaat nog langzaam.")
    assert (theirs.get_attribute("lang"), theirs.get_attribute("dir")) == ("nl", "ltr")
    _fits(page)


def she_does_not_agree_and_says_why(page: Page) -> None:
    page.get_by_label(ARABIC["document.disagree"], exact=True).check()
    page.get_by_role("button", name=ARABIC["document.send"]).click()
    assert page.get_by_role("alert").inner_text() == ARABIC["document.why_needed"]
    page.fill("[name=reason]", WHY)
    page.get_by_role("button", name=ARABIC["document.send"]).click()
    assert ARABIC["document.thanks"] in page.get_by_role("status").inner_text()
    assert ARABIC["document.talk"] in page.get_by_role("status").inner_text()
    assert WHY in page.locator(".answered").inner_text()
    _fits(page)


def the_mentor_sees_it_and_talks(amina: Visit, case: str) -> None:
    page = amina.go("/po2601/")
    assert page.get_by_text("The parents do not agree: talk with them").count()
    page = amina.go(f"/po2601/move/{case}/document/")
    assert WHY in page.content()
    page.get_by_role("link", name="Record the talk").click()
    page.fill("[name=outcome]", "Samen gelezen. De toets wordt opnieuw afgenomen.")
    page.get_by_role("button", name="Record the talk").click()
    assert "De toets wordt opnieuw afgenomen." in page.content()


def the_mother_school_sees_it_too(bram: Visit, case: str) -> None:
    page = bram.go(f"/po2601/move/{case}/document/")
    assert WHY in page.content()
    assert "De toets wordt opnieuw afgenomen." in page.content()


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

"""From the code on a leaflet to the page, the text of the film and the leaflet: in Arabic and in Tigrinya, on a phone;
and the card that a school gives along with a referral."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.parents.catalogue import catalogues
from steiger.parents.selectors import page_address, qr_svg
from steiger.people.models import User
from steiger.people.selectors import member_for
from tests.browser.conftest import Person, Visit, see, until
from tests.parents.texts import PHONE, STAY, a_contact
from tests.parents.views.test_welcome import DRAWINGS, FONTS, SHEETS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE_WIDTH = {"width": 375, "height": 740}
TAPPED = 44


@pytest.fixture
def informed(cast: dict[str, Person]) -> dict[str, Person]:
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        dirk = member_for(User.objects.get(pk=cast["Dirk"].user_id), region.pk)
        assert dirk
        a_contact(dirk)
    return cast


@pytest.mark.parametrize("locale, code", [("ar-SY", "ar"), ("ti-ER", "ti")])
def test_a_parent_reads_it_on_a_phone(
    locale: str, code: str, informed: dict[str, Person], visitor: Callable[..., Visit]
) -> None:
    texts = catalogues()[code].texts
    visit = visitor(locale=locale, java_script_enabled=False)
    visit.page.set_viewport_size(PHONE_WIDTH)
    came = _note_what_comes(visit.page)

    page = the_code_opens_the_page_in_the_own_language(visit, code)
    page.wait_for_load_state("networkidle")
    assert_nothing_comes_that_was_not_weighed(came, code)
    the_way_stands_there_step_by_step(page, code)
    the_text_of_the_film_can_be_read(page, code)
    a_question_opens(page, texts["questions.cost.question"], texts["questions.cost.answer"])
    one_can_call(page)
    the_leaflet_is_there(visit, page, texts["page.leaflet"], code)
    another_language_is_chosen(page)
    assert visit.page.context.cookies() == []
    assert visit.complaints == []


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_a_parent_watches_the_film_on_a_phone(
    code: str, informed: dict[str, Person], visitor: Callable[..., Visit]
) -> None:
    """Started, paused, read along, and gone on with where it stopped."""
    texts = catalogues()[code].texts
    visit = visitor(locale=code, reduced_motion="no-preference")  # with less motion the film stands still
    visit.page.set_viewport_size(PHONE_WIDTH)
    page = visit.go(f"/po2601/welkom/{code}/")
    page.locator(".film-start").click()

    picture, caption = page.locator(".film-picture"), page.locator(".film-caption")
    page.locator(".film-caption:not(:empty)").wait_for()
    assert picture.get_attribute("data-scene") == "arrive"
    assert caption.inner_text() == texts["film.scenes.arrive.0"]
    assert caption.get_attribute("lang") == code
    page.locator(".film-play").click()
    page.locator(".film-plank").last.click()
    assert picture.get_attribute("data-scene") == "contact"
    assert PHONE in picture.inner_html(), "the number is never turned round"
    box = page.locator(".film-screen").bounding_box()
    assert box
    assert box["width"] <= PHONE_WIDTH["width"]

    page.locator(".film-plank").nth(4).click()
    page.locator(".film-play").click()
    until(page, "document.querySelector('[data-film]').player.time > 30")
    page.locator(".film-play").click()
    page.reload()
    page.get_by_role("button", name=texts["player.resume"]).click()
    page.locator(".film-picture[data-scene='group']").wait_for()
    assert visit.complaints == []


def _note_what_comes(page: Page) -> list[str]:
    came: list[str] = []
    page.on("request", lambda request: came.append(request.url))
    return came


def assert_nothing_comes_that_was_not_weighed(came: list[str], code: str) -> None:
    """What the size in `test_welcome` counts is all that a browser asks for; the test's server compresses nothing."""
    weighed = {
        *SHEETS,
        *(f"steiger/pictures/{name}.svg" for name in DRAWINGS),
        *(f"steiger/fonts/{name}.woff2" for name in FONTS[catalogues()[code].script]),
    }
    asked = {address.split("/static/")[1] for address in came if "/static/" in address}
    assert asked
    assert asked <= weighed


def the_code_opens_the_page_in_the_own_language(visit: Visit, code: str) -> Page:
    """The address in the code is that of the region; the browser says which language it speaks."""
    address = page_address(Region(slug="po2601"))
    assert "<svg" in qr_svg(address)
    page = visit.go(re.sub(r"^https?://[^/]+", "", address))
    assert page.url.endswith(f"/po2601/welkom/{code}/")
    assert page.get_attribute("html", "lang") == code
    assert page.get_attribute("html", "dir") == ("rtl" if code == "ar" else "ltr")
    return page


def the_way_stands_there_step_by_step(page: Page, code: str) -> None:
    steps = page.locator(".jetty-line > li")
    assert steps.count() == 8
    words = steps.nth(2).inner_text().replace("\u2068", "").replace("\u2069", "")
    assert catalogues()[code].texts[STAY].format(stay_weeks=40) in words
    mark, text = (steps.nth(2).locator(part).bounding_box() for part in (".jetty-mark", ".jetty-text"))
    assert mark
    assert text
    assert (mark["x"] > text["x"]) is (code == "ar"), "the jetty lies where one begins to read"


def the_text_of_the_film_can_be_read(page: Page, code: str) -> None:
    scenes = page.locator("#film-text ol > li")
    assert scenes.count() == 11
    assert catalogues()[code].texts["film.scenes.arrive.0"] in scenes.first.inner_text()


def a_question_opens(page: Page, question: str, answer: str) -> None:
    page.get_by_text(question).click()
    expect(page.get_by_text(answer)).to_be_visible()


def one_can_call(page: Page) -> None:
    call = page.locator("a[href^='tel:']").last
    box = call.bounding_box()
    assert box
    assert box["height"] >= TAPPED
    see(page, PHONE, within="#contact ~ .reach")


def the_leaflet_is_there(visit: Visit, page: Page, words: str, code: str) -> None:
    address = page.get_by_role("link", name=words).first.get_attribute("href")
    assert address == f"/po2601/welkom/{code}/folder.pdf"
    paper = PdfReader(BytesIO(page.request.get(visit.base + address).body()))
    assert len(paper.pages) == 2
    assert paper.trailer["/Root"]["/Lang"] == code


def another_language_is_chosen(page: Page) -> None:
    page.locator(".tongues > summary").click()
    page.get_by_role("link", name="Українська", exact=True).click()
    assert page.get_attribute("html", "lang") == "uk"
    page.get_by_role("link", name="Українська + Nederlands").click()
    expect(page.get_by_text("Er is een tolk bij.").first).to_be_visible()


def test_a_changed_sentence_is_reviewed_in_another_language(
    informed: dict[str, Person], visitor: Callable[..., Visit]
) -> None:
    """Dirk changes a sentence and the number; the other languages are marked, and one of them is found good."""
    dirk = visitor(informed["Dirk"])
    page = dirk.go("/po2601/parents/")
    page.get_by_role("link", name="Change the contact details").click()
    page.get_by_label("Telephone").fill("030 765 43 21")
    page.get_by_role("button", name="Keep the contact details").click()
    page.get_by_role("link", name="Dutch", exact=True).click()
    page.locator(f"[id='{STAY}']").get_by_role("link", name="Change").click()
    field = page.get_by_label("Your text")
    field.fill("x" * 361)
    see(page, "1 characters too many", within=".counter")
    field.fill("Dat duurt {stay_weeks} schoolweken, of iets langer.")
    page.get_by_role("button", name="Keep as draft").click()
    see(page, "Dat duurt", within="#draft ~ .as-read")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_load_state()

    parent = visitor()
    words = parent.go("/po2601/welkom/nl/").inner_text("main")
    assert "of iets langer" in words
    assert "030 765 43 21" in words
    page = dirk.go("/po2601/parents/texts/ar/?show=review")
    expect(page.locator(".texts > li")).to_have_count(1)
    page.locator(".texts > li").get_by_role("link").click()
    page.get_by_role("button", name="It still says the same").click()
    page = dirk.go("/po2601/parents/texts/ar/?show=review")
    expect(page.locator(".texts > li")).to_have_count(0)
    assert dirk.complaints == []

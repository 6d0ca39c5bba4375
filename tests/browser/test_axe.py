"""Every page, in Dutch and English, on a desk and on a phone, light and dark: nothing for axe to say, no script that
fails, one title, nothing that must be scrolled sideways."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, Page, Route
from pytest_django import Settings

from tests.browser.axe import AXE, heard_by_axe
from tests.browser.conftest import Visit, launched
from tests.browser.pages import Shown, every_page
from tests.browser.world import World, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK, PHONE, SMALLEST = 1280, 375, 320
SHARES = 2
# Each language is looked at in both schemes, and each width first in one of them.
SCHEMES = {"nl": {DESK: "light", PHONE: "dark"}, "en": {PHONE: "light", DESK: "dark"}}
WHAT_IT_IS = """() => {
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  const double = [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  document.querySelectorAll('main details').forEach(one => { one.open = true });
  return {lang: document.documentElement.lang, titles: document.querySelectorAll('h1').length, double};
}"""
TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return '';
  const wide = [...document.querySelectorAll('body *')].filter(
    one => one.getBoundingClientRect().right > root.clientWidth + 1 && one.checkVisibility());
  return wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(' | ') || `${root.scrollWidth} wide`;
}"""


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


@pytest.fixture
def chromium(transactional_db: None) -> Iterator[Browser]:
    """Nobody watches here: without painting and without making scripts faster that run once, it is half the work."""
    with launched("--disable-threaded-compositing", "--num-raster-threads=1", "--js-flags=--no-opt --no-maglev") as one:
        yield one


@pytest.fixture
def looker(world: World, visitor: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens a browser for somebody, in which each page can be heard by axe."""

    def open_for(who: str | None = None, **options: object) -> Visit:
        visit = visitor(world.people[who] if who else None, **options)
        visit.page.context.add_init_script(AXE)
        return visit

    return open_for


@pytest.fixture
def pages(share: int, world: World, caplog: pytest.LogCaptureFixture) -> list[Shown]:
    with caplog.at_level(logging.CRITICAL, "django.request"):  # refusals are answers here; writing them is slow
        return every_page(world, share, SHARES)


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_open_to_everybody(share: int, pages: list[Shown], looker: Callable[..., Visit]) -> None:
    """In two shares, so that two processes look at once."""
    assert len(pages) > 160
    found: list[str] = []
    for who in dict.fromkeys(page.who for page in pages):
        visit = looker(who)
        for language in SCHEMES:
            visit.cookie("django_language", language)
            for shown in (page for page in pages if page.who == who):
                visit.go(shown.path)
                found += [f"{shown} in {language}: {line}" for line in _wrong_with(visit, language)]
        visit.page.context.close()
    assert found == [], "\n".join(found)


def test_pages_of_refusal_are_open_too(looker: Callable[..., Visit]) -> None:
    visit = looker("Esra")
    found: list[str] = []
    for language in SCHEMES:
        visit.cookie("django_language", language)
        visit.page.route("**/answered/*", partial(_answer, language))
        for path in ("/po2601/nowhere/", "/po2601/children/", "/answered/500", "/answered/400", "/answered/403_csrf"):
            visit.go(path)
            visit.complaints.clear()  # the browser itself says that the page was refused
            found += [f"{path} in {language}: {line}" for line in _wrong_with(visit, language)]
        visit.page.unroute("**/answered/*")
    assert found == [], "\n".join(found)


def _answer(language: str, route: Route) -> None:
    """The page for when something broke, as the server would send it."""
    with translation.override(language):
        page = render_to_string(f"{route.request.url.rsplit('/', 1)[-1]}.html")
    route.fulfill(status=500, body=page, content_type="text/html; charset=utf-8")


def test_the_door_is_open_from_right_to_left(settings: Settings, looker: Callable[..., Visit]) -> None:
    """Staff read Dutch or English; pages from right to left must work before the parents' pages need them."""
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "العربية")]
    visit = looker(locale="ar")
    for path in ("/accounts/login/", "/accounts/password/reset/"):
        page = visit.go(path)
        assert page.get_attribute("html", "dir") == "rtl"
        assert list(_wrong_with(visit, "ar")) == [], path


# Left to right and right to left, a script of each kind, and two languages under each other.
PARENTS = ("nl/", "en/", "ar/", "ti/", "zh/", "ckb/?with=nl")


def test_pages_for_parents_are_open_in_their_own_language(looker: Callable[..., Visit]) -> None:
    visit = looker(locale="ar")
    found: list[str] = []
    for address in PARENTS:
        path, language = f"/po2601/welkom/{address}", address.split("/")[0]
        page = visit.go(path)
        assert page.get_attribute("html", "dir") == ("rtl" if language in {"ar", "ckb"} else "ltr")
        page.locator(".tongues > summary").dispatch_event("click")
        found += [f"{path}: {line}" for line in _wrong_with(visit, language)]
    visit.go("/po2601/welkom/de/")
    visit.complaints.clear()  # the browser itself says that it was not found
    found += [f"which language: {line}" for line in _wrong_with(visit, "nl")]
    assert visit.page.context.cookies() == []
    assert found == [], "\n".join(found)


def test_the_preview_is_open_too(looker: Callable[..., Visit]) -> None:
    visit = looker("Dirk")
    visit.go("/po2601/parents/texts/ar/preview/?with=nl")
    assert list(_wrong_with(visit, "ar")) == []


def _wrong_with(visit: Visit, language: str) -> Iterator[str]:
    """In full at the first width, how it looks at the other; a page without a second language in full at both."""
    page = visit.page
    it_is = page.evaluate(WHAT_IT_IS)
    if it_is["lang"] != language:
        yield "the page speaks another language"
    if it_is["titles"] != 1:
        yield f"{it_is['titles']} titles"
    if it_is["double"]:
        yield f"double ids: {it_is['double']}"
    for place, (width, scheme) in enumerate(SCHEMES.get(language, SCHEMES["nl"]).items()):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        in_full = place == 0 or language not in SCHEMES
        yield from (f"at {width} {scheme}: {line}" for line in heard_by_axe(page, in_full=in_full))
        if width == PHONE:
            yield from _too_wide(page, width)
    page.set_viewport_size({"width": SMALLEST, "height": 900})
    yield from _too_wide(page, SMALLEST)
    yield from visit.complaints
    visit.complaints.clear()


def _too_wide(page: Page, width: int) -> Iterator[str]:
    if wide := page.evaluate(TOO_WIDE):
        yield f"scrolls sideways at {width}: {wide}"

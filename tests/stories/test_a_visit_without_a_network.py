"""Carla writes a report on a phone at a school where the network falls away: never lost, never doubled."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from steiger.access.enums import Role
from steiger.aftercare.models import VisitReport
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.pupils.enums import CORE_DOMAINS
from tests import factories
from tests.aftercare import factories as aftercare
from tests.browser.conftest import PASSWORD, Person, chromium, person
from tests.browser.line import Line

__all__ = ["chromium"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 375, "height": 740}
# The device tries again after some seconds.
expect.set_options(timeout=15_000)
WORDS = "She tells the class about the sea."


@pytest.fixture
def carla(transactional_db: None) -> Person:
    """With a child that has moved, and its first visit to report."""
    region = factories.make_region("po2601", "Utrecht en Stichtse Vecht", "PO2601")
    with region_scope(region.pk), clock.on(aftercare.MOVED_ON):
        places = factories.make_places(region)
        amina = factories.make_member(region, "Amina", Role.NEWCOMER_STAFF, places.newcomer_school.pk)
        dirk = factories.make_member(region, "Dirk", Role.COORDINATOR)
        carla = factories.make_member(region, "Carla", Role.SPECIALIST)
        journey = aftercare.make_moved(region, places, by=amina)
        aftercare.entrusted(journey, carla, by=dirk)
        return person(carla.user_id)


@pytest.fixture
def line(carla: Person, settings: pytest.FixtureRequest) -> Iterator[Line]:
    settings.ALLOWED_HOSTS = ["localhost"]  # type: ignore[attr-defined]
    line = Line()
    yield line
    line.stop()


@pytest.fixture
def page(chromium: Browser, line: Line, carla: Person) -> Iterator[Page]:
    """Carla's phone, with the report open."""
    context = chromium.new_context(locale="en-GB", viewport=PHONE)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{line.url}/accounts/login/")
    page.fill("[name=login]", carla.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/po2601/")
    page.goto(f"{line.url}/po2601/aftercare/visits/")
    page.locator("main th a").first.click()
    page.get_by_role("link", name="Visit 1", exact=True).first.click()
    page.get_by_role("link", name="Report this visit").click()
    page.wait_for_url("**/report/")
    yield page
    context.close()


def written(page: Page) -> None:
    page.get_by_label("Who were present?").fill("Teacher")
    page.locator("[name=going][value=well]").check()
    page.get_by_label("Tell it in your own words").fill(WORDS)
    for domain in CORE_DOMAINS:
        page.locator(f"[name=standing_{domain}][value=at]").check()
    page.get_by_label("What does the school need?").fill("Words for arithmetic.")
    page.locator("[name=plan_familiarity][value=yes]").check()
    page.get_by_label("What does the school do with it?").fill("It hangs in the staff room.")


def pressed(page: Page) -> None:
    page.get_by_role("button", name="Send the report").click()


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('steiger-draft:'))")


def reports() -> list[str]:
    """Asked in a thread of its own: beside an open browser the test itself may ask no database."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(_reports).result()


def _reports() -> list[str]:
    try:
        with region_scope(Region.objects.get(slug="po2601").pk):
            return list(VisitReport.objects.values_list("going_words", flat=True))
    finally:
        connection.close()


def test_a_report_written_without_a_network_is_sent_once(line: Line, page: Page) -> None:
    line.stop()
    page.get_by_label("Who were present?").fill("Teacher")
    pressed(page)
    expect(page.get_by_text("There is no connection.")).to_be_visible()
    written(page)
    pressed(page)
    state = page.locator(".queue-note")
    expect(state).to_contain_text("Kept on this device, not sent yet.")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.get_by_role("button", name="Change something").click()
    page.get_by_label("What did you agree?").fill("Ten words a day.")
    pressed(page)
    expect(state).to_contain_text("Kept on this device, not sent yet.")
    page.get_by_role("button", name="Try now").dblclick()
    expect(state).to_contain_text("Kept on this device, not sent yet.")
    assert reports() == []

    line.start()
    expect(state).to_contain_text("Sent at")
    assert reports() == [WORDS]
    assert (line.posts, kept(page)) == (1, [])
    page.get_by_role("link", name="Read the report").click()
    expect(page.get_by_text("Ten words a day.")).to_be_visible()


def test_a_lost_answer_and_another_page_send_nothing_twice(line: Line, page: Page) -> None:
    written(page)
    line.is_lossy.set()
    page.get_by_role("button", name="Send the report").dblclick()
    expect(page.locator(".queue-note")).to_contain_text("Kept on this device, not sent yet.")
    assert reports() == [WORDS], "it came in, but the phone cannot know"

    # She goes on elsewhere in Steiger; what waits goes along, and is told again that it is not in.
    page.goto(f"{line.url}/po2601/")
    expect(page.locator(".queue-note")).to_contain_text("Kept on this device, not sent yet.")
    line.is_lossy.clear()

    expect(page.locator(".queue-note")).to_contain_text("Sent at")
    assert (reports(), kept(page)) == ([WORDS], [])


def test_what_waits_is_gone_after_signing_out_and_a_week(line: Line, page: Page) -> None:
    written(page)
    line.stop()
    pressed(page)
    expect(page.locator(".queue-note")).to_contain_text("Kept on this device, not sent yet.")
    page.evaluate(
        """() => { localStorage["steiger-draft:0:old"] =
        JSON.stringify({ at: Date.now() - 8 * 24 * 3600 * 1000, values: [], queued: {} }); }"""
    )

    page.locator(".me > summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("#ask-question")).to_contain_text("has not been sent yet")
    with page.expect_event("requestfailed", lambda request: "logout" in request.url):
        page.locator("dialog [data-ask-yes]").click()
    line.start()
    page.goto(f"{line.url}/accounts/login/")

    assert (kept(page), reports()) == ([], [])

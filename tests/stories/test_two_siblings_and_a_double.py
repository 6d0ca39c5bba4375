"""A brother and a sister are referred together; another school comes with one of them again, in another spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from steiger.core import clock
from tests.browser.conftest import Person, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_siblings_and_a_double(cast: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    bram, rita, dirk = (visitor(cast[name]) for name in ("Bram", "Rita", "Dirk"))

    case = bram_refers_two(bram)
    later = rita_is_told_that_there_is_one(rita, case)
    dirk_says_that_it_is_one_child(dirk, case)
    assert rita.go("/po2601/newcomers/mine/").locator("main tbody tr").count() >= 1
    assert rita.status(f"/po2601/newcomers/referral/{case}/") == 200, "her school follows the first referral"
    assert "Left" in dirk.go(f"/po2601/children/{later}/").inner_text(".lead")


def test_an_exception_refused_and_one_granted(cast: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    bram, dirk = (visitor(cast[name]) for name in ("Bram", "Dirk"))
    first = refers_one(bram, "Omar", "Khalil")
    second = refers_one(bram, "Olena", "Shevchenko")

    for case, decision in ((first, "no"), (second, "yes")):
        bram_asks_an_exception(bram, case)
        dirk_decides(dirk, case, decision)

    assert "Refused" in bram.go(f"/po2601/newcomers/referral/{first}/").inner_text("main")
    assert "Granted" in bram.go(f"/po2601/newcomers/referral/{second}/").inner_text("main")
    assert "Aftercare" in dirk.go(f"/po2601/children/{second}/").inner_text(".lead")
    shown = dirk.go("/po2601/newcomers/exceptions/").locator("main tbody tr").inner_text()
    assert re.findall(r"\b\d\b", shown) == ["2", "1", "1"], "asked, granted, refused"


def fill_child(page: Page, call_name: str, last_name: str, years: int) -> None:
    today = clock.today()
    page.fill("[name=call_name]", call_name)
    page.fill("[name=last_name]", last_name)
    page.fill("[name=birth_on]", born(years))
    page.fill("[name=arrived_on]", (today - timedelta(days=40)).isoformat())
    page.select_option("[name=language]", "ar")
    page.fill("[name=parent_name]", "Rasha Haddad")
    page.fill("[name=parent_phone]", "06 000 12 345")


def born(years: int) -> str:
    return (clock.today() - timedelta(days=365 * years + 100)).isoformat()


def case_on(page: Page) -> str:
    page.wait_for_url("**/next/")
    return page.url.rstrip("/").split("/")[-2].upper()


def refers_one(bram: Visit, call_name: str, last_name: str) -> str:
    page = bram.go("/po2601/newcomers/refer/")
    fill_child(page, call_name, last_name, 9)
    page.locator(".form-actions").get_by_role("button", name="Refer this child").click()
    return case_on(page)


def bram_refers_two(bram: Visit) -> str:
    page = bram.go("/po2601/newcomers/refer/")
    fill_child(page, "Mohammed", "Al Hassan", 9)
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("[name=sibling0-call_name]").wait_for()
    assert page.input_value("[name=parent_name]") == "Rasha Haddad", "nothing that was typed is lost"
    assert page.input_value("[name=sibling0-last_name]") == "Al Hassan"
    page.fill("[name=sibling0-call_name]", "Lina")
    page.fill("[name=sibling0-birth_on]", born(7))
    page.get_by_role("button", name="Refer these children").click()
    return case_on(page)


def rita_is_told_that_there_is_one(rita: Visit, case: str) -> str:
    page = rita.go("/po2601/newcomers/refer/")
    fill_child(page, "Muhamad", "Alhasan", 9)
    page.locator(".form-actions").get_by_role("button", name="Refer this child").click()
    page.get_by_role("heading", name="Is this child known already?").wait_for()
    shown = page.inner_text("main")
    assert "There is already a referral of a child that looks like this" in shown
    assert case not in shown
    page.get_by_role("button", name="Refer anyway").click()
    return case_on(page)


def dirk_says_that_it_is_one_child(dirk: Visit, case: str) -> None:
    page = dirk.go("/po2601/")
    page.locator('a[href*="/newcomers/compare/"]').first.click()
    page.wait_for_url("**/compare/*/")
    shown = page.inner_text("main table")
    assert "Mohammed Al Hassan" in shown
    assert "Muhamad Alhasan" in shown
    page.locator("[name=verdict][value=same_child]").check()
    page.get_by_role("button", name="Note this").click()
    page.wait_for_url(f"**/newcomers/referral/{case}/")


def bram_asks_an_exception(bram: Visit, case: str) -> None:
    page = bram.go(f"/po2601/newcomers/referral/{case}/")
    page.get_by_role("link", name="Ask for an exception").click()
    page.wait_for_url("**/exception/")
    page.fill("[name=reason]", "Lives beside the school.")
    page.fill("[name=support]", "A teacher with Nt2, eight hours a week.")
    page.get_by_role("button", name="Ask for the exception").click()
    page.wait_for_url(f"**/newcomers/referral/{case}/")


def dirk_decides(dirk: Visit, case: str, decision: str) -> None:
    page = dirk.go("/po2601/newcomers/exceptions/")
    page.locator('main .rows a[href*="/newcomers/exceptions/"]').first.click()
    page.locator(f"[name=is_granted][value={decision}]").check()
    page.fill("[name=decision]", "As agreed in the region.")
    page.get_by_role("button", name="Record the decision").click()
    page.wait_for_url(f"**/newcomers/referral/{case}/")

"""A brother and a sister are referred together; another school comes with one of them again, in another spelling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from steiger.core import clock
from tests.browser.conftest import Person, Visit, see

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_siblings_and_a_double(cast: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    bram, rita, dirk = (visitor(cast[name]) for name in ("Bram", "Rita", "Dirk"))

    case = bram_refers_two(bram)
    later = rita_is_told_that_there_is_one(rita, case)
    dirk_says_that_it_is_one_child(dirk, case)
    rita_follows_the_first(rita, case)
    see(dirk.go(f"/po2601/children/{later}/"), "Left", within=".lead")


def fill_child(page: Page, call_name: str, last_name: str, years: int) -> None:
    today = clock.today()
    page.fill("[name=call_name]", call_name)
    page.fill("[name=last_name]", last_name)
    page.fill("[name=birth_on]", born(years))
    page.fill("[name=arrived_on]", (today - timedelta(days=40)).isoformat())
    page.select_option("main [name=language]", "ar")
    page.fill("[name=parent_name]", "Rasha Haddad")
    page.fill("[name=parent_phone]", "06 000 12 345")


def born(years: int) -> str:
    return (clock.today() - timedelta(days=365 * years + 100)).isoformat()


def case_on(page: Page) -> str:
    page.wait_for_url("**/next/")
    return page.url.rstrip("/").split("/")[-2].upper()


def bram_refers_two(bram: Visit) -> str:
    page = bram.go("/po2601/newcomers/refer/")
    fill_child(page, "Mohammed", "Al Hassan", 9)
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("[name=sibling0-call_name]").wait_for()
    expect(page.locator("[name=parent_name]"), "nothing that was typed is lost").to_have_value("Rasha Haddad")
    expect(page.locator("[name=sibling0-last_name]")).to_have_value("Al Hassan")
    page.fill("[name=sibling0-call_name]", "Lina")
    page.fill("[name=sibling0-birth_on]", born(7))
    page.get_by_role("button", name="Refer these children").click()
    return case_on(page)


def rita_is_told_that_there_is_one(rita: Visit, case: str) -> str:
    page = rita.go("/po2601/newcomers/refer/")
    fill_child(page, "Muhamad", "Alhasan", 9)
    page.locator(".form-actions").get_by_role("button", name="Refer this child").click()
    see(page, "Is this child known already?")
    see(page, "There is already a referral of a child that looks like this")
    expect(page.locator("main"), "whose it is, she may not know").not_to_contain_text(case)
    page.get_by_role("button", name="Refer anyway").click()
    return case_on(page)


def dirk_says_that_it_is_one_child(dirk: Visit, case: str) -> None:
    page = dirk.go("/po2601/")
    page.locator('a[href*="/newcomers/compare/"]').first.click()
    page.wait_for_url("**/compare/*/")
    see(page, "Mohammed Al Hassan", within="main table")
    see(page, "Muhamad Alhasan", within="main table")
    page.locator("[name=verdict][value=same_child]").check()
    page.get_by_role("button", name="Note this").click()
    page.wait_for_url(f"**/newcomers/referral/{case}/")


def rita_follows_the_first(rita: Visit, case: str) -> None:
    """Her second referral is gone; the one that there was stands in her list."""
    expect(rita.go("/po2601/newcomers/mine/").locator(f'main a[href*="{case}" i]').first).to_be_visible()
    assert rita.status(f"/po2601/newcomers/referral/{case}/") == 200

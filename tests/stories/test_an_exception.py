"""A school asks twice to begin with a newcomer itself: the coordinator refuses one, and grants the other."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Person, Visit, see
from tests.stories.test_two_siblings_and_a_double import case_on, fill_child

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = "Woont in de crisisopvang naast de school."
SUPPORT = "Een leerkracht met Nt2, acht uur per week."
REFUSED = "De nieuwkomersschool heeft een plek en is dichtbij."
GRANTED = "Een zusje zit hier al, en er is Nt2 in huis."


def test_an_exception_refused_and_one_granted(cast: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    bram, dirk, teun = (visitor(cast[name]) for name in ("Bram", "Dirk", "Teun"))
    first, second = (bram_refers(bram, *name) for name in (("Omar", "Khalil"), ("Olena", "Shevchenko")))

    bram_asks(bram, first)
    bram_decides_nothing(bram, first)
    dirk_refuses(dirk, first)
    see(bram.go(f"/po2601/newcomers/referral/{first}/"), REFUSED)
    see(dirk.go(f"/po2601/children/{first}/"), "Referred", within=".lead")

    bram_asks(bram, second)
    dirk_grants(dirk, second)
    see(bram.go(f"/po2601/newcomers/referral/{second}/"), GRANTED)
    see(dirk.go(f"/po2601/children/{second}/"), "Aftercare", within=".lead")
    the_teacher_has_the_child_from_today(teun, second)
    dirk_sees_how_often(dirk)
    for visit in (bram, dirk, teun):
        assert not visit.complaints


def bram_refers(bram: Visit, call_name: str, last_name: str) -> str:
    page = bram.go("/po2601/newcomers/refer/")
    fill_child(page, call_name, last_name, 9)
    page.locator(".form-actions").get_by_role("button", name="Refer this child").click()
    return case_on(page)


def bram_asks(bram: Visit, case: str) -> None:
    """Without the support it is not asked; what was typed stays."""
    page = bram.go(f"/po2601/newcomers/referral/{case}/")
    page.get_by_role("link", name="Ask for an exception").click()
    page.wait_for_url("**/exception/")
    page.fill("[name=reason]", REASON)
    page.fill("[name=support]", " ")
    page.get_by_role("button", name="Ask for the exception").click()
    expect(page.locator("[name=support]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=reason]")).to_have_value(REASON)
    page.fill("[name=support]", SUPPORT)
    page.get_by_role("button", name="Ask for the exception").click()
    page.wait_for_url(f"**/newcomers/referral/{case}/")
    see(page, "A coordinator decides", within="body")


def bram_decides_nothing(bram: Visit, case: str) -> None:
    expect(bram.go(f"/po2601/newcomers/referral/{case}/").locator('main a[href*="/exceptions/"]')).to_have_count(0)
    assert bram.status("/po2601/newcomers/exceptions/") == 403


def dirk_refuses(dirk: Visit, case: str) -> None:
    """He finds the question under Today."""
    page = dirk.go("/po2601/")
    page.locator('main a[href*="/newcomers/exceptions/"]').first.click()
    _decide(page, case, "no", REFUSED)


def dirk_grants(dirk: Visit, case: str) -> None:
    page = dirk.go("/po2601/newcomers/exceptions/")
    page.locator('main .rows a[href*="/newcomers/exceptions/"]').first.click()
    _decide(page, case, "yes", GRANTED)


def _decide(page: Page, case: str, answer: str, reason: str) -> None:
    see(page, REASON)
    see(page, SUPPORT)
    page.locator(f"[name=is_granted][value={answer}]").check()
    page.fill("[name=decision]", reason)
    page.get_by_role("button", name="Record the decision").click()
    page.wait_for_url(f"**/newcomers/referral/{case}/")
    see(page, "The decision is recorded", within="body")


def the_teacher_has_the_child_from_today(teun: Visit, case: str) -> None:
    see(teun.go(f"/po2601/children/{case}/"), "Olena Shevchenko")


def dirk_sees_how_often(dirk: Visit) -> None:
    numbers = dirk.go("/po2601/newcomers/exceptions/").locator("main tbody tr").first
    expect(numbers, "asked, granted, refused").to_have_text(re.compile(r"2\s*1\s*1\s*$"))

"""The third way of organising: a child that is at its mother school one fixed day a week from the start.

De Regenboog refers Amira and enrols her; Taalschool Utrecht teaches her on the other days. Bram sees to what the law
asks of his school, Amina observes and confirms the placement, and both read the same fixed days.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from steiger.cooperation.enums import Enroller
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from tests import factories
from tests.browser.conftest import Person, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A Monday; the region's fixed day is Thursday.
REFERRED = date(2026, 9, 7)
FIRST_DAY = date(2026, 9, 14)
THURSDAY = 4

Cast = dict[str, Visit]


@pytest.fixture
def people(cast: dict[str, Person], visitor: Callable[..., Visit]) -> Cast:
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        factories.make_policy(
            region,
            number=2,
            valid_from=date(2026, 8, 1),
            enroller=Enroller.FIXED_DAY,
            fixed_weekday=THURSDAY,
            observation_weeks=4,
        )
    return {name: visitor(cast[name]) for name in ("Bram", "Dirk", "Amina", "Rita", "Zoe")}


def test_the_fixed_day(people: Cast) -> None:
    with clock.everywhere_on(REFERRED):
        case = bram_refers(people["Bram"])
        both_read_thursday_on(people["Bram"], case)
        dirk_offers_a_place(people["Dirk"], case)
    with clock.everywhere_on(FIRST_DAY):
        amina_records_the_intake(people["Amina"], case)
        for name in ("Bram", "Amina", "Dirk"):
            both_read_thursday_on(people[name], case)
            assert enrolled_at_the_mother_school(people[name], case)
        bram_tells_whom_the_law_names(people["Bram"], case)
        amina_adds_the_tuesday(people["Amina"], case)
        assert names_on(people["Bram"], "Tuesday") == names_on(people["Amina"], "Tuesday") == ["Amira Haddad"]
        nobody_else_knows(people, case)
    with clock.everywhere_on(FIRST_DAY + timedelta(weeks=4)):
        amina_confirms_the_placement(people["Amina"], case)
    assert [line for visit in people.values() for line in visit.complaints] == []


def bram_refers(bram: Visit) -> str:
    page = bram.go("/po2601/newcomers/refer/")
    for name, value in {
        "call_name": "Amira",
        "last_name": "Haddad",
        "birth_on": "2018-03-12",
        "arrived_on": "2026-07-01",
        "parent_name": "Rasha Haddad",
        "parent_phone": "06 000 12 345",
    }.items():
        page.fill(f"[name={name}]", value)
    page.select_option("main [name=language]", "ar")
    page.get_by_role("button", name="Refer this child").click()
    page.wait_for_url("**/next/")
    found = re.search(r"/referral/([^/]+)/", page.url)
    assert found, page.url
    return found[1]


def both_read_thursday_on(visit: Visit, case: str) -> None:
    """On the file and in the list of fixed days."""
    page = visit.go(f"/po2601/children/{case}/")
    assert "On thursday at De Regenboog" in page.inner_text("#main, main")
    assert names_on(visit, "Thursday") == ["Amira Haddad"]


def names_on(visit: Visit, day: str) -> list[str]:
    page = visit.go("/po2601/newcomers/days/")
    return page.locator("section", has=page.get_by_role("heading", name=day)).locator("tbody th").all_inner_texts()


def dirk_offers_a_place(dirk: Visit, case: str) -> None:
    page = dirk.go(f"/po2601/newcomers/referral/{case}/")
    page.select_option("[name=group_id]", label="De Bakens · 6 to 12 years · 15 places free")
    page.fill("[name=intake_planned_on]", FIRST_DAY.isoformat())
    page.get_by_role("button", name="Offer this place").click()
    page.wait_for_url(f"**/children/{case}/")


def amina_records_the_intake(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/children/{case}/")
    page.get_by_role("link", name="Record the intake").first.click()
    page.fill("[name=held_on]", FIRST_DAY.isoformat())
    page.fill("[name=present]", "Mother, Amira, interpreter")
    page.fill("[name=placed_on]", FIRST_DAY.isoformat())
    part = page.locator("form", has=page.locator("[name=present]"))
    with page.expect_response(lambda answer: "saved=1" in (answer.request.post_data or "")):
        part.get_by_role("button", name="Save this part").click()
    assert "Provisional until" in amina.go(f"/po2601/children/{case}/").inner_text("main")


def enrolled_at_the_mother_school(visit: Visit, case: str) -> bool:
    page = visit.go(f"/po2601/newcomers/enrolment/{case}/")
    return "De Regenboog" in page.locator("section", has=page.get_by_role("heading", name="Enrolled at")).inner_text()


def bram_tells_whom_the_law_names(bram: Visit, case: str) -> None:
    page = bram.go("/po2601/")
    due = page.locator(".due-list li", has_text="3 notices about the enrolment")
    assert "Amira" in due.inner_text()
    due.get_by_role("link").first.click()
    page.wait_for_url(f"**/enrolment/{case}/")
    page.get_by_role("button", name="Done: See the proof").click()
    page.get_by_role("button", name="Done: Tell the municipality").click()
    number = page.locator("tr", has_text="without a BSN")
    number.locator("summary").click()
    number.get_by_label("Not needed, because").fill("Has a number already")
    number.get_by_role("button", name="Save").click()
    page.get_by_text("Has a number already").wait_for()
    assert page.get_by_role("button", name="Done:").count() == 0


def amina_adds_the_tuesday(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/newcomers/enrolment/{case}/")
    page.get_by_text("Change the fixed days").click()
    page.get_by_label("Tuesday").check()
    page.locator("#days, section").filter(has_text="Change the fixed days").get_by_role("button", name="Save").click()
    page.get_by_text("The fixed days are recorded.").wait_for()
    assert "At De Regenboog on tuesday and thursday" in page.inner_text("main")


def nobody_else_knows(people: Cast, case: str) -> None:
    assert names_on(people["Rita"], "Thursday") == []
    for path in (f"/po2601/newcomers/enrolment/{case}/", f"/po2601/children/{case}/"):
        assert people["Rita"].status(path) == 404
        assert people["Zoe"].status(path) == 404


def amina_confirms_the_placement(amina: Visit, case: str) -> None:
    page = amina.go("/po2601/")
    due = page.locator(".due-list li", has_text="Decide about the placement")
    due.get_by_role("link").first.click()
    page.wait_for_url("**/observation/")
    page.get_by_label("Observe longer").check()
    page.get_by_role("button", name="Save the decision").click()
    assert "Choose until when you observe." in page.inner_text("main")
    page.get_by_label("The child stays").check()
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_text("The placement is confirmed.").wait_for()
    assert "Placement confirmed" in amina.go(f"/po2601/children/{case}/").inner_text("main")

"""A working group proposes that the mother school is chosen later; the steering group decides; a child's file follows.

Carla proposes, Esra calls a meeting that has it on its agenda and records the decision there, Dirk adopts it, and Amina
reads on the file of a child why the date has moved. Esra closes the meeting; its minutes hold the decision.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import cast as as_type

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.models import Region
from steiger.people.models import Membership
from steiger.transitions.actions import plan_move
from tests.browser.conftest import Person, Visit, say_yes, see
from tests.cooperation import factories as cooperation
from tests.factories import Places
from tests.transitions.factories import make_placed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY, MOVE = date(2026, 9, 7), date(2027, 1, 11)
DECISION = "2026-01"


@pytest.fixture
def case(cast: dict[str, Person]) -> str:
    """A child whose move is planned; Esra in the chair of the steering group, Carla in a working group."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk), clock.on(TODAY):
        dirk, amina = _member(cast["Dirk"]), _member(cast["Amina"])
        steering = cooperation.a_body(dirk)
        working = cooperation.a_body(dirk, "Werkgroep", BodyKind.WORKING_GROUP)
        cooperation.a_seat(steering, _member(cast["Esra"]), SeatFunction.CHAIR)
        cooperation.a_seat(working, _member(cast["Carla"]))
        group = NewcomerGroup.objects.select_related("facility__school").get()
        places = as_type("Places", SimpleNamespace(group=group, newcomer_school=group.facility.school))
        journey = make_placed(region, places, by=amina)
        plan_move(journey=journey, expected_on=MOVE, by=dirk)
        return journey.case_number


def test_a_shorter_lead_time(case: str, cast: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    carla, esra, dirk, amina = (visitor(cast[name]) for name in ("Carla", "Esra", "Dirk", "Amina"))
    with clock.everywhere_on(TODAY):
        before = date_of_choosing(amina, case)
        carla_proposes(carla)
        meeting = esra_calls_a_meeting(esra)
        esra_records_the_decision(esra, meeting)
        dirk_adopts_it(dirk)
        after = date_of_choosing(amina, case)
        assert after - before == timedelta(weeks=4)
        amina_reads_why(amina, case)
        anybody_finds_it_by_its_number(carla)
        assert DECISION in minutes_that_esra_closes(esra, meeting)
    assert [line for visit in (carla, esra, dirk, amina) for line in visit.complaints] == []


def carla_proposes(carla: Visit) -> None:
    page = carla.go("/po2601/policy/")
    page.get_by_role("link", name="Propose a change").click()
    page.select_option("[name=body]", label="Stuurgroep")
    page.fill("[name=title]", "Moederschool later kiezen")
    page.fill("main [name=text]", "Twaalf weken van tevoren weten ouders nog niet waar zij wonen.")
    page.fill("[name=valid_from]", TODAY.isoformat())
    page.fill("[name=mother_school_lead_weeks]", "8")
    page.locator("details.fold", has_text="Moederschool gekozen").locator("summary").click()
    page.fill("[name=steps-0-weeks]", "-8")
    page.get_by_role("button", name="See what changes").last.click()
    see(page, "at the latest 8 school weeks before the move")
    page.get_by_role("button", name="Propose this").click()
    page.wait_for_url("**/proposals/*/")
    see(page, "Waits for a meeting")


def esra_calls_a_meeting(esra: Visit) -> str:
    page = esra.go("/po2601/agreements/meetings/")
    page.get_by_role("link", name="Call a meeting").click()
    page.fill("[name=day]", TODAY.isoformat())
    page.fill("[name=place]", "Stadskantoor")
    page.get_by_role("button", name="Call and invite").click()
    page.wait_for_url("**/meetings/*/")
    see(page, "Moederschool later kiezen", within="#agenda")
    return page.url.split("/po2601")[1]


def esra_records_the_decision(esra: Visit, meeting: str) -> None:
    page = esra.go(f"/po2601{meeting}minutes/")
    item = page.locator("article", has_text="Moederschool later kiezen")
    item.get_by_role("link", name="decision").click()
    page.fill("main [name=text]", "De moederschool wordt acht schoolweken voor de overstap gekozen.")
    page.get_by_role("button", name="Record this decision").click()
    page.get_by_text(f"Decision {DECISION} is recorded.").wait_for()
    expect(page.get_by_role("link", name="Adopt the policy")).to_have_count(0)


def minutes_that_esra_closes(esra: Visit, meeting: str) -> str:
    """What stands in the document that the next meeting approves."""
    page = esra.go(f"/po2601{meeting}minutes/")
    page.get_by_label("Esra").check()
    page.get_by_text("1 seat").wait_for()
    page.get_by_label("Notes").fill("Iedereen is het eens.")
    item = page.locator("article", has_text="Moederschool later kiezen")
    item.get_by_role("button", name="Handled").click()
    item.get_by_role("button", name="Open again").wait_for()
    page.get_by_role("button", name="Close the meeting").click()
    say_yes(page)
    page.wait_for_url(f"**{meeting}")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF").first.click()
    reader = PdfReader(BytesIO(waiting.value.path().read_bytes()))
    written = "\n".join(one.extract_text() for one in reader.pages)
    assert "Iedereen is het eens." in written
    return written


def dirk_adopts_it(dirk: Visit) -> None:
    page = dirk.go("/po2601/agreements/decisions/")
    page.get_by_role("link", name="Moederschool later kiezen").click()
    page.get_by_role("link", name="Adopt the policy").click()
    page.get_by_role("button", name="Adopt this version").click()
    say_yes(page)
    page.wait_for_url("**/policy/2/")
    see(page, DECISION)


def date_of_choosing(amina: Visit, case: str) -> date:
    page = amina.go(f"/po2601/children/{case}/")
    step = page.locator(".steps li", has_text="Moederschool gekozen")
    return date.fromisoformat(step.locator("time").first.get_attribute("datetime") or "")


def amina_reads_why(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/children/{case}/")
    step = page.locator(".steps li", has_text="Moederschool gekozen")
    step.locator(".why summary").click()
    assert f"decision {DECISION}" in step.inner_text()
    step.get_by_role("link", name="Read the decision").click()
    page.wait_for_url("**/decisions/*/")
    see(page, "acht schoolweken")


def anybody_finds_it_by_its_number(carla: Visit) -> None:
    page = carla.go(f"/po2601/search/?q={DECISION}")
    expect(page.locator("main").get_by_role("link", name="Moederschool later kiezen")).to_have_count(1)


def _member(somebody: Person) -> Member:
    posts = list(Membership.objects.filter(user_id=somebody.user_id))
    held = tuple(Post(Role(one.role), one.organisation_id) for one in posts)
    return Member(somebody.user_id, somebody.name, posts[0].region_id, held)

"""Two children at one school are to be visited by one specialist, who works three days a week.

Carla writes down her days. Dirk asks for a plan, sees it beside what stands, moves one visit by keyboard and is told
what that breaks, and accepts. Het bezoek komt de school niet uit: it names another moment by the link in its mail,
without an account. Dirk plans anew, and Carla's calendar follows.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import TypeVar
from typing import cast as as_type

import pytest
from django.db import connection
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import Page, expect

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.aftercare import actions
from steiger.aftercare.models import PlanProposal, Visit
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.desk.actions import make_calendar_address
from steiger.messaging.models import Letter
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.models import Region, School
from tests.aftercare import factories, plans
from tests.browser.conftest import Person, say_yes, see
from tests.browser.conftest import Visit as Browsing
from tests.factories import Places

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = date(2026, 9, 7)
BY_HAND, NAMED = date(2026, 10, 6), date(2026, 9, 29)


@pytest.fixture
def feed(cast: dict[str, Person]) -> str:
    """Two children have moved to De Regenboog and are entrusted to Carla; the address of her calendar."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk), clock.on(TODAY):
        group = NewcomerGroup.objects.select_related("facility__school").get()
        schools = {school.name: school for school in School.objects.all()}
        places = as_type(
            "Places",
            SimpleNamespace(
                group=group,
                newcomer_school=group.facility.school,
                mother_school=schools["De Regenboog"],
                other_school=schools["Het Kompas"],
            ),
        )
        plans.lay_out(places)
        amina, dirk, carla = (_member(cast[name], role) for name, role in ROLES.items())
        for name in ("Amira", "Karim"):
            moved = factories.make_moved(region, places, by=amina, call_name=name)
            factories.entrusted(moved, carla, by=dirk)
        return make_calendar_address(by=carla)


ROLES = {"Amina": Role.NEWCOMER_STAFF, "Dirk": Role.COORDINATOR, "Carla": Role.SPECIALIST}


def _member(somebody: Person, role: Role) -> Member:
    region = Region.objects.get(slug="po2601")
    organisation_id = None
    if role == Role.NEWCOMER_STAFF:
        organisation_id = NewcomerGroup.objects.select_related("facility").get().facility.school_id
    return Member(somebody.user_id, somebody.name, region.pk, (Post(role, organisation_id),))


def test_the_planning(feed: str, cast: dict[str, Person], visitor: Callable[..., Browsing]) -> None:
    carla, dirk, school = visitor(cast["Carla"]), visitor(cast["Dirk"]), visitor()
    with clock.everywhere_on(TODAY):
        carla_writes_down_her_days(carla)
        dirk_asks_for_a_plan(dirk)
        dirk_sees_it_beside_what_stands(dirk)
        dirk_moves_a_visit_by_keyboard_and_is_told_what_it_breaks(dirk)
        assert appointments(carla, feed) == []
        dirk_accepts(dirk)
        first = appointments(carla, feed)
        assert len(first) == 2
        assert {at.date() for at in first} >= {BY_HAND}
        the_school_names_another_moment(school, first)
        assert len(appointments(carla, feed)) == 1
        dirk_plans_anew(dirk)
        assert NAMED in {at.date() for at in appointments(carla, feed)}
        assert len(appointments(carla, feed)) == 2
    assert [line for visit in (carla, dirk, school) for line in visit.complaints] == []


def appointments(somebody: Browsing, feed: str) -> list[datetime]:
    """What a calendar program reads at this moment."""
    path = "/" + feed.split("/", 3)[3]
    response = somebody.page.request.get(f"{somebody.base}{path}")
    assert response.ok
    calendar = Calendar.from_ical(response.text())
    found = [event["dtstart"].dt for event in calendar.walk("VEVENT")]
    return sorted(timezone.localtime(at) for at in found if isinstance(at, datetime))


T = TypeVar("T")


def behind_the_scenes(work: Callable[[], T]) -> T:
    """In the region, in a thread of its own: the browser's thread may ask no database."""

    def inside() -> T:
        try:
            with region_scope(Region.objects.get(slug="po2601").pk):
                return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(inside).result()


def searched() -> None:
    """What the worker does in the background."""

    def search() -> None:
        found = PlanProposal.objects.filter(ended_at=None).latest("pk")
        actions.search_on(region_id=found.region_id, proposal_id=found.pk, watch=lambda _progress: False)

    behind_the_scenes(search)


def carla_writes_down_her_days(carla: Browsing) -> None:
    page = carla.go("/po2601/aftercare/visits/")
    page.get_by_role("link", name="Working days").click()
    see(page, "No working days have been written down yet")
    for day in ("Monday", "Tuesday", "Thursday"):
        page.get_by_label(f"{day} from").fill("08:00")
        page.get_by_label(f"{day} until").fill("16:30")
    page.fill("[name=postcode]", "3511 AB")
    page.get_by_role("button", name="Write down").click()
    see(page, "The next plan reckons with it")


def dirk_asks_for_a_plan(dirk: Browsing) -> None:
    page = dirk.go("/po2601/aftercare/plans/")
    page.fill("[name=first_on]", plans.FIRST_ON.isoformat())
    page.fill("[name=last_on]", plans.LAST_ON.isoformat())
    page.select_option("[name=seconds]", "5")
    page.get_by_role("button", name="Make a plan").click()
    see(page, "Searching for a better plan")
    searched()
    expect(page.get_by_role("button", name="Accept all")).to_be_visible()


def dirk_sees_it_beside_what_stands(dirk: Browsing) -> None:
    page = dirk.page
    row = page.get_by_role("row", name="Visits planned")
    assert row.inner_text().split("\t")[1:] == ["0", "2 / 2"]
    see(page, "Every visit of this period has its place")
    page.get_by_role("link", name="Round").first.click()
    see(page, "De Regenboog")
    assert page.locator("svg.round-map").count() == 1
    page.locator(".page-crumb").get_by_role("link", name="Proposal").click()
    see(page, "Visits planned")


def dirk_moves_a_visit_by_keyboard_and_is_told_what_it_breaks(dirk: Browsing) -> None:
    page = dirk.page
    link = page.locator(".plan-visit a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits/*/")
    _type_day(page, date(2026, 10, 7), time(16))
    see(page, "does not work on")
    _type_day(page, BY_HAND, time(10))
    see(page, "breaks nothing")
    page.get_by_role("button", name="Move the visit").focus()
    page.keyboard.press("Enter")
    see(page, "It breaks nothing.")


def _type_day(page: Page, on: date, at: time) -> None:
    page.fill("[name=on]", on.isoformat())
    page.fill("[name=at]", f"{at:%H:%M}")
    page.keyboard.press("Tab")


def dirk_accepts(dirk: Browsing) -> None:
    page = dirk.page
    page.get_by_role("button", name="Accept all").click()
    say_yes(page)
    see(page, "2 appointments are made")


def the_school_names_another_moment(school: Browsing, stands: list[datetime]) -> None:
    """The earlier of the two does not suit."""
    letters = behind_the_scenes(lambda: list(Letter.objects.filter(body__contains="/visit-offer/")))
    assert len(letters) == 2
    when = f"{stands[0]:%H:%M}"
    body = next(letter.body for letter in letters if when in letter.subject and _on(stands[0]) in letter.subject)
    path = "/" + next(word for word in body.split() if "/visit-offer/" in word).split("/", 3)[3]
    page = school.go(path)
    see(page, "Does this moment suit?")
    page.get_by_label("No, another moment").check()
    page.get_by_role("button", name="Send the answer").click()
    see(page, "Name at least one other moment")
    page.fill("[name=moment_1_on]", NAMED.isoformat())
    page.fill("[name=moment_1_from]", "10:00")
    page.fill("[name=moment_1_until]", "12:30")
    page.fill("[name=name]", "Juf Mieke")
    page.get_by_role("button", name="Send the answer").click()
    see(page, "You get a new proposal")


def _on(at: datetime) -> str:
    """As a Dutch mail says it."""
    return f"{at.day} {'september' if at.month == 9 else 'oktober'}"


def dirk_plans_anew(dirk: Browsing) -> None:
    page = dirk.go("/po2601/aftercare/plans/")
    see(page, "Another moment")
    page.fill("[name=first_on]", plans.FIRST_ON.isoformat())
    page.fill("[name=last_on]", plans.LAST_ON.isoformat())
    page.select_option("[name=keeps]", label="8: move only when there is no other way")
    page.select_option("[name=seconds]", "5")
    page.get_by_role("button", name="Make a plan").click()
    page.wait_for_url("**/plans/*/")
    searched()
    expect(page.get_by_role("button", name="Accept all")).to_be_visible()
    see(page, "every appointment stays where it is")
    page.get_by_role("button", name="Accept all").click()
    say_yes(page)
    see(page, "1 appointment is made")
    assert behind_the_scenes(lambda: Visit.objects.exclude(planned_at=None).count()) == 2

"""A coordinator and a specialist leave: their work goes to successors, who read what comes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from steiger.access.enums import Role
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.pupils.actions import give_owner, involve
from steiger.pupils.enums import Relation
from tests.browser.conftest import Person, Visit, person, say_yes, see
from tests.factories import make_journey, make_member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stays(cast: dict[str, Person]) -> dict[str, Person]:
    """Dirk keeps an eye on three children; Lena, Wim and the administrator are there too."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        more = [("Lena", Role.COORDINATOR), ("Wim", Role.COORDINATOR), ("Ad", Role.ADMINISTRATOR)]
        people = {name: person(make_member(region, name, role).user_id) for name, role in more}
        dirk = member_for(User.objects.get(pk=cast["Dirk"].user_id), region.pk)
        assert dirk
        for name in ("Amira", "Omar", "Wail"):
            journey = give_owner(journey=make_journey(region, call_name=name), owner_id=dirk.user_id, by=dirk)
            involve(journey=journey, relation=Relation.SPECIALIST, user_id=cast["Carla"].user_id, by=dirk)
    return {**cast, **people}


def test_a_coordinator_leaves(stays: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    ad, lena, wim = (visitor(stays[name]) for name in ("Ad", "Lena", "Wim"))

    page = ad.go("/po2601/people/?q=Dirk")
    page.get_by_role("link", name="Dirk").first.click()
    page.fill("[name=until_on]", clock.today().isoformat())
    page.get_by_role("button", name="End this role").click()
    say_yes(page)
    see(page, "3 things are still with Dirk.", within=".error-summary")

    page.get_by_role("link", name="Hand over the work").click()
    assert "Haddad" not in page.inner_text("main")
    page.locator("[name=all_journey]").select_option(label="Lena · Coordinator")
    page.locator(".rows .row-choice select").first.select_option(label="Wim · Coordinator")
    page.get_by_role("button", name="Look at who gets what").click()
    page.get_by_label("What must Lena know?").fill("The parents are free on Fridays.")
    page.get_by_role("button", name="Choose differently").click()
    page.get_by_role("button", name="Look at who gets what").click()
    expect(page.get_by_label("What must Lena know?")).to_have_value("The parents are free on Fridays.")
    page.get_by_role("button", name="Hand over and end the role").click()
    see(page, "has been handed over")
    see(page, "To Lena")

    page = lena.go("/po2601/")
    page.get_by_role("link", name="Taken over from Dirk: read the note", exact=True).click()
    see(page, "The parents are free on Fridays.")
    expect(page.locator(".rows li")).to_have_count(2)
    see(page, "Haddad")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="I have read this").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="I have read this").click()
    page.wait_for_url("**/po2601/")
    assert "Taken over" not in page.inner_text("main")

    assert "Taken over from Dirk" in wim.go("/po2601/").inner_text("main")
    assert [line for visit in (ad, lena, wim) for line in visit.complaints] == []


def test_a_specialist_leaves_next_month(stays: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    """The day may be set before anybody takes over; until then it stands under Today of all who must know."""
    dirk, carla = visitor(stays["Dirk"]), visitor(stays["Carla"])
    page = dirk.go("/po2601/people/?q=Carla")
    page.get_by_role("link", name="Carla").first.click()
    page.fill("[name=until_on]", (clock.today() + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="End this role").click()
    say_yes(page)

    due = dirk.go("/po2601/").locator(".due-list li", has_text="Hand over the work of Carla")
    assert "3 open things" in due.inner_text()
    page = carla.go("/po2601/")
    page.get_by_role("link", name="Agree on who takes over your work", exact=True).click()
    page.wait_for_url("**/people/work/")
    expect(page.locator(".rows li")).to_have_count(3)

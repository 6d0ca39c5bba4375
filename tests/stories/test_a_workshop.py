"""A workshop with one place: two want to come, one cannot after all, and the other is there and says how it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from steiger.core import clock
from tests.browser.conftest import Person, Visit, say_yes, see

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/po2601/expertise/activities/"


def test_a_workshop_fills_up_and_who_waits_gets_the_place(
    cast: dict[str, Person], visitor: Callable[..., Visit]
) -> None:
    carla, bram, rita = (visitor(cast[name]) for name in ("Carla", "Bram", "Rita"))
    stranger = visitor()
    day = clock.today() + timedelta(days=5)

    page = carla.go(BASE)
    page.get_by_role("link", name="Plan an activity").first.click()
    page.get_by_label("What is it called?").fill("Words before the lesson")
    page.get_by_label("Vocabulary").check()
    page.get_by_label("Day").fill(day.isoformat())
    page.get_by_label("Place or room").fill("Room 4")
    page.get_by_label("How many places?").fill("1")
    page.get_by_role("button", name="Plan").click()
    see(page, "Schools can enrol")
    activity = page.url.rstrip("/").rsplit("/", 1)[-1]

    page = stranger.go("/po2601/activiteiten/")
    page.get_by_role("link", name="Words before the lesson").click()
    see(page, "Room 4")

    page = bram.go(f"{BASE}{activity}/")
    page.get_by_role("button", name="Enrol me").click()
    see(page, "You have a place")
    page = rita.go(f"{BASE}{activity}/")
    page.get_by_role("button", name="Put me on the waiting list").click()
    see(page, "You are number 1 in line")

    page = bram.go(f"{BASE}{activity}/")
    page.get_by_role("button", name="I cannot come: sign off").click()
    say_yes(page)
    page.get_by_text("You are signed off").wait_for()
    page = rita.go(f"{BASE}{activity}/")
    see(page, "You come", within="#enrol")

    with clock.everywhere_on(day):
        page = carla.go(f"{BASE}{activity}/attendance/")
        page.get_by_label("Rita").check()
        page.get_by_role("button", name="Save the attendance").click()
        see(page, "The attendance is written down")

        page = rita.go("/po2601/")
        page.get_by_role("link", name="Say how the activity was", exact=True).click()
        page.get_by_label("Very useful").check()
        page.get_by_label("What will you do differently on Monday?").fill("Pictures first.")
        page.get_by_role("button", name="Send").click()
        page.get_by_text("Thank you.").wait_for()

        page = rita.go(f"{BASE}mine/")
        see(page, "2 hours")
        page = carla.go(f"{BASE}{activity}/")
        assert "Pictures first." not in page.inner_text("main"), "one answer would say who gave it"

"""A move that is planned again twice, and then the family leaves from one day to the next.

Amina plans too soon and is warned, moves the day, and moves it again around Christmas because Het Kompas asks; the
trial day that was agreed on stays and says when it no longer fits. Then the family gets a house elsewhere: one action,
and the mother has a paper to carry.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from types import SimpleNamespace
from typing import cast as as_type

import pytest
from pypdf import PdfReader

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.models import Region, School
from steiger.people.models import Membership
from steiger.transitions import actions
from tests.browser.conftest import Person, Visit, say_yes
from tests.factories import Places
from tests.transitions.factories import make_placed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = date(2026, 9, 7)
TOO_SOON, SECOND, THIRD = date(2026, 9, 28), date(2026, 12, 14), date(2026, 12, 25)
TRIAL_DAY, GONE = date(2026, 12, 11), date(2026, 11, 2)


@pytest.fixture
def case(cast: dict[str, Person]) -> str:
    """A child at the newcomer school whose parents chose Het Kompas."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk), clock.on(TODAY):
        amina = _member(cast["Amina"])
        group = NewcomerGroup.objects.select_related("facility__school").get()
        places = as_type("Places", SimpleNamespace(group=group, newcomer_school=group.facility.school))
        journey = make_placed(region, places, by=amina)
        school = School.objects.get(organisation__name="Het Kompas")
        actions.choose_mother_school(journey=journey, school_id=school.pk, by=amina)
        return journey.case_number


def test_a_move_replanned(case: str, cast: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    amina, rita = (visitor(cast[name], accept_downloads=True) for name in ("Amina", "Rita"))
    with clock.everywhere_on(TODAY):
        amina_plans_too_soon_and_is_warned(amina, case)
        amina_takes_the_first_day_in_time_as_a_hint(amina, case)
        amina_agrees_on_a_trial_day(amina, case)
        rita_sees_the_trial_day(rita, case)
        amina_moves_it_into_the_holiday_and_is_told(amina, case)
    with clock.everywhere_on(GONE):
        the_family_leaves(amina, case)
        the_paper_says_what_is_known_and_what_is_missing(amina, case)
        rita_hears_that_nobody_comes(rita, case)
    assert [line for visit in (amina, rita) for line in visit.complaints] == []


def plan(amina: Visit, case: str, day: date, reason: str = "") -> str:
    """What the page says before it is saved; then it is saved."""
    page = amina.go(f"/po2601/move/{case}/move/?expected_on={day.isoformat()}")
    said = page.inner_text("main")
    if reason:
        page.select_option("[name=reason]", label=reason)
    page.get_by_role("button", name="Plan the move on").click()
    page.wait_for_url(f"**/children/{case}/")
    return said


def amina_plans_too_soon_and_is_warned(amina: Visit, case: str) -> None:
    said = plan(amina, case, TOO_SOON)
    assert "cannot be in time then" in said
    page = amina.go(f"/po2601/children/{case}/")
    assert "Not everything can be in time for the move any more" in page.inner_text("main")
    assert "Look at the day of the move" in amina.go("/po2601/").inner_text("main")


def amina_takes_the_first_day_in_time_as_a_hint(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/children/{case}/")
    page.get_by_role("link", name="See what a move on").click()
    assert "cannot be in time then" not in page.inner_text("main")
    said = plan(amina, case, SECOND, "A step cannot be in time any more")
    assert "28 Sept" in said or "28 sep" in said.lower()
    assert "Not everything can be in time" not in amina.go(f"/po2601/children/{case}/").inner_text("main")


def amina_agrees_on_a_trial_day(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/appointments/")
    page.get_by_label("Trial day").check()
    page.fill("[name=on]", TRIAL_DAY.isoformat())
    page.get_by_role("button", name="Make the appointment").click()
    page.get_by_text("The appointment stands").wait_for()


def rita_sees_the_trial_day(rita: Visit, case: str) -> None:
    assert "Trial day" in rita.go(f"/po2601/move/{case}/appointments/").inner_text("main")


def amina_moves_it_into_the_holiday_and_is_told(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/move/?expected_on=2026-12-07")
    assert "No longer fits" in page.inner_text("main")
    said = plan(amina, case, THIRD, "The mother school asks for it")
    assert "Visit 1" in said
    assert "there are no lessons then" in said
    page = amina.go(f"/po2601/move/{case}/move/")
    page.locator("summary", has_text="Planned 3 times").click()
    assert "The mother school asks for it" in page.inner_text("main")


def the_family_leaves(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/children/{case}/")
    page.get_by_role("link", name="The child leaves suddenly").click()
    assert "Not written: Advice to the class" in page.inner_text("main")
    page.fill("[name=reason]", "Een woning in Zwolle, per direct")
    page.select_option("[name=school]", label="Not to a school in this region")
    page.fill("[name=destination]", "Zwolle")
    page.get_by_role("button", name="Make the hand-over").click()
    say_yes(page)
    page.wait_for_url("**/departure/")
    page.fill("[name=given_to]", "Rima Haddad")
    page.get_by_role("button", name="Record it").click()
    page.get_by_text("Recorded: the parents have their copy.").wait_for()


def the_paper_says_what_is_known_and_what_is_missing(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/departure/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download to print (PDF)").click()
    reader = PdfReader(BytesIO(waiting.value.path().read_bytes()))
    written = "\n".join(one.extract_text() for one in reader.pages)
    for words in ("Amira", "Haddad", "Zwolle", "Taalschool Utrecht", "Basisschool tot groep 4."):
        assert words in written, words


def rita_hears_that_nobody_comes(rita: Visit, case: str) -> None:
    assert case not in rita.go("/po2601/").inner_text("main")


def _member(somebody: Person) -> Member:
    post = Membership.objects.get(user_id=somebody.user_id)
    return Member(
        user_id=somebody.user_id,
        name=somebody.name,
        region_id=post.region_id,
        posts=(Post(Role(post.role), post.organisation_id),),
    )

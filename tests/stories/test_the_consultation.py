"""A case goes through the IB consultation; the steering group finds nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement
from tests.browser.conftest import Person, Visit, say_yes, see
from tests.consultation import factories
from tests.factories import FIRST_DAY, make_journey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _member(region: Region, one: Person, role: Role) -> Member:
    return Member(one.user_id, one.name, region.pk, (Post(role),))


@pytest.fixture
def case_number(cast: dict[str, Person]) -> str:
    """Carla looks after Amira. Rita chairs the IB consultation of next week and Bram sits there; Esra leads another."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        journey = make_journey(region)
        Involvement.objects.create(
            region=region, journey=journey, relation=Relation.SPECIALIST, user_id=cast["Carla"].user_id,
            from_on=FIRST_DAY, level=4,
        )  # fmt: skip
        body = factories.make_body(region)
        factories.sit(body, _member(region, cast["Rita"], Role.CARE_COORDINATOR), SeatFunction.CHAIR)
        factories.sit(body, _member(region, cast["Bram"], Role.CARE_COORDINATOR))
        factories.call(body, _member(region, cast["Dirk"], Role.COORDINATOR))
        steering = factories.make_body(region, BodyKind.STEERING_GROUP, "Stuurgroep")
        factories.sit(steering, _member(region, cast["Esra"], Role.BOARD), SeatFunction.CHAIR)
        return journey.case_number


def test_a_case_goes_through_the_consultation(
    cast: dict[str, Person], case_number: str, visitor: Callable[..., Visit]
) -> None:
    carla, bram, rita, esra = (visitor(cast[name]) for name in ("Carla", "Bram", "Rita", "Esra"))
    page = carla.go(f"/po2601/children/{case_number}/")
    page.get_by_role("link", name="Bring to the IB consultation").click()
    page.fill("[name=question]", "What suits Amira?")
    page.fill("[name=tried]", "Four hours of reading a week.")
    page.fill("[name=asked]", "Advice on support after the move.")
    page.get_by_role("button", name="Bring this case").click()
    see(page, "A.H.", within=".error-summary")
    assert page.input_value("[name=tried]") == "Four hours of reading a week."
    page.fill("[name=question]", "What suits this child?")
    page.get_by_role("button", name="Bring this case").click()
    page.wait_for_url(f"**/consultation/{case_number}/")

    page = bram.go("/po2601/")
    page.get_by_role("link", name="Prepare the cases for the consultation", exact=True).click()
    page.get_by_role("link", name=f"A.H. · {case_number}").click()
    see(page, "Four hours of reading a week.")
    assert "Haddad" not in page.inner_text("main")
    assert not page.get_by_role("link", name="Record the outcome").is_visible()

    closed = (f"consultation/{case_number}/", "consultation/", f"children/{case_number}/")
    for path in (*closed, f"search/?q={case_number}"):
        assert esra.status(f"/po2601/{path}") == (403 if path in closed else 200)
        assert "Four hours" not in esra.text(f"/po2601/{path}")
    assert "A.H." not in esra.go("/po2601/").inner_text("main")

    with clock.everywhere_on(clock.today() + timedelta(days=7)):
        page = rita.go(f"/po2601/consultation/{case_number}/")
        page.get_by_role("link", name="Record the outcome").click()
        page.get_by_label("Support", exact=True).check()
        page.fill("[name=advice]", "Two hours a week in the classroom.")
        page.get_by_role("button", name="Record the outcome").click()
        say_yes(page)
        page.wait_for_url("**/po2601/consultation/")
        assert case_number not in page.inner_text("main")

        page = carla.go(f"/po2601/children/{case_number}/")
        see(page, "Two hours a week in the classroom.")
    looked = visitor(cast["Paula"]).go(f"/po2601/privacy/looks/?case={case_number}").inner_text("main")
    assert "Case at the IB consultation" in looked
    assert "Bram" in looked
    assert [line for visit in (carla, bram, rita) for line in visit.complaints] == []

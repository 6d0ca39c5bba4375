from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.messaging.enums import Way
from steiger.organisations.models import Region
from steiger.organisations.selectors import region_of
from steiger.people.models import Membership
from steiger.pupils.actions import give_owner
from tests.factories import Places, make_journey, make_member

For = Callable[[Member], Client]
TODAY, COUNT, LIST = "/po2601/", "/po2601/count/", "/po2601/children/"
LOADS = 'hx-post="/po2601/count/"'


def _something_late(dirk: Member) -> None:
    """Work of who left last week."""
    leaver = make_member(region_of(dirk), "Lena", Role.COORDINATOR)
    give_owner(journey=make_journey(region_of(dirk)), owner_id=leaver.user_id, by=dirk)
    Membership.objects.filter(user_id=leaver.user_id).update(until_on=clock.today() - timedelta(days=7))


def test_the_menu_says_how_much_is_pressing(region: Region, places: Places, dirk: Member, client_for: For) -> None:
    _something_late(dirk)
    client = client_for(dirk)

    pressing = client.get(TODAY).context["due"].pressing
    page = client.get(LIST).content.decode()

    assert pressing >= 1
    assert page.count(f'<span class="count">{pressing}</span>') == 2  # the bar and the drawer
    assert LOADS not in page


def test_a_page_asks_for_the_number_when_it_is_not_known(region: Region, dirk: Member, client_for: For) -> None:
    client = client_for(dirk)

    assert LOADS in client.get(LIST).content.decode()
    assert "due-badge" in client.post(COUNT).content.decode()
    assert LOADS not in client.get(LIST).content.decode()


def test_a_page_asks_again_after_something_was_done(region: Region, dirk: Member, client_for: For) -> None:
    client = client_for(dirk)
    client.get(TODAY)

    client.post("/po2601/told/", {"week": Way.TODAY})

    assert LOADS in client.get(LIST).content.decode()


def test_a_page_asks_again_on_the_next_day(region: Region, dirk: Member, client_for: For) -> None:
    client = client_for(dirk)
    client.get(TODAY)

    with clock.on(clock.today() + timedelta(days=1)):
        assert LOADS in client.get(LIST).content.decode()


def test_the_number_costs_a_page_no_question(
    region: Region, dirk: Member, client_for: For, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get("/po2601/told/")
    client.post(COUNT)

    # Session and person, the region and its scope twice, the roles, the wishes.
    with django_assert_max_num_queries(11):
        client.get("/po2601/told/")

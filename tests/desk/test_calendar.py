"""The own calendar address: what it holds, and everything that somebody else could try with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from steiger.access.doors import GUESSES
from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.aftercare.actions import plan_visit
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.core.secret_links import make_link
from steiger.desk.actions import make_calendar_address, withdraw_calendar_address
from steiger.desk.actions.calendar import CALENDAR_TERM
from steiger.organisations.models import Region
from steiger.people.models import Membership, User
from tests.aftercare import factories
from tests.factories import Places, make_member

SignIn = Callable[[Member], Client]
PAGE = "/po2601/calendar/"


@pytest.fixture(autouse=True)
def _on_the_day_of_the_move() -> Iterator[None]:
    cache.clear()
    with clock.on(factories.MOVED_ON):
        yield


def planned(region: Region, places: Places, amina: Member, dirk: Member, who: Member, name: str) -> Visit:
    visit = factories.entrusted(factories.make_moved(region, places, by=amina, call_name=name), who, by=dirk)
    at = factories.at(factories.FIRST_FROM)
    return plan_visit(visit=visit, specialist_id=who.user_id, planned_at=at, by=who)


@pytest.fixture
def visit(region: Region, places: Places, amina: Member, carla: Member, dirk: Member) -> Visit:
    return planned(region, places, amina, dirk, carla, "Amira")


def address(member: Member) -> str:
    return "/" + make_calendar_address(by=member).split("/", 3)[3]


def fetched(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.content.decode().replace("\r\n ", "")


def test_it_holds_the_own_visits_without_a_name(visit: Visit, carla: Member, client: Client) -> None:
    response = client.get(address(carla))
    content = response.content.decode().replace("\r\n ", "")

    assert response["Content-Type"].startswith("text/calendar")
    assert response["Cache-Control"] == "no-store, private"
    assert "A.H." in content
    assert "De Regenboog" in content
    assert "Amira" not in content
    assert "Haddad" not in content


def test_it_holds_nothing_of_another_specialists_child(
    visit: Visit, region: Region, places: Places, amina: Member, dirk: Member, carla: Member
) -> None:
    cees = make_member(region, "Cees", Role.SPECIALIST)
    planned(region, places, amina, dirk, cees, "Karim")

    assert "K.H." not in fetched(address(carla))[1]
    assert "A.H." not in fetched(address(cees))[1]


def test_a_new_address_closes_the_one_before_and_withdrawing_closes_all(visit: Visit, carla: Member) -> None:
    first = address(carla)
    second = address(carla)

    assert fetched(first)[0] == 404
    assert fetched(second)[0] == 200
    withdraw_calendar_address(by=carla)
    assert fetched(second)[0] == 404


def test_an_address_ends(visit: Visit, carla: Member) -> None:
    path = address(carla)

    with clock.on(clock.today() + CALENDAR_TERM + timedelta(days=1)):
        assert fetched(path)[0] == 404


def test_who_works_here_no_more_reads_nothing(visit: Visit, carla: Member) -> None:
    path = address(carla)
    Membership.objects.filter(user_id=carla.user_id).update(until_on=clock.today())
    with clock.on(clock.today() + timedelta(days=1)):
        assert fetched(path) == (404, "")

    User.objects.filter(pk=carla.user_id).update(is_active=False)
    assert fetched(path) == (404, "")


def test_a_link_for_something_else_opens_no_calendar(visit: Visit, carla: Member, region: Region) -> None:
    term = clock.now() + timedelta(days=1)
    other = make_link(region_id=region.pk, purpose="teacher", subject=str(carla.user_id), expires_at=term)

    assert fetched(f"/calendar/{other.secret}/")[0] == 404


def test_who_guesses_waits(visit: Visit, carla: Member) -> None:
    path = address(carla)
    for _ in range(GUESSES.misses):
        assert fetched(f"{path[:-5]}wrong/")[0] == 404

    assert fetched(path)[0] == 429


def test_the_address_is_told_once(visit: Visit, carla: Member, client_for: SignIn) -> None:
    client = client_for(carla)
    assert "Je hebt nog geen adres" in client.get(PAGE).content.decode()

    response = client.post(PAGE)
    made = response.content.decode()
    assert "/calendar/sl_" in made
    assert response["Cache-Control"] == "no-store, private"
    again = client.get(PAGE).content.decode()
    assert "sl_" not in again
    assert "Werkt het niet" in again or "Maak een ander adres" in again
    client.post(PAGE, {"wish": "withdraw"})
    assert "Je hebt nog geen adres" in client.get(PAGE).content.decode()

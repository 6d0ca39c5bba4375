from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.people.actions import Share, hand_over
from steiger.people.models import Handover, Membership
from steiger.pupils.actions import give_owner
from tests.factories import Places, make_journey, make_member

SignIn = Callable[[Member], Client]


@pytest.fixture
def handover(region: Region, places: Places, ad: Member, dirk: Member) -> Handover:
    lena = make_member(region, "Lena", Role.COORDINATOR)
    journey = give_owner(journey=make_journey(region), owner_id=lena.user_id, by=lena)
    share = Share(dirk.user_id, frozenset({("journey", str(journey.pk))}), "Bel eerst de ouders.")
    held = Membership.objects.get(user_id=lena.user_id)
    return hand_over(by=ad, membership_id=held.pk, until_on=clock.today(), shares=[share])[0]


def _address(handover: Handover) -> str:
    return f"/po2601/people/handover/{handover.pk}/"


def test_it_waits_under_today_until_it_is_read(client_for: SignIn, dirk: Member, handover: Handover) -> None:
    client = client_for(dirk)
    before = client.get("/po2601/").content.decode().count(_address(handover))

    answer = client.post(_address(handover))

    assert answer["Location"] == "/po2601/"
    # The message that told of it stays under news until it is put away.
    assert client.get("/po2601/").content.decode().count(_address(handover)) < before
    assert "Gelezen door Dirk" in client.get(_address(handover)).content.decode()


def test_it_shows_the_note_and_the_work(client_for: SignIn, dirk: Member, handover: Handover) -> None:
    page = client_for(dirk).get(_address(handover)).content.decode()

    assert "Overgenomen van Lena" in page
    assert "Bel eerst de ouders." in page
    assert "Amira Haddad" in page
    assert "Ik heb dit gelezen" in page
    assert "data-print" in page


def test_it_shows_an_administrator_no_name_and_no_button(client_for: SignIn, ad: Member, handover: Handover) -> None:
    client = client_for(ad)
    page = client.get(_address(handover)).content.decode()

    assert "Haddad" not in page
    assert "Ik heb dit gelezen" not in page
    assert client.post(_address(handover)).status_code == 403
    handover.refresh_from_db()
    assert handover.read_at is None


@pytest.mark.parametrize("who", ["zoe", "carla", "amina", "bram", "esra", "femke", "paula"])
def test_it_does_not_exist_for_others(
    who: str, handover: Handover, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert client.get(_address(handover)).status_code == 404
    assert client.post(_address(handover)).status_code == 404

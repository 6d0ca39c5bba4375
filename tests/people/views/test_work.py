from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.people.models import Membership
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from tests.factories import Places, make_journey

SignIn = Callable[[Member], Client]
URL = "/po2601/people/work/"


def test_it_shows_ones_own_work(
    region: Region, places: Places, carla: Member, dirk: Member, client_for: SignIn
) -> None:
    journey = make_journey(region)
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=dirk)

    assert "Amira Haddad" in client_for(carla).get(URL).content.decode()
    assert "Amira" not in client_for(dirk).get(URL).content.decode()


def test_it_is_friendly_when_nothing_is_open(esra: Member, client_for: SignIn) -> None:
    assert "Er staat niets open op jouw naam" in client_for(esra).get(URL).content.decode()


def test_it_is_where_today_leads_who_cannot_hand_over(
    region: Region, places: Places, carla: Member, dirk: Member, client_for: SignIn
) -> None:
    involve(journey=make_journey(region), relation=Relation.SPECIALIST, user_id=carla.user_id, by=dirk)
    Membership.objects.filter(user_id=carla.user_id).update(until_on=clock.today() + timedelta(days=20))

    for_carla, for_dirk = (client_for(member).get("/po2601/").content.decode() for member in (carla, dirk))

    assert URL in for_carla
    assert "Spreek af wie je werk overneemt" in for_carla
    assert "Draag het werk van Carla over" in for_dirk


def test_it_does_not_exist_for_another_region(zoe: Member, client_for: SignIn) -> None:
    assert client_for(zoe).get(URL).status_code == 404

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.people.models import Membership

SignIn = Callable[[Member], Client]


def _held(member: Member) -> Membership:
    return Membership.objects.get(user_id=member.user_id)


def _address(member: Member) -> str:
    return f"/po2601/people/{_held(member).pk}/"


def test_it_shows_who_and_what(client_for: SignIn, ad: Member, bram: Member) -> None:
    page = client_for(ad).get(_address(bram)).content.decode()

    assert "Bram" in page
    assert "De Regenboog" in page
    assert "Beëindig deze functie" in page


def test_it_ends_a_role(client_for: SignIn, ad: Member, bram: Member) -> None:
    day = clock.today() + timedelta(days=7)

    answer = client_for(ad).post(_address(bram), {"until_on": day.isoformat()})

    assert answer.status_code == 302
    assert _held(bram).until_on == day


def test_it_offers_no_end_to_the_last_administrator(client_for: SignIn, ad: Member) -> None:
    client = client_for(ad)

    assert "laatste beheerder" in client.get(_address(ad)).content.decode()
    client.post(_address(ad), {"until_on": clock.today().isoformat()})
    assert _held(ad).until_on is None


def test_it_lets_one_look_but_not_end(client_for: SignIn, paula: Member, bram: Member) -> None:
    client = client_for(paula)

    assert client.get(_address(bram)).status_code == 200
    client.post(_address(bram), {"until_on": clock.today().isoformat()})
    assert _held(bram).until_on is None


def test_it_sends_whoever_ends_their_own_role_to_the_door(client_for: SignIn, bram: Member) -> None:
    yesterday = clock.today() - timedelta(days=1)

    answer = client_for(bram).post(_address(bram), {"until_on": yesterday.isoformat()})

    assert answer["Location"] == "/"


def test_it_hides_people_of_another_school(client_for: SignIn, bram: Member, rita: Member) -> None:
    assert client_for(bram).get(_address(rita)).status_code == 404


def test_it_refuses_another_region(client_for: SignIn, zoe: Member, bram: Member) -> None:
    assert client_for(zoe).get(_address(bram)).status_code == 404
    assert client_for(zoe).get(f"/po2602/people/{_held(bram).pk}/").status_code == 404

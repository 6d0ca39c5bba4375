from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.newcomers import actions
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/referral/{journey.case_number}/"


@pytest.mark.parametrize("who", ["dirk", "amina"])
def test_it_lets_the_desk_answer(
    who: str, client_for: ClientFor, bram: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    journey = referred(bram, places)

    page = client_for(request.getfixturevalue(who)).get(_url(journey))

    text = page.content.decode()
    assert all(name in page.context for name in ("offer_form", "wait_form", "decline_form"))
    assert "De Bakens · 6 tot en met 12 jaar · 15 plekken vrij" in text
    assert "0612345678" in text
    opens_file = f"/children/{journey.case_number}/" in text
    assert opens_file == (who == "dirk"), "a school without the child sees the referral and no file"


def test_it_shows_who_referred_the_status_and_no_answers(client_for: ClientFor, bram: Member, places: Places) -> None:
    journey = referred(bram, places)

    page = client_for(bram).get(_url(journey))

    assert "offer_form" not in page.context
    assert "Rima Haddad" in page.content.decode()


def test_it_shows_who_referred_only_where_the_child_is_once_there_is_a_place(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    journey = referred(bram, places)
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)

    text = client_for(bram).get(_url(journey)).content.decode()

    assert "Taalschool Utrecht" in text
    for hidden in ("Rima Haddad", "0612345678", "De Bakens"):
        assert hidden not in text


def test_it_offers_to_withdraw_a_reserved_place(client_for: ClientFor, amina: Member, places: Places) -> None:
    reserved = client_for(amina).get(_url(offered(amina, places))).content.decode()
    started = client_for(amina).get(_url(placed(amina, places, call_name="Sami"))).content.decode()

    assert "/withdraw/" in reserved
    assert "/withdraw/" not in started


def test_it_keeps_who_looked(client_for: ClientFor, bram: Member, amina: Member, places: Places) -> None:
    journey = referred(bram, places)
    client_for(amina).get(_url(journey))

    look = Look.objects.get(case_number=journey.case_number)
    assert (look.looked_at, look.user_id) == ("referral", amina.user_id)


@pytest.mark.parametrize("who", ["rita", "zoe"])
def test_it_does_not_exist_for_who_has_nothing_to_do_with_it(
    who: str, client_for: ClientFor, bram: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    journey = referred(bram, places)

    assert client_for(request.getfixturevalue(who)).get(_url(journey)).status_code == 404


@pytest.mark.parametrize("who", ["carla", "teun", "esra", "femke", "tom", "paula", "ad"])
def test_it_is_closed_to_roles_without_referrals(
    who: str, client_for: ClientFor, bram: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    journey = referred(bram, places)

    assert client_for(request.getfixturevalue(who)).get(_url(journey)).status_code == 403

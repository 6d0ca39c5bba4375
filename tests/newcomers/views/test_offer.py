from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers.models import Placement
from steiger.organisations.models import Region
from steiger.pupils.actions import link_siblings
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, other_newcomer_school, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/referral/{journey.case_number}/offer/"


def test_it_reserves_a_place_and_opens_the_file(client_for: ClientFor, dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    day = clock.today() + timedelta(days=5)

    answer = client_for(dirk).post(_url(journey), {"group_id": places.group.pk, "intake_planned_on": day.isoformat()})

    assert answer.headers["Location"] == f"/po2601/children/{journey.case_number}/"
    assert Placement.objects.get(journey=journey).intake_planned_on == day


def test_it_refuses_a_full_group_and_keeps_what_was_typed(client_for: ClientFor, dirk: Member, places: Places) -> None:
    offered(dirk, places)
    places.group.places = 1
    places.group.save(update_fields=["places"])
    journey = referred(dirk, places, call_name="Sami")
    day = (clock.today() + timedelta(days=5)).isoformat()

    page = client_for(dirk).post(_url(journey), {"group_id": places.group.pk, "intake_planned_on": day})

    assert page.status_code == 200
    assert "Deze groep is vol. Kies een andere groep of zet het kind op de wachtlijst." in page.content.decode()
    assert page.context["offer_form"]["intake_planned_on"].value() == day


def test_it_lets_the_school_itself_take_one_more_with_a_reason(
    client_for: ClientFor, amina: Member, places: Places
) -> None:
    offered(amina, places)
    places.group.places = 1
    places.group.save(update_fields=["places"])
    journey = referred(amina, places, call_name="Sami")

    client_for(amina).post(_url(journey), {"group_id": places.group.pk, "over_places_reason": "Zusje zit er al"})

    assert Placement.objects.get(journey=journey).is_over_places


def test_it_offers_staff_no_group_of_another_school(
    client_for: ClientFor, amina: Member, places: Places, region: Region
) -> None:
    elsewhere = other_newcomer_school(region)
    journey = referred(amina, places)

    page = client_for(amina).post(_url(journey), {"group_id": elsewhere.pk})

    assert "group_id" in page.context["offer_form"].errors


def test_it_is_closed_to_who_referred(client_for: ClientFor, bram: Member, places: Places) -> None:
    journey = referred(bram, places)

    assert client_for(bram).post(_url(journey), {"group_id": places.group.pk}).status_code == 403


def test_it_does_not_exist_for_another_region(client_for: ClientFor, dirk: Member, zoe: Member, places: Places) -> None:
    journey = referred(dirk, places)

    assert client_for(zoe).post(_url(journey), {"group_id": places.group.pk}).status_code == 404


@pytest.mark.parametrize("verb", ["offer", "wait", "decline", "withdraw"])
def test_it_writes_nothing_when_it_is_only_looked_at(
    verb: str, client_for: ClientFor, dirk: Member, places: Places
) -> None:
    journey = referred(dirk, places)

    assert client_for(dirk).get(_url(journey).replace("offer", verb)).status_code == 405


def test_it_goes_on_with_the_brother_who_has_no_place_yet(client_for: ClientFor, dirk: Member, places: Places) -> None:
    first, brother = referred(dirk, places), referred(dirk, places, call_name="Sami")
    link_siblings(journeys=[first, brother], by=dirk)

    answer = client_for(dirk).post(_url(first), {"group_id": places.group.pk})

    assert answer.headers["Location"] == f"/po2601/newcomers/referral/{brother.case_number}/"
    shown = client_for(dirk).get(answer.headers["Location"]).content.decode()
    assert "Broers en zussen" in shown
    assert first.case_number in shown

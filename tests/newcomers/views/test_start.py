from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers.models import Placement
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/start/"


def test_it_records_the_first_day(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = offered(amina, places)
    client = client_for(amina)
    assert client.get(_url(journey)).status_code == 200

    client.post(_url(journey), {"placed_on": clock.today().isoformat()})

    assert Placement.objects.get(journey=journey).placed_on == clock.today()


def test_it_refuses_a_day_before_the_referral(client_for: ClientFor, amina: Member, places: Places) -> None:
    page = client_for(amina).post(_url(offered(amina, places)), {"placed_on": "2020-01-01"})

    assert "placed_on" in page.context["form"].errors


def test_it_does_not_exist_for_a_child_that_is_not_ours(
    client_for: ClientFor, amina: Member, bram: Member, zoe: Member, places: Places
) -> None:
    journey = referred(bram, places)

    assert client_for(amina).get(_url(journey)).status_code == 404
    assert client_for(bram).get(_url(journey)).status_code == 403
    assert client_for(zoe).get(_url(journey)).status_code == 404

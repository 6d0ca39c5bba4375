from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers.models import Consent
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import placed

ClientFor = Callable[[Member], Client]


def _url(journey: Journey, rest: str = "") -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/consents/{rest}"


def _typed() -> dict[str, str]:
    return {"purpose": "photo", "answer": "given", "person": "Rima Haddad", "given_on": clock.today().isoformat()}


def test_it_records_an_answer_and_offers_to_take_it_back(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    client = client_for(amina)

    client.post(_url(journey), _typed())

    assert Consent.objects.get().person == "Rima Haddad"
    assert _url(journey, "photo/withdraw/") in client.get(_url(journey)).content.decode()


def test_taking_back_says_what_it_closes_before_and_after(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    client = client_for(amina)
    client.post(_url(journey), {**_typed(), "purpose": "care"})

    asked = client.get(_url(journey, "care/withdraw/")).content.decode()
    client.post(_url(journey, "care/withdraw/"), {"said_by": "Rima Haddad"})
    said = client.get(_url(journey)).content.decode()

    assert "andere hulpverleners" in asked
    assert said.count("andere hulpverleners") >= 2
    assert client.get(_url(journey, "care/withdraw/")).status_code == 404


def test_it_does_not_exist_for_others(
    client_for: ClientFor, amina: Member, bram: Member, carla: Member, zoe: Member, places: Places
) -> None:
    journey = placed(amina, places)

    assert client_for(bram).get(_url(journey)).status_code == 403
    assert client_for(carla).get(_url(journey)).status_code == 403
    assert client_for(zoe).get(_url(journey)).status_code == 404

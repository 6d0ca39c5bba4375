from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.newcomers.models import NewcomerGroup
from tests.factories import Places

ClientFor = Callable[[Member], Client]
URL = "/po2601/newcomers/groups/add/"


def test_it_makes_a_group(client_for: ClientFor, amina: Member, places: Places) -> None:
    client = client_for(amina)
    assert client.get(URL).status_code == 200

    typed = {"facility_id": places.facility.pk, "name": "De Meerpaal", "places": 12, "age_from": 6, "age_until": 9}
    answer = client.post(URL, typed)

    assert answer.headers["Location"] == "/po2601/newcomers/groups/"
    assert NewcomerGroup.objects.get(name="De Meerpaal").places == 12


def test_it_says_when_the_name_is_taken(client_for: ClientFor, amina: Member, places: Places) -> None:
    typed = {"facility_id": places.facility.pk, "name": "De Bakens", "places": 12, "age_from": 6, "age_until": 9}

    page = client_for(amina).post(URL, typed)

    assert "name" in page.context["form"].errors


def test_it_is_closed_to_others(client_for: ClientFor, bram: Member, zoe: Member, places: Places) -> None:
    assert client_for(bram).post(URL, {}).status_code == 403
    assert client_for(zoe).get(URL).status_code == 404

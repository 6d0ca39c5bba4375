from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import Region
from tests.factories import Places
from tests.newcomers.factories import other_newcomer_school, placed

ClientFor = Callable[[Member], Client]


def _url(group_id: int) -> str:
    return f"/po2601/newcomers/groups/{group_id}/"


def test_it_changes_the_number_of_places(client_for: ClientFor, amina: Member, places: Places) -> None:
    client = client_for(amina)
    assert client.get(_url(places.group.pk)).context["form"]["places"].value() == 15

    client.post(_url(places.group.pk), {"name": "De Bakens", "places": 18, "age_from": 6, "age_until": 12})

    places.group.refresh_from_db()
    assert places.group.places == 18


def test_it_refuses_fewer_places_than_children(client_for: ClientFor, amina: Member, places: Places) -> None:
    for name in ("Amira", "Sami"):
        placed(amina, places, call_name=name)
    typed = {"name": "De Bakens", "places": 1, "age_from": 6, "age_until": 12}

    page = client_for(amina).post(_url(places.group.pk), typed)

    assert "2 kinderen hebben een plek in deze groep" in page.content.decode()


def test_it_does_not_exist_for_another_school_or_region(
    client_for: ClientFor, amina: Member, bram: Member, zoe: Member, places: Places, region: Region
) -> None:
    elsewhere = other_newcomer_school(region)

    assert client_for(amina).get(_url(elsewhere.pk)).status_code == 404
    assert client_for(bram).get(_url(places.group.pk)).status_code == 403
    assert client_for(zoe).get(_url(places.group.pk)).status_code == 404

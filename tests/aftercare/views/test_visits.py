from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from tests.aftercare import factories
from tests.factories import Places

SignIn = Callable[[Member], Client]
URL = "/po2601/aftercare/visits/"


def test_it_shows_a_specialist_the_own_visits(visit: Visit, carla: Member, client_for: SignIn) -> None:
    content = client_for(carla).get(URL).content.decode()

    assert "Mijn bezoeken" in content
    assert "Amira Haddad" in content
    assert "De Regenboog" in content


def test_it_keeps_the_filters_in_the_address(visit: Visit, dirk: Member, carla: Member, client_for: SignIn) -> None:
    client = client_for(dirk)

    assert "Amira" in client.get(URL, {"specialist": carla.user_id}).content.decode()
    assert "Amira" not in client.get(URL, {"specialist": "0"}).content.decode()
    assert "Amira" not in client.get(URL, {"late": "on"}).content.decode()
    assert "Amira" not in client.get(URL, {"state": "reported"}).content.decode()
    assert client.get(URL, {"specialist": "x", "state": "y", "page": "z"}).status_code == 200


def test_it_answers_htmx_with_the_rows_alone(visit: Visit, carla: Member, client_for: SignIn) -> None:
    content = client_for(carla).get(URL, headers={"HX-Request": "true"}).content.decode()

    assert "Amira" in content
    assert "<html" not in content


def test_it_is_friendly_when_nothing_is_open(carla: Member, places: Places, client_for: SignIn) -> None:
    assert "Er staan geen bezoeken open" in client_for(carla).get(URL).content.decode()


def test_it_costs_the_same_for_many_children(
    region: Region, places: Places, amina: Member, carla: Member, dirk: Member, client_for: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:  # fmt: skip
    for _ in range(5):
        factories.entrusted(factories.make_moved(region, places, by=amina), carla, by=dirk)
    client = client_for(dirk)
    client.get(URL)

    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        content = client.get(URL).content.decode()
    assert content.count("Amira Haddad</bdi></a>") == 15


@pytest.mark.parametrize(
    ("who", "status"),
    [("zoe", 404), ("amina", 403), ("bram", 403), ("teun", 403), ("esra", 403), ("femke", 403), ("tom", 403)],
)
def test_it_is_closed_to_others(
    who: str, status: int, journey: Journey, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == status

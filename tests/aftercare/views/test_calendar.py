from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.models import Visit
from steiger.organisations.models import Region
from tests.aftercare import factories
from tests.factories import Places

SignIn = Callable[[Member], Client]
URL = "/po2601/aftercare/calendar/"


@pytest.fixture
def three(region: Region, places: Places, amina: Member, carla: Member, dirk: Member) -> list[Visit]:
    return [
        factories.entrusted(factories.make_moved(region, places, by=amina, call_name=name), carla, by=dirk)
        for name in ("Amira", "Dilan", "Karim")
    ]


def trip_url(places: Places) -> str:
    return f"/po2601/aftercare/trips/{places.mother_school.pk}/"


def test_it_proposes_a_trip_and_shows_it_when_planned(
    three: list[Visit], places: Places, carla: Member, client_for: SignIn
) -> None:
    client = client_for(carla)
    content = client.get(URL).content.decode()
    assert f"{trip_url(places)}?visit=" in content

    sent = {
        "visits": [visit.pk for visit in three[:2]],
        "planned_on": factories.FIRST_FROM.isoformat(),
        "planned_time": "10:00",
        "specialist": carla.user_id,
    }
    assert client.post(trip_url(places), sent).status_code == 302

    for span in ("week", "month"):
        content = client.get(URL, {"span": span, "on": factories.FIRST_FROM.isoformat()}).content.decode()
        assert "2 bezoeken gepland" in content
        assert content.count("10:00 De Regenboog") == 2, "once in the table, once in the list"
        assert "A.H." in content
        assert "Karim" not in content


def test_it_keeps_what_was_typed_when_a_day_does_not_fit(
    three: list[Visit], places: Places, carla: Member, client_for: SignIn
) -> None:
    sent = {"visits": [three[0].pk], "planned_on": "2026-09-08", "planned_time": "10:15", "specialist": carla.user_id}

    content = client_for(carla).post(trip_url(places), sent).content.decode()

    assert "A.H.: Bezoek 1 valt tussen" in content
    assert 'value="10:15"' in content


def test_what_is_asked_wrongly_shows_this_month(three: list[Visit], dirk: Member, client_for: SignIn) -> None:
    content = client_for(dirk).get(URL, {"span": "x", "on": "y", "specialist": "z"}).content.decode()

    assert "september 2026" in content


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("amina", 403), ("bram", 403), ("teun", 403), ("esra", 403), ("cees", 404)]
)
def test_a_trip_is_closed_to_others(
    who: str, status: int, three: list[Visit], places: Places, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(trip_url(places)).status_code == status


def test_it_costs_the_same_for_many_visits(
    three: list[Visit], carla: Member, client_for: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for visit in three[:2]:
        actions.plan_visit(
            visit=visit,
            specialist_id=carla.user_id,
            planned_at=factories.at(factories.FIRST_FROM, 9 + visit.pk % 5),
            by=carla,
        )
    client = client_for(carla)
    client.get(URL, {"on": "2026-09-21"})

    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
        content = client.get(URL, {"on": "2026-09-21"}).content.decode()
    assert "2 bezoeken gepland" in content

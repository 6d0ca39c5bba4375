from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit, VisitAction
from steiger.core import clock
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/{visit.number}/action/"


def asked(owner: Member, **changed: str) -> dict[str, str]:
    return {"what": "Kaarten", "owner": str(owner.user_id), "due_on": clock.today().isoformat(), **changed}


def test_it_makes_an_action(visit: Visit, carla: Member, bram: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    assert client_for(carla).post(url(visit), asked(bram)).status_code == 302

    assert VisitAction.objects.get().owner_id == bram.user_id


def test_it_shows_what_is_wrong_beside_the_report(visit: Visit, carla: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    response = client_for(carla).post(url(visit), asked(carla, due_on="2026-01-01"))

    assert response.status_code == 200
    assert "Deze dag is voorbij" in response.content.decode()


def test_it_needs_a_report(visit: Visit, carla: Member, client_for: SignIn) -> None:
    assert client_for(carla).post(url(visit), asked(carla)).status_code == 404
    assert client_for(carla).get(url(visit)).status_code == 405


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 403), ("bram", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, carla: Member, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    factories.reported(visit, by=carla)

    assert client_for(request.getfixturevalue(who)).post(url(visit), asked(carla)).status_code == status

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit
from steiger.pupils.models import Journey

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/aftercare/{journey.case_number}/specialist/"


def test_it_entrusts_the_child(journey: Journey, carla: Member, dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    assert "Carla" in client.get(url(journey)).content.decode()

    response = client.post(url(journey), {"user": carla.user_id})

    assert response.status_code == 302
    assert set(Visit.objects.values_list("specialist_id", flat=True)) == {carla.user_id}


def test_it_refuses_somebody_else(
    journey: Journey, carla: Member, bram: Member, dirk: Member, client_for: SignIn
) -> None:
    response = client_for(dirk).post(url(journey), {"user": bram.user_id})

    assert response.status_code == 200
    assert "error-summary" in response.content.decode()


def test_it_says_when_nobody_can_be_chosen(journey: Journey, dirk: Member, client_for: SignIn) -> None:
    assert "nog geen Nt2-specialist" in client_for(dirk).get(url(journey)).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("carla", 403), ("amina", 403), ("bram", 403), ("esra", 403)]
)
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(url(visit.journey)).status_code == status

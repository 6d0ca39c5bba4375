from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import Visit
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/close/"


def test_it_says_what_is_still_open(visit: Visit, dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    content = client.get(url(visit)).content.decode()
    assert "bezoek 1" in content

    assert "bezoek 3" in client.post(url(visit)).content.decode()
    visit.journey.refresh_from_db()
    assert visit.journey.completed_on is None


@pytest.mark.parametrize("who", ["dirk", "carla"])
def test_it_closes(who: str, visit: Visit, carla: Member, client_for: SignIn, request: pytest.FixtureRequest) -> None:
    factories.all_reported(visit.journey, by=carla)
    client = client_for(request.getfixturevalue(who))
    assert "data-confirm" in client.get(url(visit)).content.decode()

    assert client.post(url(visit)).status_code == 302

    visit.journey.refresh_from_db()
    assert visit.journey.completed_on is not None


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 403), ("bram", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(visit)).status_code == status
    assert client.post(url(visit)).status_code == status

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.enums import VisitState
from steiger.aftercare.models import Visit

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/{visit.number}/skip/"


def test_it_skips_with_a_reason(visit: Visit, carla: Member, client_for: SignIn) -> None:
    client = client_for(carla)
    assert client.get(url(visit)).status_code == 200
    assert client.post(url(visit), {"reason": ""}).status_code == 200

    assert client.post(url(visit), {"reason": "School wil later"}).status_code == 302

    visit.refresh_from_db()
    assert visit.state == VisitState.SKIPPED


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 403), ("bram", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(visit)).status_code == status
    assert client.post(url(visit), {"reason": "Zomaar"}).status_code == status

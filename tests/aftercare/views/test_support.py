from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.models import SupportLine, Visit
from steiger.core import clock
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/support/"


def asked(**changed: str) -> dict[str, str]:
    today = clock.today().isoformat()
    return {"support_for": "teacher", "what": "Coaching", "hours": "6", "from_on": today, "until_on": today, **changed}


def test_it_agrees_on_support(visit: Visit, carla: Member, client_for: SignIn) -> None:
    client = client_for(carla)
    assert client.get(url(visit)).status_code == 200

    assert client.post(url(visit), asked()).status_code == 302

    assert SupportLine.objects.get().what == "Coaching"


def test_it_keeps_what_was_typed_when_refused(visit: Visit, carla: Member, client_for: SignIn) -> None:
    response = client_for(carla).post(url(visit), asked(until_on="2026-01-01"))

    assert response.status_code == 200
    assert 'value="Coaching"' in response.content.decode()
    assert "Draai ze om" in response.content.decode()


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 403), ("bram", 403), ("teun", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(visit)).status_code == status
    assert client.post(url(visit), asked()).status_code == status


def test_it_ends_support(visit: Visit, carla: Member, client_for: SignIn) -> None:
    line = factories.supported(visit.journey, by=carla)

    assert client_for(carla).post(f"{url(visit)}{line.pk}/end/").status_code == 302

    line.refresh_from_db()
    assert line.ended_on == clock.today()
    assert client_for(carla).post(f"{url(visit)}{line.pk}/end/").status_code == 302
    assert client_for(carla).post(f"{url(visit)}0/end/").status_code == 404

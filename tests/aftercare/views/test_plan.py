from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare.enums import VisitState
from steiger.aftercare.models import Visit
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


def url(visit: Visit) -> str:
    return f"/po2601/aftercare/{visit.journey.case_number}/visits/{visit.number}/plan/"


def test_it_plans_day_and_time(visit: Visit, carla: Member, client_for: SignIn) -> None:
    client = client_for(carla)
    content = client.get(url(visit)).content.decode()
    assert 'value="2026-09-21"' in content
    assert "besluit Stuurgroep" in content

    response = client.post(
        url(visit), {"planned_on": "2026-09-24", "planned_time": "13:30", "specialist": carla.user_id}
    )

    assert response.status_code == 302
    visit.refresh_from_db()
    assert visit.state == VisitState.PLANNED
    assert visit.planned_at == factories.at(date(2026, 9, 24), hour=13).replace(minute=30)


def test_it_keeps_what_was_typed_when_refused(visit: Visit, carla: Member, client_for: SignIn) -> None:
    response = client_for(carla).post(
        url(visit), {"planned_on": "2026-11-05", "planned_time": "13:30", "specialist": carla.user_id}
    )

    content = response.content.decode()
    assert response.status_code == 200
    assert 'value="2026-11-05"' in content
    assert "Kies een dag in die periode" in content


def test_it_is_closed_once_the_visit_is_reported(visit: Visit, carla: Member, client_for: SignIn) -> None:
    factories.reported(visit, by=carla)

    assert client_for(carla).get(url(visit)).status_code == 403


def test_it_does_not_know_another_number(visit: Visit, carla: Member, client_for: SignIn) -> None:
    assert client_for(carla).get(url(visit).replace("visits/1", "visits/9")).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("cees", 404), ("amina", 403), ("bram", 403), ("teun", 403), ("esra", 403)]
)
def test_it_is_closed_to_others(
    who: str, status: int, visit: Visit, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(url(visit)).status_code == status

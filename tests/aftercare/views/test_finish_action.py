from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.models import Visit, VisitAction
from steiger.core import clock
from tests.aftercare import factories

SignIn = Callable[[Member], Client]


@pytest.fixture
def action(visit: Visit, carla: Member, bram: Member) -> VisitAction:
    report = factories.reported(visit, by=carla)
    return actions.make_action(report=report, what="Kaarten", owner_id=bram.user_id, due_on=clock.today(), by=carla)


def url(action: VisitAction) -> str:
    return f"/po2601/aftercare/{action.journey.case_number}/actions/{action.pk}/done/"


@pytest.mark.parametrize("who", ["bram", "carla", "dirk"])
def test_it_finishes_the_action(
    who: str, action: VisitAction, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).post(url(action)).status_code == 302

    action.refresh_from_db()
    assert action.done_on == clock.today()


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("cees", 404), ("rita", 404), ("teun", 404), ("amina", 403), ("esra", 403)]
)
def test_it_is_closed_to_others(
    who: str, status: int, action: VisitAction, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).post(url(action)).status_code == status

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey
from steiger.transitions import actions
from steiger.transitions.models import Step
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(step: Step, verb: str = "done") -> str:
    return f"/po2601/move/{step.journey.case_number}/steps/{step.pk}/{verb}/"


@pytest.fixture
def step(journey: Journey, places: Places, amina: Member) -> Step:
    factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    return Step.objects.select_related("journey").get(key="acquaint")


def test_it_is_done_with_a_note_and_opened_again(step: Step, bram: Member, client_for: SignIn) -> None:
    client = client_for(bram)
    assert client.post(url(step), {"note": "Met ouders"}).status_code == 302
    step.refresh_from_db()
    assert (step.done_by_id, step.note) == (bram.user_id, "Met ouders")

    assert client.post(url(step, "open")).status_code == 302
    step.refresh_from_db()
    assert step.done_on is None


def test_it_says_why_not(step: Step, amina: Member, client_for: SignIn) -> None:
    answer = client_for(amina).post(url(step), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_it_never_writes_on_a_get(step: Step, bram: Member, client_for: SignIn) -> None:
    assert client_for(bram).get(url(step)).status_code == 405
    assert client_for(bram).get(url(step, "open")).status_code == 405


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("rita", 404), ("carla", 404), ("teun", 403)])
@pytest.mark.parametrize("verb", ["done", "open"])
def test_it_is_closed_to_others(
    who: str, status: int, verb: str, step: Step, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).post(url(step, verb)).status_code == status

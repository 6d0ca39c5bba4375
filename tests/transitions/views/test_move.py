from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey
from steiger.transitions.models import Step
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/move/"


def test_it_shows_what_shifts_before_it_saves(journey: Journey, amina: Member, client_for: SignIn) -> None:
    page = client_for(amina).get(url(journey), {"expected_on": factories.MOVE.isoformat()})

    assert page.status_code == 200
    assert "Kennismakingsbezoek" in page.content.decode()
    assert not Step.objects.exists()


def test_it_answers_htmx_with_the_preview_only(journey: Journey, amina: Member, client_for: SignIn) -> None:
    page = client_for(amina).get(
        url(journey), {"expected_on": factories.MOVE.isoformat()}, headers={"HX-Request": "true"}
    )
    assert "Kennismakingsbezoek" in page.content.decode()
    assert "<h1" not in page.content.decode()


def test_it_plans(journey: Journey, amina: Member, client_for: SignIn) -> None:
    planned = client_for(amina).post(url(journey), {"expected_on": factories.MOVE.isoformat()})

    assert planned.status_code == 302
    assert Step.objects.filter(journey=journey).count() == 10


@pytest.mark.parametrize("day", ["2020-01-01", "", "onzin"])
def test_it_says_what_is_wrong_with_the_day(day: str, journey: Journey, amina: Member, client_for: SignIn) -> None:
    for answer in (
        client_for(amina).get(url(journey), {"expected_on": day}),
        client_for(amina).post(url(journey), {"expected_on": day}),
    ):
        assert answer.status_code == 200
        assert "expected_on" in answer.context["form"].errors


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("carla", 403), ("teun", 403), ("esra", 403)])
def test_it_is_closed_to_others(
    who: str,
    status: int,
    journey: Journey,
    places: Places,
    amina: Member,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    factories.announced(journey, places, by=amina)
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(journey)).status_code == status

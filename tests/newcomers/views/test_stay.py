from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions
from steiger.newcomers.models import Evaluation, ParentTalk, PlanGoal, Rhythm, StayExtension
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.actions.test_evaluations import a_goal
from tests.newcomers.factories import placed

ClientFor = Callable[[Member], Client]


@pytest.fixture
def journey(amina: Member, places: Places) -> Journey:
    return placed(amina, places)


def _url(journey: Journey, rest: str = "") -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/{rest}"


def test_a_goal_is_set_changed_and_closed(client_for: ClientFor, amina: Member, journey: Journey) -> None:
    client = client_for(amina)
    until = (clock.today() + timedelta(weeks=8)).isoformat()
    typed = {"domain": "vocabulary", "goal": "Noemt tien dieren", "helper": "De leerkracht", "until_on": until}

    client.post(_url(journey, "goals/add/"), typed)
    goal = PlanGoal.objects.get()
    client.post(_url(journey, f"goals/{goal.pk}/"), {**typed, "goal": "Noemt twintig dieren"})
    assert "Noemt twintig dieren" in client.get(_url(journey)).content.decode()
    refused = client.post(_url(journey, f"goals/{goal.pk}/"), {"outcome": "dropped", "note": ""})
    assert "Zeg waarom" in refused.content.decode()
    client.post(_url(journey, f"goals/{goal.pk}/"), {"outcome": "reached", "note": ""})

    goal.refresh_from_db()
    assert goal.outcome == "reached"
    assert client.get(_url(journey, f"goals/{goal.pk}/")).status_code == 404


def test_an_evaluation_takes_its_goals_and_the_next_ones(
    client_for: ClientFor, amina: Member, journey: Journey
) -> None:
    goal = actions.set_goal(journey=journey, goal=a_goal(), by=amina)
    until = (clock.today() + timedelta(weeks=8)).isoformat()
    typed = {
        "held_on": clock.today().isoformat(),
        "conclusion": "Groeit goed.",
        f"goal_{goal.pk}": "reached",
        "next-0-domain": "writing",
        "next-0-goal": "Schrijft de eigen naam",
        "next-0-helper": "De leerkracht",
        "next-0-until_on": until,
    }

    client_for(amina).post(_url(journey, "evaluate/"), typed)

    assert Evaluation.objects.get().reviews.get().state == "reached"
    assert PlanGoal.objects.get(closed_on__isnull=True).goal == "Schrijft de eigen naam"


def test_a_next_goal_that_is_half_filled_in_saves_nothing(
    client_for: ClientFor, amina: Member, journey: Journey
) -> None:
    typed = {"held_on": clock.today().isoformat(), "conclusion": "Groeit goed.", "next-0-goal": "Schrijft"}

    page = client_for(amina).post(_url(journey, "evaluate/"), typed)

    assert "Groeit goed." in page.content.decode()
    assert not Evaluation.objects.exists()


def test_a_talk_starts_in_the_language_of_the_parents(client_for: ClientFor, amina: Member, journey: Journey) -> None:
    client = client_for(amina)
    page = client.get(_url(journey, "talks/add/"))
    assert page.context["form"].initial["language"] == "ar"

    typed = {"present": "Moeder", "language": "ar", "interpreting": "phone", "about": "Thuis", "agreements": "Lezen"}
    client.post(_url(journey, "talks/add/"), {**typed, "held_on": clock.today().isoformat()})

    assert ParentTalk.objects.get().interpreting == "phone"
    assert "Lezen" in client.get(_url(journey)).content.decode()


def test_more_time_is_asked_by_the_school_and_decided_by_the_coordinator(
    client_for: ClientFor, amina: Member, dirk: Member, journey: Journey
) -> None:
    client_for(amina).post(_url(journey, "extend/"), {"weeks": "10", "reason": "Leest nog niet"})
    asked = StayExtension.objects.get()

    assert client_for(amina).get(_url(journey, f"extensions/{asked.pk}/")).status_code == 403
    client_for(dirk).post(_url(journey, f"extensions/{asked.pk}/"), {"is_granted": "yes", "reason": "Goed"})

    asked.refresh_from_db()
    assert asked.is_granted
    assert "10 extra weken toegekend" in client_for(amina).get(_url(journey)).content.decode()


def test_the_rhythm_is_set_by_the_own_school(
    client_for: ClientFor, amina: Member, bram: Member, places: Places
) -> None:
    url = f"/po2601/newcomers/groups/rhythm/{places.facility.pk}/"

    client_for(amina).post(url, {"weeks": "10"})

    assert Rhythm.objects.get().weeks == 10
    assert client_for(bram).get(url).status_code == 403
    assert client_for(amina).get("/po2601/newcomers/groups/rhythm/999999/").status_code == 404


def test_the_specialist_reads_the_stay_and_writes_nothing(
    client_for: ClientFor, amina: Member, carla: Member, journey: Journey
) -> None:
    client = client_for(carla)
    assert client.get(_url(journey)).status_code == 404
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=amina)

    page = client.get(_url(journey))

    assert page.status_code == 200
    assert "goals/add/" not in page.content.decode()
    assert client.get(_url(journey, "goals/add/")).status_code == 403


def test_it_does_not_exist_for_others(
    client_for: ClientFor, bram: Member, teun: Member, esra: Member, zoe: Member, journey: Journey
) -> None:
    codes = {one.name: client_for(one).get(_url(journey)).status_code for one in (bram, teun, esra, zoe)}

    assert codes == {"Bram": 404, "Teun": 404, "Esra": 403, "Zoë": 404}


def test_it_asks_as_much_for_three_goals_as_for_one(client_for: ClientFor, amina: Member, journey: Journey) -> None:
    client = client_for(amina)
    asked = []
    for _number in range(3):
        actions.set_goal(journey=journey, goal=a_goal(), by=amina)
        client.get(_url(journey))
        with CaptureQueriesContext(connection) as queries:
            client.get(_url(journey))
        asked.append(len(queries))

    assert asked[0] == asked[2]
    assert asked[2] <= 32


def test_the_picture_opens_for_who_sees_the_levels(
    client_for: ClientFor, amina: Member, bram: Member, journey: Journey
) -> None:
    level = actions.LevelInput("vocabulary", "below", "Observatie")
    actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[level], by=amina)

    assert "Observatie" in client_for(amina).get(_url(journey, "picture/")).content.decode()
    assert client_for(bram).get(_url(journey, "picture/")).status_code == 404

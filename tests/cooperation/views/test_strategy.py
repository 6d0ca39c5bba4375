"""The pages of the support plan: who reads, who writes, what is refused and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from steiger.access.member import Member
from steiger.cooperation.actions import publish_strategy, report_goal
from steiger.cooperation.enums import GoalState
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.core import clock
from tests.cooperation.strategies import a_goal, a_plan, a_strategy
from tests.factories import Places

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
BASE = "/po2601/agreements/plan/"
EVERYBODY = ("dirk", "amina", "bram", "carla", "teun", "esra", "femke", "tom", "paula", "ad")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def plan(dirk: Member, carla: Member) -> SupportStrategy:
    return a_plan(dirk, owner=carla)


def _read(client: Client, rest: str = "") -> str:
    response = client.get(BASE + rest, headers=ENGLISH)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_in_the_region_reads_the_plan_that_holds(
    who: str, plan: SupportStrategy, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))
    page = _read(client)

    assert "<strong>team</strong>" in page
    assert "Elke school kent het plan" in page
    assert "Holds now" in page
    assert ("start/" in page) is (who == "dirk")
    assert client.get(f"{BASE}goals/{plan.goals.get().pk}/").status_code == 200


def test_without_a_plan_the_coordinator_can_begin(dirk: Member, teun: Member, client_for: SignIn) -> None:
    assert "plan/start/" in _read(client_for(dirk))
    assert "plan/start/" not in _read(client_for(teun))


def test_a_draft_is_seen_by_nobody_else(
    dirk: Member, carla: Member, teun: Member, zoe: Member, plan: SupportStrategy, client_for: SignIn
) -> None:
    draft = a_strategy(dirk, title="Nog geheim")
    goal = draft.goals.get()

    assert "Nog geheim" in _read(client_for(dirk), f"{draft.pk}/")
    for other in (carla, teun):
        client = client_for(other)
        for rest in (f"{draft.pk}/", f"{draft.pk}/pdf/", f"goals/{goal.pk}/"):
            assert client.get(BASE + rest).status_code == 404
        assert "Nog geheim" not in _read(client)
        assert client.get(f"{BASE}{draft.pk}/publish/").status_code == 403
    for rest in (f"{plan.pk}/", f"{plan.pk}/pdf/", f"goals/{plan.goals.get().pk}/"):
        assert client_for(zoe).get((BASE + rest).replace("po2601", "po2602")).status_code == 404


def test_a_plan_from_beginning_to_publishing(dirk: Member, places: Places, client_for: SignIn) -> None:
    client = client_for(dirk)
    words = {"title": "Samen", "introduction": "Wij helpen.", "first_year": "2025", "last_year": "2026"}
    client.post(f"{BASE}start/", words)
    strategy = SupportStrategy.objects.get()
    goal = {"year": "2025", "text": "Doel", "indicator": "Teken", "owner": f"organisation-{places.board.pk}"}

    client.post(f"{BASE}{strategy.pk}/goals/add/", goal)
    client.post(f"{BASE}{strategy.pk}/goals/add/", {**goal, "text": "Eerst", "owner": f"person-{dirk.user_id}"})
    first, second = StrategyGoal.objects.order_by("pk")
    client.post(f"{BASE}goals/{second.pk}/move/", {"where": "up"})
    client.post(f"{BASE}goals/{first.pk}/change/", {**goal, "text": "Daarna"})
    client.post(f"{BASE}{strategy.pk}/write/", {**words, "last_year": "2027"})
    client.post(f"{BASE}{strategy.pk}/publish/", {"holds_from": "2025-09-15", "decision": ""})

    strategy.refresh_from_db()
    assert (strategy.last_year, strategy.holds_from) == (2027, TODAY)
    assert list(strategy.goals.values_list("text", flat=True)) == ["Eerst", "Daarna"]
    assert client.get(f"{BASE}{strategy.pk}/write/").status_code == 404


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    words = {"title": "Samen", "introduction": "Lang verhaal.", "first_year": "2026", "last_year": "2025"}
    page = client.post(f"{BASE}start/", words, headers=ENGLISH).content.decode()
    assert "ends before it begins" in page
    assert "Lang verhaal." in page

    draft = a_strategy(dirk)
    publish = f"{BASE}{draft.pk}/publish/"
    page = client.post(publish, {"holds_from": "2025-09-15"}, headers=ENGLISH).content.decode()
    assert "Add at least one goal" in page
    a_goal(dirk, draft)
    page = client.post(publish, {"holds_from": "2025-09-14"}, headers=ENGLISH).content.decode()
    assert "Choose today or a later day" in page
    assert 'value="2025-09-14"' in page

    typed = {"year": "2025", "text": "Mijn doel", "indicator": "", "owner": ""}
    page = client.post(f"{BASE}{draft.pk}/goals/add/", typed, headers=ENGLISH).content.decode()
    assert "Mijn doel" in page
    assert "data-confirm" in _read(client, f"{draft.pk}/publish/")


def test_beginning_twice_leads_to_the_draft(dirk: Member, client_for: SignIn) -> None:
    draft = a_strategy(dirk)

    assert client_for(dirk).get(f"{BASE}start/")["Location"] == f"{BASE}{draft.pk}/"


def test_a_goal_and_a_draft_are_taken_away(dirk: Member, client_for: SignIn) -> None:
    draft = a_strategy(dirk)
    goal = a_goal(dirk, draft)
    client = client_for(dirk)

    client.post(f"{BASE}goals/{goal.pk}/remove/")
    assert not StrategyGoal.objects.exists()
    client.post(f"{BASE}{draft.pk}/discard/")
    assert not SupportStrategy.objects.exists()


def test_the_owner_says_how_far_it_is(carla: Member, bram: Member, plan: SupportStrategy, client_for: SignIn) -> None:
    address = f"{BASE}goals/{plan.goals.get().pk}/"
    dropped = {"state": "dropped", "reported_on": "2025-09-15", "note": ""}

    page = client_for(carla).post(address, dropped, headers=ENGLISH).content.decode()
    assert "Write why this goal is dropped" in page
    client_for(carla).post(address, {**dropped, "note": "Geen geld"})
    refused = client_for(bram).post(address, {**dropped, "state": "reached"}, headers=ENGLISH).content.decode()

    assert "Only the owner of a goal" in refused
    assert plan.goals.get().state == GoalState.DROPPED
    assert "Geen geld" in _read(client_for(bram))


def test_earlier_versions_stay_readable(dirk: Member, teun: Member, plan: SupportStrategy, client_for: SignIn) -> None:
    second = publish_strategy(by=dirk, strategy=a_strategy(dirk, title="Verder"), holds_from=date(2026, 1, 5))
    with clock.on(date(2026, 1, 6)):
        assert "Verder" in _read(client_for(teun))
        page = _read(client_for(teun), f"{plan.pk}/")
    assert "Replaced by a next version" in page
    assert f"plan/{second.pk}/" in page


def test_it_asks_as_little_for_many_goals_as_for_one(
    dirk: Member, carla: Member, plan: SupportStrategy, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(carla)
    client.get(BASE)
    with django_assert_max_num_queries(16):
        client.get(BASE)
    draft = a_strategy(dirk)
    for year in range(2025, 2029):
        report_goal(by=dirk, goal=plan.goals.get(), state=GoalState.BUSY, reported_on=TODAY)
        a_goal(dirk, draft, year=year)
    publish_strategy(by=dirk, strategy=draft, holds_from=date(2025, 9, 16))

    with clock.on(date(2025, 9, 16)), django_assert_max_num_queries(16):
        client.get(BASE)
    with django_assert_max_num_queries(14):
        client.get(f"{BASE}goals/{plan.goals.get().pk}/")


def test_pdf_is_tagged_and_holds_words_goals_and_how_they_stand(
    carla: Member, plan: SupportStrategy, client_for: SignIn
) -> None:
    report_goal(by=carla, goal=plan.goals.get(), state=GoalState.BUSY, reported_on=TODAY, note="Halverwege")

    response = client_for(carla).get(f"{BASE}{plan.pk}/pdf/")

    paper = PdfReader(BytesIO(response.content))
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for said in (
        "Samen aan taal",
        "in de klas",
        "Elke school kent het plan",
        "Carla",
        "15 september 2025",
        "Halverwege",
    ):
        assert said in text


def test_it_speaks_dutch(teun: Member, plan: SupportStrategy, client_for: SignIn) -> None:
    page = client_for(teun).get(BASE).content.decode()

    assert "Waar scholen op kunnen rekenen" in page
    assert "Geldt nu" in page

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions, selectors
from steiger.newcomers.actions import GoalInput, ReviewInput, TalkInput
from steiger.newcomers.enums import ExtensionState, GoalState
from steiger.newcomers.models import Evaluation, PlanGoal
from steiger.pupils.enums import Domain
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import placed

MONDAY = date(2026, 3, 2)


def a_goal(**facts: Any) -> GoalInput:
    until = clock.today() + timedelta(weeks=10)
    return replace(GoalInput(Domain.VOCABULARY, "Noemt dertig woorden van het thema", "De leerkracht", until), **facts)


def evaluated(journey: Journey, by: Member, *reviews: ReviewInput, **facts: Any) -> Evaluation:
    given: dict[str, Any] = {"held_on": clock.today(), "conclusion": "Groeit goed.", "reviews": reviews, **facts}
    return actions.record_evaluation(journey=journey, by=by, **given)


def test_an_evaluation_closes_what_was_reached_and_opens_what_comes_next(amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
        reached, going = (actions.set_goal(journey=journey, goal=a_goal(), by=amina) for _ in range(2))
    with clock.on(MONDAY + timedelta(weeks=13)):
        made = evaluated(
            journey, amina,
            ReviewInput(reached.pk, GoalState.REACHED), ReviewInput(going.pk, GoalState.WORKING, "Bijna"),
            next_goals=[a_goal(goal="Vertelt in zinnen")],
        )  # fmt: skip
        page = selectors.stay_page(amina, journey)

    assert made.number == 1
    assert PlanGoal.objects.get(pk=reached.pk).outcome == GoalState.REACHED
    [moment] = page.moments
    assert [one.goal_id for one in moment.reached] == [reached.pk]
    assert [(one.goal_id, one.note) for one in moment.working] == [(going.pk, "Bijna")]
    assert sorted(one.goal for group in page.plan for one in group.goals) == sorted([going.goal, "Vertelt in zinnen"])


def test_a_late_evaluation_leaves_the_next_moment_where_it_stood(amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
        before = selectors.stay_page(amina, journey).next_on
    with clock.on(MONDAY + timedelta(weeks=16)):
        made = evaluated(journey, amina)
        after = selectors.stay_page(amina, journey).next_on

    assert made.due_on == before
    assert before is not None
    assert after is not None
    assert (after - before).days >= 13 * 7


def test_the_school_has_a_rhythm_of_its_own(amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
        by_policy = selectors.stay_page(amina, journey).next_on
        actions.set_rhythm(facility_id=places.facility.pk, weeks=10, by=amina)
        page = selectors.stay_page(amina, journey)

    assert page.rhythm is not None
    assert page.rhythm.weeks == 10
    assert page.next_on is not None
    assert by_policy is not None
    assert page.next_on < by_policy


@pytest.mark.parametrize("weeks", [0, 3, 27])
def test_a_rhythm_that_no_school_has_is_refused(weeks: int, amina: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        actions.set_rhythm(facility_id=places.facility.pk, weeks=weeks, by=amina)


def test_each_goal_is_told(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    actions.set_goal(journey=journey, goal=a_goal(), by=amina)

    with pytest.raises(DomainError):
        evaluated(journey, amina)
    assert not Evaluation.objects.exists()


def test_who_lets_a_goal_go_says_why(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    goal = actions.set_goal(journey=journey, goal=a_goal(), by=amina)

    with pytest.raises(DomainError) as refusal:
        evaluated(journey, amina, ReviewInput(goal.pk, GoalState.DROPPED))

    assert refusal.value.field == f"goal_{goal.pk}_note"
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"held_on": date(2100, 1, 1)}, "held_on"),
        ({"held_on": date(2020, 1, 1)}, "held_on"),
        ({"conclusion": " "}, "conclusion"),
    ],
)
def test_an_evaluation_that_makes_no_sense_is_refused(
    facts: dict[str, Any], field: str, amina: Member, places: Places
) -> None:
    with pytest.raises(DomainError) as refusal:
        evaluated(placed(amina, places), amina, **facts)

    assert refusal.value.field == field


@pytest.mark.parametrize(
    "facts, field",
    [({"goal": " "}, "goal"), ({"helper": ""}, "helper"), ({"until_on": date(2020, 1, 1)}, "until_on")],
)
def test_a_goal_says_what_who_and_until_when(facts: dict[str, Any], field: str, amina: Member, places: Places) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.set_goal(journey=placed(amina, places), goal=a_goal(**facts), by=amina)

    assert refusal.value.field == field


def test_granted_weeks_move_the_planned_end_and_refused_ones_do_not(
    amina: Member, dirk: Member, places: Places
) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
        before = selectors.stay_page(amina, journey).planned_until
        for is_granted in (False, True):
            asked = actions.ask_extension(journey=journey, weeks=10, reason="Leest nog niet", by=amina)
            actions.decide_extension(extension_id=asked.pk, is_granted=is_granted, reason="Besproken", by=dirk)
            page = selectors.stay_page(amina, journey)
            if not is_granted:
                assert page.planned_until == before

    assert before is not None
    assert page.planned_until is not None
    assert (page.planned_until - before).days >= 70
    assert [one.state for one in page.extensions] == [ExtensionState.GRANTED, ExtensionState.REFUSED]


def test_nobody_decides_on_what_they_asked_themselves(dirk: Member, places: Places) -> None:
    journey = placed(dirk, places)
    asked = actions.ask_extension(journey=journey, weeks=10, reason="Leest nog niet", by=dirk)

    with pytest.raises(NotAllowedError):
        actions.decide_extension(extension_id=asked.pk, is_granted=True, reason="Goed", by=dirk)


def test_an_extension_is_asked_once_with_a_reason_and_decided_once_with_one(
    amina: Member, dirk: Member, places: Places
) -> None:
    journey = placed(amina, places)
    with pytest.raises(DomainError):
        actions.ask_extension(journey=journey, weeks=10, reason=" ", by=amina)
    asked = actions.ask_extension(journey=journey, weeks=10, reason="Leest nog niet", by=amina)
    with pytest.raises(DomainError):
        actions.ask_extension(journey=journey, weeks=5, reason="Toch nog", by=amina)
    with pytest.raises(DomainError):
        actions.decide_extension(extension_id=asked.pk, is_granted=True, reason="", by=dirk)
    actions.decide_extension(extension_id=asked.pk, is_granted=True, reason="Goed", by=dirk)
    with pytest.raises(NotAllowedError):
        actions.decide_extension(extension_id=asked.pk, is_granted=False, reason="Toch niet", by=dirk)


def test_a_talk_tells_how_one_understood_the_other(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    talk = TalkInput(clock.today(), "Moeder", "ar", "phone", "Hoe gaat het thuis", "Elke dag voorlezen")

    kept = actions.record_talk(journey=journey, talk=talk, by=amina)

    assert (kept.language, kept.interpreting, kept.held_by_id) == ("ar", "phone", amina.user_id)
    for facts in ({"held_on": date(2100, 1, 1)}, {"held_on": date(2020, 1, 1)}, {"present": " "}, {"about": ""}):
        with pytest.raises(DomainError) as refusal:
            actions.record_talk(journey=journey, talk=replace(talk, **facts), by=amina)  # type: ignore[arg-type]
        assert refusal.value.field in facts


def test_others_write_nothing(amina: Member, bram: Member, carla: Member, places: Places) -> None:
    journey = placed(amina, places)
    for one in (bram, carla):
        with pytest.raises(NotAllowedError):
            actions.set_goal(journey=journey, goal=a_goal(), by=one)
        with pytest.raises(NotAllowedError):
            evaluated(journey, one)
        with pytest.raises(NotAllowedError):
            actions.ask_extension(journey=journey, weeks=4, reason="Nog niet klaar", by=one)
        with pytest.raises(NotAllowedError):
            actions.decide_extension(extension_id=1, is_granted=True, reason="Goed", by=one)

from __future__ import annotations

import threading
from contextvars import copy_context
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import OperationalError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.organisations.models import LocalFreeDay, Region
from steiger.organisations.selectors import calendar_for
from steiger.pupils.models import Journey
from steiger.transitions import actions, events, selectors
from steiger.transitions.enums import PlanReason
from steiger.transitions.models import Step
from tests.factories import Places, make_member, make_places, make_region
from tests.transitions import factories


def plan(journey: Journey, by: Member, day: date = factories.MOVE) -> dict[str, Step]:
    actions.plan_move(journey=journey, expected_on=day, reason=PlanReason.PARENTS, by=by)
    return steps(journey)


def steps(journey: Journey) -> dict[str, Step]:
    return {step.key: step for step in Step.objects.filter(journey=journey).select_related("journey")}


# Planning


def test_plan_move_dates_every_step_in_school_weeks(journey: Journey, places: Places, amina: Member) -> None:
    made = plan(journey, amina)

    calendar = calendar_for(places.newcomer_school.pk)
    assert made["move"].due_on == factories.MOVE
    assert made["sign"].due_on == calendar.weeks_before(factories.MOVE, 2)
    assert made["support"].due_on == calendar.weeks_after(factories.MOVE, 1)
    journey.refresh_from_db()
    assert journey.expected_move_on == factories.MOVE


def test_plan_move_counts_no_holidays_and_uses_the_mother_schools_calendar_once_chosen(
    region: Region, journey: Journey, places: Places, amina: Member
) -> None:
    before = plan(journey, amina)["sign"].due_on
    LocalFreeDay.objects.create(
        region=region,
        school=places.mother_school,
        name="Studieweek",
        first_on=factories.MOVE - timedelta(days=14),
        last_on=factories.MOVE - timedelta(days=1),
    )
    assert plan(journey, amina)["sign"].due_on == before, "that is a free week of another school"

    factories.announced(journey, places, by=amina)

    assert steps(journey)["sign"].due_on < before


def test_plan_move_counts_what_already_holds(journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)
    factories.inspected(journey, by=amina)

    made = plan(journey, amina)

    done = {key for key, step in made.items() if step.done_on}
    assert done == {"choose", "draft", "discuss"}


def test_plan_move_announces_itself(journey: Journey, amina: Member) -> None:
    heard: list[Journey] = []

    def listen(journey: Journey, **_sent: object) -> None:
        heard.append(journey)

    events.move_planned.connect(listen)
    try:
        plan(journey, amina)
    finally:
        events.move_planned.disconnect(listen)
    assert heard == [journey]


@given(
    days=st.lists(st.integers(min_value=0, max_value=600), min_size=1, max_size=4),
    said=st.sets(st.sampled_from(["acquaint", "handover"])),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replanning_keeps_what_is_done(
    days: list[int], said: set[str], journey: Journey, dirk: Member, amina: Member
) -> None:
    made = plan(journey, amina)
    for key in said:
        if made[key].done_on is None:
            actions.complete_step(step=made[key], by=dirk)
    kept = {key: (step.due_on, step.done_on) for key, step in steps(journey).items() if step.done_on}

    for offset in days:
        day = clock.today() + timedelta(days=offset)
        now = plan(journey, amina, day)
        assert {key: (step.due_on, step.done_on) for key, step in now.items() if step.done_on} == kept
        open_steps = sorted((step for step in now.values() if not step.done_on), key=lambda step: step.weeks)
        assert [step.due_on for step in open_steps] == sorted(step.due_on for step in open_steps)
        assert now["move"].due_on == day


def test_replanning_by_a_new_policy_drops_what_nobody_asks_any_more(
    region: Region, journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    factories.announced(journey, places, by=amina)
    made = plan(journey, amina)
    actions.complete_step(step=made["acquaint"], by=bram)
    second = factories.make_short_policy(region)

    now = plan(journey, amina)

    assert "acquaint" in now, "it was done"
    assert "handover" not in now
    assert now["sign"].weeks == Decimal("-2.5")
    assert now["sign"].protocol_step.policy == second


def test_preview_says_what_planning_does_and_writes_nothing(journey: Journey, amina: Member) -> None:
    before = {key: step.due_on for key, step in plan(journey, amina).items()}
    later = factories.MOVE + timedelta(days=30)

    preview = selectors.preview_plan(journey, later)

    assert {line.key: line.before for line in preview.steps} == before
    assert {key: step.due_on for key, step in steps(journey).items()} == before
    then = plan(journey, amina, later)
    assert {line.key: line.after for line in preview.steps} == {key: step.due_on for key, step in then.items()}


@pytest.mark.parametrize("days", [-1, 365 * 7])
def test_plan_move_refuses_an_impossible_day(days: int, journey: Journey, amina: Member) -> None:
    day = clock.today() + timedelta(days=days)
    with pytest.raises(DomainError) as refused:
        plan(journey, amina, day)
    assert refused.value.field == "expected_on"
    with pytest.raises(DomainError):
        selectors.preview_plan(journey, day)


def test_plan_move_refuses_a_child_without_a_place(journey: Journey, amina: Member) -> None:
    journey.placed_on = None
    journey.save()
    with pytest.raises(NotAllowedError):
        plan(journey, amina)


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun"])
def test_plan_move_refuses_who_may_not(who: str, journey: Journey, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        plan(journey, request.getfixturevalue(who))


def test_plan_move_refuses_after_the_move(journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)
    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=amina)
    with pytest.raises(NotAllowedError):
        plan(journey, amina)


# Doing


def test_complete_step_keeps_who_when_and_why(journey: Journey, amina: Member) -> None:
    step = actions.complete_step(step=plan(journey, amina)["handover"], note="Gebeld met juf Els", by=amina)

    assert (step.done_on, step.done_by_id, step.note) == (clock.today(), amina.user_id, "Gebeld met juf Els")
    with pytest.raises(DomainError):
        actions.complete_step(step=step, by=amina)


def test_reopen_step_opens_it_again(journey: Journey, amina: Member) -> None:
    step = actions.complete_step(step=plan(journey, amina)["handover"], by=amina)

    actions.reopen_step(step=step, by=amina)

    assert steps(journey)["handover"].done_on is None
    with pytest.raises(DomainError):
        actions.reopen_step(step=step, by=amina)


def test_each_step_is_done_by_its_own_side(
    journey: Journey, places: Places, amina: Member, bram: Member, dirk: Member, rita: Member, carla: Member
) -> None:
    factories.announced(journey, places, by=amina)
    made = plan(journey, amina)

    for who, key in [(amina, "acquaint"), (bram, "handover"), (rita, "acquaint"), (carla, "acquaint")]:
        with pytest.raises(NotAllowedError):
            actions.complete_step(step=made[key], by=who)
    actions.complete_step(step=made["acquaint"], by=bram)
    actions.complete_step(step=made["handover"], by=dirk)


def test_a_mother_school_does_no_step_above_its_disclosure(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    factories.announced(journey, places, by=amina)
    made = plan(journey, amina)
    Step.objects.filter(pk=made["acquaint"].pk).update(level=3)

    with pytest.raises(NotAllowedError):
        actions.complete_step(step=made["acquaint"], by=bram)
    assert selectors.step_for(bram, journey, made["acquaint"].pk) is None
    assert "acquaint" not in {line.title for line in selectors.step_lines(bram, journey)}


def test_a_step_that_a_fact_proves_is_not_said_to_be_done(journey: Journey, amina: Member, dirk: Member) -> None:
    made = plan(journey, amina)
    for who in (amina, dirk):
        with pytest.raises(NotAllowedError):
            actions.complete_step(step=made["sign"], by=who)


def test_complete_steps_by_fact_takes_the_visit_by_its_number(journey: Journey, amina: Member, dirk: Member) -> None:
    plan(journey, amina)

    assert actions.complete_steps_by_fact(journey=journey, proof=Proof.VISIT_REPORTED, visit_number=2, by=dirk) == []
    done = actions.complete_steps_by_fact(journey=journey, proof=Proof.VISIT_REPORTED, visit_number=1, by=dirk)

    assert [step.key for step in done] == ["visit-1"]
    assert actions.complete_steps_by_fact(journey=journey, proof=Proof.VISIT_REPORTED, visit_number=1, by=dirk) == []


# Two people at once


@pytest.mark.django_db(transaction=True)
def test_work_on_one_child_does_not_wait_for_work_on_another() -> None:
    """Both follow the same protocol; what is held is the child's own steps, never the protocol itself."""
    region = make_region("po2609", "Echt vastgelegd", "PO2609")
    with region_scope(region.pk):
        places = make_places(region)
        amina = make_member(region, "Amina", Role.NEWCOMER_STAFF, places.newcomer_school.pk)
        children = [factories.make_placed(region, places, by=amina) for _number in range(2)]
        for child in children:
            plan(child, amina)
    refused: list[Exception] = []

    def first_visit_is_held(child: Journey) -> None:
        done = actions.complete_steps_by_fact(journey=child, proof=Proof.VISIT_REPORTED, by=amina, visit_number=1)
        assert len(done) == 1

    def work_on_the_other() -> None:
        try:
            with region_scope(region.pk), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                first_visit_is_held(children[1])
        except OperationalError as waited:
            refused.append(waited)
        finally:
            connection.close()

    with region_scope(region.pk):
        first_visit_is_held(children[0])
        other = threading.Thread(target=copy_context().run, args=[work_on_the_other])
        other.start()
        other.join()

    assert refused == []

from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers.models import Placement
from steiger.organisations.selectors import calendar_for
from steiger.pupils.enums import Phase, Relation
from steiger.pupils.models import Involvement, Journey, SchoolEnrolment
from steiger.pupils.selectors import journey as journey_for
from steiger.transitions import actions, events
from steiger.transitions.models import Step, Transition
from tests.factories import Places
from tests.transitions import factories


def test_complete_move_with_a_signed_document_changes_everything_on_that_day(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    bond = factories.announced(journey, places, by=amina)
    document = factories.signed(journey, bond, staff=amina, care=bram)
    heard: list[date] = []

    def listen(moved_on: date, **_sent: object) -> None:
        heard.append(moved_on)

    events.move_completed.connect(listen)
    try:
        with clock.on(factories.MOVE):
            moved = actions.complete_move(journey=journey, moved_on=factories.MOVE, by=amina)
    finally:
        events.move_completed.disconnect(listen)

    assert moved.document == document
    assert heard == [factories.MOVE]
    journey.refresh_from_db()
    assert (journey.moved_on, journey.phase) == (factories.MOVE, Phase.AFTERCARE)
    bond.refresh_from_db()
    assert bond.disclosure == Disclosure.MOVED
    enrolment = SchoolEnrolment.objects.get(journey=journey, until_on=None)
    assert (enrolment.school_id, enrolment.from_on) == (places.mother_school.pk, factories.MOVE)
    assert Placement.objects.get(journey=journey).ended_on == factories.MOVE
    step = Step.objects.get(journey=journey, key="move")
    assert step.done_on == factories.MOVE


def test_the_newcomer_school_keeps_reading_for_the_retention_term(
    journey: Journey, places: Places, amina: Member
) -> None:
    factories.announced(journey, places, by=amina)

    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=amina)

    kept = Involvement.objects.get(journey=journey, relation=Relation.NEWCOMER_SCHOOL)
    assert kept.sees_until_on == date(2028, 9, 7)
    assert journey_for(amina, journey.case_number) is not None
    with clock.on(date(2028, 9, 8)):
        assert journey_for(amina, journey.case_number) is None


def test_steps_after_the_move_count_from_the_real_day(journey: Journey, places: Places, amina: Member) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    factories.announced(journey, places, by=amina)

    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=amina)

    calendar = calendar_for(places.mother_school.pk)
    assert Step.objects.get(journey=journey, key="visit-1").due_on == calendar.weeks_after(clock.today(), 5)


def test_without_a_signed_document_the_reason_is_asked_and_the_step_stays_open(
    journey: Journey, places: Places, amina: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    factories.announced(journey, places, by=amina)

    with pytest.raises(DomainError) as refused:
        actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason=" ", by=amina)
    assert refused.value.field == "without_document_reason"

    moved = actions.complete_move(
        journey=journey, moved_on=clock.today(), without_document_reason="Plotseling verhuisd", by=amina
    )
    assert (moved.document, moved.without_document_reason) == (None, "Plotseling verhuisd")
    assert Step.objects.get(journey=journey, key="sign").done_on is None


def test_complete_move_needs_an_announced_school(journey: Journey, places: Places, amina: Member) -> None:
    actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)
    with pytest.raises(NotAllowedError):
        actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="x", by=amina)


@pytest.mark.parametrize("days", [1, -200])
def test_complete_move_refuses_an_impossible_day(days: int, journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)
    with pytest.raises(DomainError) as refused:
        actions.complete_move(
            journey=journey, moved_on=clock.today() + timedelta(days=days), without_document_reason="x", by=amina
        )
    assert refused.value.field == "moved_on"


def test_complete_move_happens_once(journey: Journey, places: Places, amina: Member) -> None:
    factories.announced(journey, places, by=amina)
    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="x", by=amina)
    with pytest.raises(NotAllowedError):
        actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="x", by=amina)
    assert Transition.objects.count() == 1


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun", "rita"])
def test_complete_move_refuses_who_may_not(
    who: str, journey: Journey, places: Places, amina: Member, request: pytest.FixtureRequest
) -> None:
    factories.announced(journey, places, by=amina)
    with pytest.raises(NotAllowedError):
        actions.complete_move(
            journey=journey,
            moved_on=clock.today(),
            without_document_reason="x",
            by=request.getfixturevalue(who),
        )

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions
from steiger.newcomers.actions import LevelInput
from steiger.newcomers.enums import PlacementState
from steiger.newcomers.models import Assessment, Intake, Placement
from steiger.pupils import actions as pupils
from steiger.pupils.enums import Domain, Phase, Relation, Standing
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import (
    an_intake,
    offered,
    placed,
    referred,
)

MONDAY = date(2026, 3, 2)


def _running(journey: Journey) -> Placement:
    return Placement.objects.get(journey=journey, ended_on__isnull=True)


def test_record_intake_with_a_first_day_brings_the_child_to_the_newcomer_school(amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    intake = actions.record_intake(journey=journey, intake=an_intake(), placed_on=clock.today(), by=amina)

    assert (journey.phase, journey.intake_on) == (Phase.AT_NEWCOMER_SCHOOL, intake.held_on)
    assert _running(journey).placed_on == clock.today()


def test_record_intake_without_a_first_day_leaves_the_place_reserved(amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    actions.record_intake(journey=journey, intake=an_intake(), by=amina)

    assert journey.phase == Phase.INTAKE
    assert _running(journey).state == PlacementState.RESERVED


def test_record_intake_with_an_odd_first_day_writes_nothing(amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    with pytest.raises(DomainError):
        actions.record_intake(
            journey=journey, intake=an_intake(), placed_on=clock.today() - timedelta(days=9), by=amina
        )

    assert not Intake.objects.filter(journey=journey).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"held_on": date(2100, 1, 1)},
        {"held_on": date(2020, 1, 1)},
        {"present": " "},
    ],
)
def test_record_intake_that_makes_no_sense_is_refused(facts: dict[str, Any], amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    with pytest.raises(DomainError) as refusal:
        actions.record_intake(journey=journey, intake=an_intake(**facts), by=amina)

    assert refusal.value.field in facts


def test_record_intake_without_a_place_is_refused(dirk: Member, places: Places) -> None:
    with pytest.raises(NotAllowedError):
        actions.record_intake(journey=referred(dirk, places), intake=an_intake(), by=dirk)


def test_record_intake_by_who_does_not_know_the_child_is_refused(bram: Member, carla: Member, places: Places) -> None:
    journey = referred(bram, places)
    for stranger in (bram, carla):
        with pytest.raises(NotAllowedError):
            actions.record_intake(journey=journey, intake=an_intake(), by=stranger)


def test_record_intake_again_corrects_what_was_written(amina: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = placed(amina, places)
    with clock.on(MONDAY + timedelta(days=2)):
        actions.record_intake(journey=journey, intake=an_intake(present="Vader"), by=amina)

    assert Intake.objects.get(journey=journey).present == "Vader"
    assert journey.intake_on == MONDAY + timedelta(days=2)


def test_record_assessment_keeps_domain_instrument_and_standing(amina: Member, places: Places) -> None:
    journey = placed(amina, places)

    actions.record_assessment(
        journey=journey,
        domain=Domain.VOCABULARY,
        assessed_on=clock.today(),
        instrument="TAK passief",
        score="31",
        norm_fit="no",
        standing=Standing.BELOW,
        note="",
        by=amina,
    )

    kept = Assessment.objects.get(journey=journey)
    assert (kept.domain, kept.standing, kept.score, kept.norm_fit) == ("vocabulary", "below", "31", "no")


def test_record_levels_of_the_same_day_correct_and_do_not_double(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    for standing in (Standing.BELOW, Standing.AT):
        level = LevelInput(Domain.ARITHMETIC, standing, "Observatie")
        actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[level], by=amina)

    assert Assessment.objects.get(journey=journey).standing == Standing.AT


def test_record_levels_that_say_nothing_are_refused(amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    level = LevelInput(Domain.ARITHMETIC, Standing.AT, " ")

    with pytest.raises(DomainError):
        actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[], by=amina)
    with pytest.raises(DomainError) as refusal:
        actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[level], by=amina)
    assert refusal.value.field == "arithmetic_instrument"
    with pytest.raises(DomainError) as refusal:
        actions.record_levels(journey=journey, assessed_on=clock.today() + timedelta(days=1), levels=[level], by=amina)
    assert refusal.value.field == "assessed_on"


def test_record_levels_by_a_specialist_of_another_child_is_refused(
    amina: Member, carla: Member, places: Places
) -> None:
    journey = placed(amina, places)
    level = LevelInput(Domain.ARITHMETIC, Standing.AT, "Observatie")

    with pytest.raises(NotAllowedError):
        actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[level], by=carla)
    pupils.involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=amina)
    assert actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[level], by=carla)

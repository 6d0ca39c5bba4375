from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers.models import Placement
from steiger.pupils.enums import BondEnd, LeavingReason, Phase
from steiger.pupils.models import Journey, SchoolEnrolment
from steiger.transitions import actions, rules, selectors
from steiger.transitions.models import Ending, PlacementDocument, Step
from tests.factories import Places
from tests.transitions import factories

TODAY = factories.TODAY


def moved(journey: Journey, places: Places, by: Member) -> None:
    """Two weeks ago."""
    with clock.on(TODAY - timedelta(days=14)):
        actions.plan_move(journey=journey, expected_on=clock.today(), by=by)
        actions.choose_mother_school(journey=journey, school_id=places.mother_school.pk, by=by)
        actions.draft_document(journey=journey, by=by)
        actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=by)


def back(journey: Journey, places: Places, by: Member, **told: Any) -> None:
    actions.return_to_newcomer_school(
        journey=journey,
        by=by,
        **{
            "returned_on": TODAY,
            "reason": "Heeft nog een kleine groep nodig",
            "decided_by": "Ouders en beide scholen",
            "group_id": places.group.pk,
            **told,
        },
    )


def test_a_child_that_comes_back_has_a_place_and_no_visit_to_come(
    journey: Journey, places: Places, amina: Member
) -> None:
    moved(journey, places, amina)
    assert Visit.objects.filter(journey=journey).count() == 3

    back(journey, places, amina)

    journey.refresh_from_db()
    assert (journey.phase, journey.moved_on, journey.expected_move_on) == (Phase.AT_NEWCOMER_SCHOOL, None, None)
    assert Placement.objects.get(journey=journey, ended_on=None).placed_on == TODAY
    assert journey.bonds.get().end_reason == BondEnd.RETURNED
    assert factories.level_of(journey, places) is None
    assert not Visit.objects.filter(journey=journey).exists()
    assert not Step.objects.filter(journey=journey).exists()
    assert PlacementDocument.objects.get().replaced_at is not None
    enrolments = list(SchoolEnrolment.objects.filter(journey=journey).values_list("school_id", "from_on", "until_on"))
    assert enrolments[-1] == (places.newcomer_school.pk, TODAY, None)
    assert enrolments[-2][2] == TODAY - timedelta(days=1), "no gap"


def test_after_a_return_the_next_move_goes_the_whole_way_again(journey: Journey, places: Places, amina: Member) -> None:
    moved(journey, places, amina)
    back(journey, places, amina)

    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    assert not Step.objects.filter(journey=journey).exclude(done_on=None).exists()
    actions.choose_mother_school(journey=journey, school_id=places.mother_school.pk, by=amina)
    with clock.on(factories.MOVE):
        actions.complete_move(journey=journey, moved_on=factories.MOVE, without_document_reason="Nogmaals", by=amina)
    journey.refresh_from_db()
    assert journey.phase == Phase.AFTERCARE
    assert Visit.objects.filter(journey=journey).count() == 3


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"decided_by": ""}, "decided_by"),
        ({"returned_on": TODAY + timedelta(days=1)}, "returned_on"),
        ({"returned_on": TODAY - timedelta(days=14)}, "returned_on"),
        ({"group_id": 0}, "group_id"),
    ],
)
def test_a_return_refuses_what_cannot_be(
    told: dict[str, Any], field: str, journey: Journey, places: Places, amina: Member
) -> None:
    moved(journey, places, amina)
    with pytest.raises(DomainError) as refused:
        back(journey, places, amina, **told)
    assert refused.value.field == field
    journey.refresh_from_db()
    assert journey.phase == Phase.AFTERCARE


def test_who_has_not_moved_cannot_come_back(journey: Journey, places: Places, amina: Member) -> None:
    with pytest.raises(NotAllowedError):
        back(journey, places, amina)


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "teun"])
def test_the_mother_school_does_not_send_back_by_itself(
    who: str, journey: Journey, places: Places, amina: Member, request: pytest.FixtureRequest
) -> None:
    moved(journey, places, amina)
    with pytest.raises(NotAllowedError):
        back(journey, places, request.getfixturevalue(who))


# Endings


@pytest.mark.parametrize(
    ("reason", "destination"),
    [
        (LeavingReason.MOVED_AWAY, "Zwolle"),
        (LeavingReason.LEFT_COUNTRY, ""),
        (LeavingReason.OTHER_SCHOOL_TYPE, "SBO De Sleutel"),
    ],
)
def test_an_ending_says_what_it_closed(
    reason: LeavingReason, destination: str, journey: Journey, places: Places, amina: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    factories.announced(journey, places, by=amina)
    actions.draft_document(journey=journey, by=amina)

    actions.end_way(journey=journey, ended_on=TODAY, reason=reason, destination=destination, by=amina)

    journey.refresh_from_db()
    assert (journey.phase, journey.leaving_reason) == (Phase.LEFT, reason)
    closed = Ending.objects.get().closed
    assert (closed["places"], closed["announced"], closed["drafts"]) == (1, 1, 1)
    left_open = selectors.open_things(journey)
    assert set(left_open) <= {"steps", "drafts"}, "steps and drafts of an ended journey ask nobody"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": LeavingReason.OTHER_SCHOOL_TYPE}, "destination"),
        ({"reason": LeavingReason.TURNED_18}, "reason"),
        ({"reason": LeavingReason.WITHDRAWN}, "reason"),
        ({"reason": LeavingReason.NOT_A_NEWCOMER}, "reason"),
        ({"reason": "nonsense"}, "reason"),
        ({"reason": LeavingReason.MOVED_AWAY, "ended_on": TODAY + timedelta(days=1)}, "left_on"),
    ],
)
def test_an_ending_refuses_what_does_not_fit(told: dict[str, Any], field: str, journey: Journey, amina: Member) -> None:
    with pytest.raises(DomainError) as refused:
        actions.end_way(journey=journey, by=amina, **{"ended_on": TODAY, **told})
    assert refused.value.field == field
    journey.refresh_from_db()
    assert journey.is_open


def test_completed_at_18_from_the_birthday_on(journey: Journey, amina: Member) -> None:
    pupil = journey.pupil
    pupil.birth_on = date(TODAY.year - 18, TODAY.month, TODAY.day)
    pupil.save(update_fields=["birth_on"])
    actions.end_way(journey=journey, ended_on=TODAY, reason=LeavingReason.TURNED_18, by=amina)
    journey.refresh_from_db()
    assert journey.leaving_reason == LeavingReason.TURNED_18


@pytest.mark.parametrize(
    ("born", "of_age"),
    [
        (date(2008, 9, 7), date(2026, 9, 7)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 12, 31), date(2026, 12, 31)),
    ],
)
def test_coming_of_age(born: date, of_age: date) -> None:
    assert rules.comes_of_age_on(born) == of_age

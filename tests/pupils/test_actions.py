from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region
from steiger.pupils import actions, selectors
from steiger.pupils.actions import GuardianInput, PupilInput
from steiger.pupils.enums import LeavingReason, Phase, Relation
from steiger.pupils.events import journey_left
from steiger.pupils.models import Involvement, Journey, SchoolEnrolment
from tests.factories import Places, make_journey


def pupil_input(**fields: Any) -> PupilInput:
    today = clock.today()
    known: dict[str, Any] = {
        "call_name": "Amira",
        "last_name": "Haddad",
        "birth_on": today - timedelta(days=3000),
        "home_languages": ["ar"],
        "arrived_on": today - timedelta(days=30),
    }
    return PupilInput(**{**known, **fields})


GUARDIANS = [GuardianInput(name="Rasha Haddad", language="ar"), GuardianInput(name="Samir Haddad", language="ar")]


def test_open_journey_starts_as_referred_with_its_guardians(region: Region, bram: Member) -> None:
    journey = actions.open_journey(pupil=pupil_input(), guardians=GUARDIANS, by=bram)

    journey.refresh_from_db()
    assert journey.phase == Phase.REFERRED
    assert [g.is_first for g in journey.pupil.guardians.all()] == [True, False]
    assert len(journey.case_number) == 9


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"birth_on": timedelta(days=1)}, "birth_on"),
        ({"birth_on": timedelta(days=-9000)}, "birth_on"),
        ({"arrived_on": timedelta(days=2)}, "arrived_on"),
        ({"birth_on": timedelta(days=-2000), "arrived_on": timedelta(days=-2500)}, "arrived_on"),
    ],
)
def test_open_journey_refuses_impossible_dates(
    region: Region, bram: Member, wrong: dict[str, timedelta], field: str
) -> None:
    dates = {name: clock.today() + shift for name, shift in wrong.items()}

    with pytest.raises(DomainError) as refusal:
        actions.open_journey(pupil=pupil_input(**dates), guardians=GUARDIANS, by=bram)

    assert refusal.value.field == field
    assert not Journey.objects.exists()


def test_open_journey_needs_somebody_to_reach(region: Region, bram: Member) -> None:
    with pytest.raises(DomainError):
        actions.open_journey(pupil=pupil_input(), guardians=[], by=bram)


def test_open_journey_is_not_for_a_board_member(region: Region, esra: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.open_journey(pupil=pupil_input(), guardians=GUARDIANS, by=esra)


def test_change_pupil_keeps_the_former_facts_in_history(region: Region, dirk: Member) -> None:
    from steiger.pupils.models import Pupil

    journey = make_journey(region, last_name="Hadad")
    actions.change_pupil(journey=journey, pupil=pupil_input(last_name="Haddad"), by=dirk)

    versions = Pupil.pgh_event_model.objects.filter(pgh_obj_id=journey.pupil_id).order_by("pgh_id")  # type: ignore[attr-defined]
    assert [version.last_name for version in versions] == ["Hadad", "Haddad"]


def test_change_pupil_refuses_who_is_not_involved(region: Region, amina: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.change_pupil(journey=make_journey(region), pupil=pupil_input(), by=amina)


def test_record_milestone_refuses_what_is_no_milestone(region: Region, dirk: Member) -> None:
    with pytest.raises(ValueError, match="phase"):
        actions.record_milestone(journey=make_journey(region), by=dirk, phase=clock.today())


def test_involve_raises_what_a_school_may_know(region: Region, dirk: Member, places: Places) -> None:
    journey = make_journey(region)
    for level in (Disclosure.ASKED, Disclosure.ANNOUNCED):
        actions.involve(
            journey=journey,
            relation=Relation.MOTHER_SCHOOL,
            school_id=places.mother_school.pk,
            level=level,
            by=dirk,
        )

    assert [row.level for row in Involvement.objects.filter(journey=journey)] == [Disclosure.ANNOUNCED]


def test_enrol_leaves_no_gap_and_no_two_at_once(region: Region, dirk: Member, places: Places) -> None:
    journey = make_journey(region)
    today = clock.today()
    first_day = today - timedelta(days=100)
    actions.enrol(journey=journey, school_id=places.newcomer_school.pk, from_on=first_day, by=dirk)

    actions.enrol(journey=journey, school_id=places.mother_school.pk, from_on=today, by=dirk)

    periods = SchoolEnrolment.objects.filter(journey=journey).values_list("from_on", "until_on")
    assert list(periods) == [(first_day, today - timedelta(days=1)), (today, None)]


def test_enrolments_that_overlap_are_refused_by_the_database(region: Region, dirk: Member, places: Places) -> None:
    journey = make_journey(region)
    actions.enrol(journey=journey, school_id=places.newcomer_school.pk, from_on=clock.today(), by=dirk)

    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolEnrolment.objects.create(
            region=region,
            journey=journey,
            school=places.mother_school,
            from_on=clock.today() + timedelta(days=5),
            recorded_by_id=dirk.user_id,
        )


def test_leave_ends_the_journey_closes_the_file_and_tells(
    region: Region, dirk: Member, amina: Member, places: Places
) -> None:
    journey = make_journey(region)
    actions.involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    heard: list[Journey] = []

    def hear(journey: Journey, **_sent: Any) -> None:
        heard.append(journey)

    journey_left.connect(hear)

    actions.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=amina)

    journey_left.disconnect(hear)
    assert journey.phase == Phase.LEFT
    assert heard == [journey]
    with clock.on(clock.today() + timedelta(days=1)):
        assert selectors.journey(amina, journey.case_number) is None
        assert selectors.journey(dirk, journey.case_number) is not None


def test_leave_refuses_a_day_to_come_and_an_ended_journey(region: Region, dirk: Member) -> None:
    journey = make_journey(region)
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(DomainError) as refusal:
        actions.leave(journey=journey, left_on=tomorrow, reason=LeavingReason.MOVED_AWAY, by=dirk)
    assert refusal.value.field == "left_on"

    actions.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=dirk)
    with pytest.raises(DomainError):
        actions.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=dirk)


def test_write_note_is_shared_with_the_mother_school_only_with_consent(
    region: Region, dirk: Member, bram: Member, places: Places
) -> None:
    journey = make_journey(region)
    actions.involve(
        journey=journey,
        relation=Relation.MOTHER_SCHOOL,
        school_id=places.mother_school.pk,
        level=Disclosure.AGREED,
        by=dirk,
    )
    for is_shared in (True, False):
        actions.write_note(
            journey=journey,
            need=f"gedeeld {is_shared}",
            approach="Rust",
            agreed_by="Moeder",
            agreed_on=clock.today(),
            is_shared_with_mother_school=is_shared,
            by=dirk,
        )

    assert [one.need for one in actions.open_notes(journey=journey, by=bram, reason="Gesprek")] == ["gedeeld True"]
    assert selectors.notes(dirk, journey).count() == 2


@pytest.mark.parametrize(
    "facts, phase",
    [
        ({}, Phase.REFERRED),
        ({"accepted_on": 1}, Phase.WAITING),
        ({"accepted_on": 1, "offered_on": 2}, Phase.INTAKE),
        ({"offered_on": 2, "placed_on": 3}, Phase.INTAKE),
        ({"offered_on": 2, "placed_on": 3, "intake_on": 3}, Phase.AT_NEWCOMER_SCHOOL),
        ({"placed_on": 3, "intake_on": 3, "bonded_on": 4}, Phase.AT_NEWCOMER_SCHOOL),
        ({"placed_on": 3, "intake_on": 3, "bonded_on": 4, "expected_move_on": 9}, Phase.PREPARING),
        ({"placed_on": 3, "intake_on": 3, "moved_on": 9}, Phase.AFTERCARE),
        ({"moved_on": 9, "completed_on": 10}, Phase.COMPLETED),
    ],
)
def test_phase_follows_from_the_facts(region: Region, facts: dict[str, int], phase: Phase) -> None:
    dates = {name: clock.today() + timedelta(days=shift) for name, shift in facts.items()}

    journey = make_journey(region, **dates)

    journey.refresh_from_db()
    assert journey.phase == phase

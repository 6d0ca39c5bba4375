"""A child brought as people bring it: through the actions themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions
from steiger.newcomers.actions import AnswerToDoubles, IntakeInput
from steiger.newcomers.models import NewcomerGroup, Referral
from steiger.organisations.enums import FacilityKind
from steiger.organisations.models import NewcomerFacility, Region
from steiger.pupils.actions import GuardianInput, PupilInput
from steiger.pupils.models import Journey
from tests.factories import FIRST_DAY, Places, make_school

# Most tests bring the same child again and again.
ANOTHER_CHILD = AnswerToDoubles(seen=None, reason="Een ander kind, zegt de moeder.")
MOTHER = GuardianInput(name="Rima Haddad", language="ar", relation="moeder", phone="0612345678")


def a_pupil(**facts: Any) -> PupilInput:
    today = clock.today()
    return replace(
        PupilInput(
            call_name="Amira",
            last_name="Haddad",
            birth_on=today - timedelta(days=365 * 9 + 100),
            home_languages=["ar"],
            arrived_on=today - timedelta(days=40),
        ),
        **facts,
    )


def refer(by: Member, school_id: int | None, *, facility_id: int | None = None, **facts: Any) -> Referral:
    return actions.refer_pupil(
        pupil=a_pupil(**facts),
        guardians=[MOTHER],
        referring_school_id=school_id,
        preferred_facility_id=facility_id,
        parents_informed_on=clock.today(),
        note="",
        by=by,
        doubles=ANOTHER_CHILD,
    )


def referred(by: Member, places: Places, **facts: Any) -> Journey:
    """A journey with a referral by the mother school of `places`."""
    return refer(by, places.mother_school.pk, **facts).journey


def offered(by: Member, places: Places, **facts: Any) -> Journey:
    """With a place reserved for it."""
    journey = referred(by, places, **facts)
    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=by)
    return journey


def placed(by: Member, places: Places, *, placed_on: date | None = None, **facts: Any) -> Journey:
    """With an intake and a first day."""
    journey = offered(by, places, **facts)
    actions.record_intake(journey=journey, intake=an_intake(), placed_on=placed_on or clock.today(), by=by)
    return journey


def an_intake(**facts: Any) -> IntakeInput:
    return replace(IntakeInput(held_on=clock.today(), present="Moeder en Amira", with_interpreter=True), **facts)


def other_newcomer_school(region: Region) -> NewcomerGroup:
    school = make_school("De Wereld")
    facility = NewcomerFacility.objects.create(
        region=region, school=school, kind=FacilityKind.values[0], from_on=FIRST_DAY
    )
    return NewcomerGroup.objects.create(region=region, facility=facility, name="De Golf", places=10, from_on=FIRST_DAY)

"""The three ways of organising at work: the bond from the referral on, fixed days, and the enrolment itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import Referral
from steiger.pupils.actions import enrol, involve, record_milestone, save_bond
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey, MotherSchoolBond, SchoolEnrolment
from steiger.pupils.rules import may_change
from steiger.pupils.selectors import chosen_bond

# Days outside this range are typing errors.
OLDEST_ENROLMENT = timedelta(days=366)
FARTHEST_ENROLMENT = timedelta(weeks=8)


def bond_from_the_start(*, referral: Referral, by: Member) -> MotherSchoolBond | None:
    """Where the policy makes the school that refers the mother school: announced with the referral, with its fixed
    days. It has agreed when its own care coordinator refers. The referral itself passed the gate."""
    policy, journey = referral.policy, referral.journey
    if referral.referring_school_id is None or not rules.mother_school_enrols(policy):
        return None
    today = clock.today()
    bond = MotherSchoolBond(
        region_id=journey.region_id,
        journey=journey,
        school_id=referral.referring_school_id,
        weekdays=rules.fixed_days(policy),
    )
    agreed = referral.referring_school_id in by.organisations(Permission.BOND_ANSWER)
    save_bond(
        bond=bond,
        by=by,
        kind="announce_to_mother_school",
        announced_on=today,
        announced_by_id=by.user_id,
        **({"agreed_on": today, "agreed_by_id": by.user_id} if agreed else {}),
    )
    involve(
        journey=journey,
        relation=Relation.MOTHER_SCHOOL,
        school_id=bond.school_id,
        level=Disclosure.ANNOUNCED,
        by=by,
    )
    record_milestone(journey=journey, by=by, bonded_on=today)
    return bond


@transaction.atomic
def choose_fixed_days(*, journey: Journey, weekdays: Sequence[int], by: Member) -> MotherSchoolBond:
    """On which days of the week the child is at its mother school while it is at the newcomer school."""
    require(by, Permission.BOND_MANAGE)
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(of=("self",)))
    may_change(by, journey, Permission.BOND_MANAGE).require()
    bond = chosen_bond(journey)
    if bond is None:
        raise DomainError(_("This child has no mother school yet. Choose one first."))
    if journey.moved_on is not None:
        raise DomainError(_("The child has moved: it is at its mother school every day."))
    verdict = rules.weekdays_verdict(weekdays)
    if not verdict:
        raise DomainError(verdict.reason, field="weekdays")
    bond.journey = journey
    return save_bond(bond=bond, by=by, kind="choose_fixed_days", weekdays=sorted(set(weekdays)))


@transaction.atomic
def enrol_child(
    *, journey: Journey, school_id: int, from_on: date, by: Member, gap_reason: str = ""
) -> SchoolEnrolment:
    """Record that the child is enrolled at a school, from its first day there."""
    require(by, Permission.ENROLMENT_RECORD)
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(of=("self",)))
    rules.may_record_enrolment(by, journey, school_id).require()
    today = clock.today()
    if not today - OLDEST_ENROLMENT <= from_on <= today + FARTHEST_ENROLMENT:
        raise DomainError(_("Check the day: the first day on which the child goes to this school."), field="from_on")
    return enrol(journey=journey, school_id=school_id, from_on=from_on, by=by, gap_reason=gap_reason)

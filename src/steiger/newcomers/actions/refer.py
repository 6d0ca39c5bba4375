"""Bringing children to the newcomer schools: one child, or brothers and sisters in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import is_newcomer
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions import letters
from steiger.newcomers.actions.doubles import NOT_ASKED, AnswerToDoubles, keep_answer
from steiger.newcomers.actions.ways import bond_from_the_start
from steiger.newcomers.models import Referral
from steiger.newcomers.selectors.doubles import KnownChild, known_children
from steiger.organisations.models import NewcomerFacility
from steiger.organisations.rules.calendar import DAYS_IN_WEEK, SchoolCalendar
from steiger.organisations.selectors import calendar_for, calendar_for_region, newcomer_facilities, region_of
from steiger.pupils.actions import (
    GuardianInput,
    PupilInput,
    hold_referrals,
    involve,
    link_siblings,
    open_journey,
)
from steiger.pupils.enums import Relation


class OneChildError(DomainError):
    """What is not right about one of the children that are referred together; `child` is its place in the row."""

    def __init__(self, refusal: DomainError, child: int) -> None:
        super().__init__(refusal.message, field=refusal.field)
        self.child = child


@dataclass(frozen=True, slots=True)
class _Asked:
    """What holds of all children in one referral."""

    guardians: list[GuardianInput]
    school_id: int | None
    facility: NewcomerFacility | None
    parents_informed_on: date
    note: str
    policy: PolicyVersion
    doubles: AnswerToDoubles


def refer_pupil(
    *,
    pupil: PupilInput,
    guardians: list[GuardianInput],
    referring_school_id: int | None,
    preferred_facility_id: int | None,
    parents_informed_on: date,
    note: str,
    by: Member,
    doubles: AnswerToDoubles = NOT_ASKED,
) -> Referral:
    """One child."""
    return refer_family(
        pupils=[pupil],
        guardians=guardians,
        referring_school_id=referring_school_id,
        preferred_facility_id=preferred_facility_id,
        parents_informed_on=parents_informed_on,
        note=note,
        by=by,
        doubles=doubles,
    )[0]


@transaction.atomic
def refer_family(
    *,
    pupils: list[PupilInput],
    guardians: list[GuardianInput],
    referring_school_id: int | None,
    preferred_facility_id: int | None,
    parents_informed_on: date,
    note: str,
    by: Member,
    doubles: AnswerToDoubles = NOT_ASKED,
) -> list[Referral]:
    """Bring newcomers to the newcomer schools: the only way in (newcomer-first), with the parents' knowledge.

    Brothers and sisters are referred in one go, linked, and answered each for itself.
    """
    require(by, Permission.REFERRAL_MAKE)
    rules.may_refer_for(by, referring_school_id).require()
    if parents_informed_on > clock.today():
        message = _("This day has yet to come. Speak with the parents first and enter the day on which you did.")
        raise DomainError(message, field="parents_informed_on")
    asked = _Asked(
        guardians=guardians,
        school_id=referring_school_id,
        facility=_preferred(by, preferred_facility_id),
        parents_informed_on=parents_informed_on,
        note=note,
        policy=current_policy(),
        doubles=doubles,
    )
    if doubles.seen is not None:  # otherwise nobody is asked anything, so nothing has to stand still
        hold_referrals(by=by)
    known = [known_children(by, pupil.identity) for pupil in pupils]
    doubles.refuse_if_open(known)
    referrals = [
        _refer_one(pupil, asked, of_child, place, by)
        for place, (pupil, of_child) in enumerate(zip(pupils, known, strict=True))
    ]
    if len(referrals) > 1:
        link_siblings(journeys=[one.journey for one in referrals], by=by)
    letters.tell_desk(referrals=referrals, by=by)
    return referrals


def _refer_one(pupil: PupilInput, asked: _Asked, known: list[KnownChild], place: int, by: Member) -> Referral:
    try:
        return _refer(pupil, asked, known, by)
    except DomainError as refusal:
        raise OneChildError(refusal, place) from refusal


def _refer(pupil: PupilInput, asked: _Asked, known: list[KnownChild], by: Member) -> Referral:
    today = clock.today()
    journey = open_journey(pupil=pupil, guardians=asked.guardians, by=by)
    _refuse_who_is_no_newcomer(asked.policy, pupil, today)
    calendar = _calendar(by, asked.school_id, asked.facility)
    referral = Referral.objects.create(
        region_id=by.region_id,
        journey=journey,
        referring_school_id=asked.school_id,
        preferred_facility=asked.facility,
        referred_by_id=by.user_id,
        referred_on=today,
        parents_informed_on=asked.parents_informed_on,
        note=asked.note,
        policy=asked.policy,
        answer_due_on=calendar.weeks_after(today, Decimal(asked.policy.answer_days) / DAYS_IN_WEEK),
    )
    if asked.school_id is not None:
        involve(journey=journey, relation=Relation.REFERRING_SCHOOL, school_id=asked.school_id, by=by)
        bond_from_the_start(referral=referral, by=by)
    keep_answer(pupil=journey.pupil, known=known, answer=asked.doubles, by=by)
    record(by=by, kind="refer_pupil", case_number=journey.case_number, school=asked.school_id)
    return referral


def _preferred(by: Member, facility_id: int | None) -> NewcomerFacility | None:
    if facility_id is None:
        return None
    facility = newcomer_facilities(region_of(by)).filter(pk=facility_id).first()
    if facility is None:
        message = _("This school does not teach newcomers any more. Choose another one.")
        raise DomainError(message, field="preferred_facility_id")
    return facility


def _refuse_who_is_no_newcomer(policy: PolicyVersion, pupil: PupilInput, today: date) -> None:
    """Asked after the dates were found to make sense; a refusal undoes what was written."""
    verdict = is_newcomer(policy, birth_on=pupil.birth_on, arrived_on=pupil.arrived_on, day=today)
    if not verdict:
        message = _(
            "By the agreements of your region this child is not a newcomer: %(reason)s. "
            "Check both dates, or speak with the coordinator of your region."
        ) % {"reason": verdict.reason}
        raise DomainError(message, field="birth_on")


def _calendar(by: Member, school_id: int | None, facility: NewcomerFacility | None) -> SchoolCalendar:
    """The answer term runs in the holidays of the school that asks."""
    school_id = school_id or (facility.school_id if facility else None)
    return calendar_for(school_id) if school_id else calendar_for_region(region_of(by))

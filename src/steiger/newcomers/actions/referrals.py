from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
from steiger.newcomers.actions.ways import bond_from_the_start
from steiger.newcomers.enums import ReferralState, Urgency
from steiger.newcomers.models import Placement, Referral, WaitingListEntry
from steiger.organisations.models import NewcomerFacility
from steiger.organisations.rules.calendar import DAYS_IN_WEEK, SchoolCalendar
from steiger.organisations.selectors import calendar_for, calendar_for_region, newcomer_facilities, region_of
from steiger.pupils.actions import (
    GuardianInput,
    PupilInput,
    end_journey,
    give_owner,
    involve,
    open_journey,
    record_milestone,
)
from steiger.pupils.enums import LeavingReason, Relation
from steiger.pupils.models import Journey

REFUSALS = (LeavingReason.NOT_A_NEWCOMER, LeavingReason.WITHDRAWN)


@transaction.atomic
def refer_pupil(
    *,
    pupil: PupilInput,
    guardians: list[GuardianInput],
    referring_school_id: int | None,
    preferred_facility_id: int | None,
    parents_informed_on: date,
    note: str,
    by: Member,
) -> Referral:
    """Bring a newcomer to the newcomer schools: the only way in (newcomer-first), with the parents' knowledge."""
    require(by, Permission.REFERRAL_MAKE)
    rules.may_refer_for(by, referring_school_id).require()
    today = clock.today()
    if parents_informed_on > today:
        message = _("This day has yet to come. Speak with the parents first and enter the day on which you did.")
        raise DomainError(message, field="parents_informed_on")
    facility = _preferred(by, preferred_facility_id)
    policy = current_policy()
    journey = open_journey(pupil=pupil, guardians=guardians, by=by)
    _refuse_who_is_no_newcomer(policy, pupil, today)
    calendar = _calendar(by, referring_school_id, facility)
    referral = Referral.objects.create(
        region_id=by.region_id,
        journey=journey,
        referring_school_id=referring_school_id,
        preferred_facility=facility,
        referred_by_id=by.user_id,
        referred_on=today,
        parents_informed_on=parents_informed_on,
        note=note,
        policy=policy,
        answer_due_on=calendar.weeks_after(today, Decimal(policy.answer_days) / DAYS_IN_WEEK),
    )
    if referring_school_id is not None:
        involve(journey=journey, relation=Relation.REFERRING_SCHOOL, school_id=referring_school_id, by=by)
        bond_from_the_start(referral=referral, by=by)
    record(by=by, kind="refer_pupil", case_number=journey.case_number, school=referring_school_id)
    letters.tell_desk(referral=referral, by=by)
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


def lock(journey: Journey) -> Referral:
    """Take the journey's row, so that two people cannot answer at once; everything about it is read anew."""
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(of=("self",)))
    referral = (
        Referral.objects.select_related("referred_by", "preferred_facility", "referring_school__organisation")
        .filter(journey_id=journey.pk)
        .first()
    )
    if referral is None:
        raise DomainError(_("This child was never referred."))
    referral.journey = journey
    return referral


def own_if_nobody_does(journey: Journey, by: Member) -> None:
    """Somebody owns every open journey: at first whoever answered."""
    if journey.owner_id is None:
        give_owner(journey=journey, owner_id=by.user_id, by=by)


@transaction.atomic
def put_on_waiting_list(*, journey: Journey, urgency: str, reason: str, by: Member) -> WaitingListEntry:
    """Accepted, but there is no place yet: the child waits since the referral, with urgency when there is a reason."""
    require(by, Permission.REFERRAL_ANSWER)
    referral = lock(journey)
    rules.may_answer(by, referral).require()
    if urgency == Urgency.HIGH and not reason.strip():
        raise DomainError(_("Say why this child cannot wait for its turn."), field="reason")
    if Placement.objects.filter(rules.running_placements(), journey=journey).exists():
        raise DomainError(_("This child has a place. Withdraw the offer first."))
    entry = WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).first()
    if entry is None:
        entry = start_waiting(referral, by, urgency=urgency, reason=reason)
        body = gettext_lazy("The child with case number {case} is on the waiting list of the newcomer schools.")
        letters.tell_referrer(referral=referral, by=by, body=body)
    else:
        entry.urgency, entry.reason = urgency, reason
        entry.save(update_fields=["urgency", "reason"])
    own_if_nobody_does(journey, by)
    record(by=by, kind="put_on_waiting_list", case_number=journey.case_number, urgency=str(urgency))
    return entry


def start_waiting(
    referral: Referral, by: Member, *, urgency: str, reason: str, put_by_id: int | None = None
) -> WaitingListEntry:
    """Waiting counts from the referral: a child keeps its turn, also when an offer was withdrawn."""
    today = clock.today()
    journey = referral.journey
    entry = WaitingListEntry.objects.create(
        region_id=journey.region_id,
        journey=journey,
        since_on=journey.referred_on,
        urgency=urgency,
        reason=reason,
        put_by_id=by.user_id if put_by_id is None else put_by_id,
    )
    write_answer(referral, entry.put_by_id, accepted_on=None, waiting_on=today)
    record_milestone(journey=journey, by=by, accepted_on=journey.accepted_on or today)
    return entry


def write_answer(referral: Referral, answered_by_id: int, **facts: date | str | None) -> None:
    for name, value in facts.items():
        setattr(referral, name, value)
    referral.answered_by_id = answered_by_id
    referral.save(update_fields=[*facts, "answered_by"])
    referral.refresh_from_db(fields=["state"])


@transaction.atomic
def decline_referral(
    *,
    journey: Journey,
    reason: str,
    by: Member,
    leaving_reason: LeavingReason = LeavingReason.NOT_A_NEWCOMER,
) -> Referral:
    """Say no, with the reason that the referring school reads; or end a referral that was withdrawn."""
    require(by, Permission.REFERRAL_ANSWER)
    referral = lock(journey)
    rules.may_answer(by, referral).require()
    if leaving_reason not in REFUSALS:
        raise DomainError(_("Choose why this referral ends."), field="leaving_reason")
    if not reason.strip():
        raise DomainError(_("Write down the reason: the referring school and the parents will ask."), field="reason")
    if referral.state == ReferralState.ACCEPTED:
        raise DomainError(_("A place was offered to this child. Withdraw the offer first."))
    write_answer(referral, by.user_id, declined_on=clock.today(), declined_reason=reason)
    record(by=by, kind="decline_referral", case_number=journey.case_number, reason=str(leaving_reason))
    body = gettext_lazy("The referral with case number {case} was declined. The reason stands in Steiger.")
    letters.tell_referrer(referral=referral, by=by, body=body)
    end_journey(journey=journey, left_on=clock.today(), reason=leaving_reason, by=by)
    return referral

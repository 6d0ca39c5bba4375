from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions import letters
from steiger.newcomers.enums import ReferralState, Urgency
from steiger.newcomers.models import Placement, Referral, WaitingListEntry
from steiger.pupils.actions import (
    end_journey,
    give_owner,
    record_milestone,
)
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import Journey

REFUSALS = (LeavingReason.NOT_A_NEWCOMER, LeavingReason.WITHDRAWN)


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

"""A place that is kept for a child: given back, kept longer with a reason, or expired."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions import letters
from steiger.newcomers.actions.placements import end_place, running_place
from steiger.newcomers.actions.referrals import lock, start_waiting
from steiger.newcomers.enums import Decided, PlacementEnd, Urgency
from steiger.newcomers.models import Placement, PlacementDecision, Referral, WaitingListEntry
from steiger.pupils.actions import end_involvement, record_milestone
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change

# Whoever needs longer than this offers the place to a child that can come.
WEEKS_AT_ONCE = 8


@transaction.atomic
def withdraw_offer(*, journey: Journey, by: Member) -> WaitingListEntry:
    """Give a reserved place back; the child waits again, with the turn that it had."""
    referral, placement = _reserved(journey, by)
    entry = give_back(referral, placement, PlacementEnd.WITHDRAWN, by, put_by_id=by.user_id)
    record(by=by, kind="withdraw_offer", case_number=journey.case_number, group=placement.group_id)
    return entry


@transaction.atomic
def hold_longer(*, journey: Journey, until_on: date, reason: str, by: Member) -> Placement:
    """Keep a reservation beyond its day, with the reason that the next in the queue may ask for."""
    _referral, placement = _reserved(journey, by)
    if not reason.strip():
        raise DomainError(_("Say why the place is kept longer: another child is waiting for it."), field="reason")
    if placement.reserved_until_on is not None and until_on <= placement.reserved_until_on:
        raise DomainError(_("The place is kept until then already. Choose a later day."), field="until_on")
    if until_on > clock.today() + timedelta(weeks=WEEKS_AT_ONCE):
        message = _("Keep a place for at most %(weeks)s weeks at once. Choose an earlier day.")
        raise DomainError(message % {"weeks": WEEKS_AT_ONCE}, field="until_on")
    placement.reserved_until_on = until_on
    placement.save(update_fields=["reserved_until_on"])
    decide(placement, Decided.HELD_LONGER, by, reason=reason, until_on=until_on)
    record(by=by, kind="hold_longer", case_number=journey.case_number, on=until_on.isoformat())
    return placement


@transaction.atomic
def expire_reservations(*, by: Member) -> int:
    """Give back every place of this region that was kept until yesterday or longer ago; how many there were."""
    require(by, Permission.GROUPS_MANAGE)
    over = Placement.objects.filter(
        rules.running_placements(),
        placed_on__isnull=True,
        reserved_until_on__lt=clock.today(),
        journey__left_on__isnull=True,
    )
    expired = 0
    for placement in over.select_related("journey", "group__facility").order_by("pk"):
        expired += _expire(placement, by)
    return expired


def _expire(placement: Placement, by: Member) -> bool:
    """Looked at again under the lock of the journey: somebody may have extended it, or the child may have started."""
    journey = placement.journey
    referral = lock(journey)
    now = running_place(journey)
    if now is None or now.placed_on is not None or not rules.is_expired(now, clock.today()):
        return False
    give_back(referral, now, PlacementEnd.EXPIRED, by, put_by_id=placement.offered_by_id)
    record(by=by, kind="expire_reservation", case_number=journey.case_number, group=placement.group_id)
    letters.tell_of_expiry(referral=referral, placement=now, by=by)
    return True


def give_back(
    referral: Referral, placement: Placement, reason: PlacementEnd, by: Member, *, put_by_id: int
) -> WaitingListEntry:
    """The place is free, the newcomer school no longer sees the file, and the child has its turn back."""
    journey = referral.journey
    end_place(placement, clock.today(), reason)
    end_involvement(
        journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=placement.group.facility.school_id, by=by
    )
    before = WaitingListEntry.objects.filter(journey=journey).order_by("-id").first()
    record_milestone(journey=journey, by=by, offered_on=None)
    return start_waiting(
        referral,
        by,
        urgency=before.urgency if before else Urgency.NORMAL,
        reason=before.reason if before else "",
        put_by_id=put_by_id,
    )


def decide(
    placement: Placement, kind: Decided, by: Member, *, reason: str = "", until_on: date | None = None
) -> PlacementDecision:
    return PlacementDecision.objects.create(
        region_id=placement.region_id,
        placement=placement,
        kind=kind,
        until_on=until_on,
        reason=reason.strip(),
        decided_on=clock.today(),
        decided_by_id=by.user_id,
    )


def _reserved(journey: Journey, by: Member) -> tuple[Referral, Placement]:
    """The reservation of this child, under the lock, when this member decides about it."""
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    may_change(by, journey, Permission.PLACE_OFFER).require()
    placement = running_place(journey)
    if placement is None:
        raise DomainError(_("No place is reserved for this child."))
    if placement.placed_on is not None:
        raise DomainError(_("This child is at the newcomer school already. Its place ends when it moves or leaves."))
    return referral, placement

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import Enroller
from steiger.cooperation.selectors import policy_on
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions import letters
from steiger.newcomers.actions.referrals import lock, own_if_nobody_does, start_waiting, write_answer
from steiger.newcomers.enums import Urgency
from steiger.newcomers.models import NewcomerGroup, Placement, Referral, WaitingListEntry
from steiger.pupils.actions import end_involvement, enrol, involve, record_milestone
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change


@transaction.atomic
def offer_place(
    *, journey: Journey, group_id: int, intake_planned_on: date | None, by: Member, over_places_reason: str = ""
) -> Placement:
    """Reserve a place. The group's row stays locked until the place is written: two people never get the last one."""
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    rules.may_answer(by, referral, Permission.PLACE_OFFER).require()
    today = clock.today()
    if intake_planned_on is not None and intake_planned_on < today:
        raise DomainError(_("The intake lies in the past. Choose today or a later day."), field="intake_planned_on")
    if _running(journey) is not None:
        raise DomainError(_("This child has a place already. Withdraw that offer first."))
    group = _lock_group(group_id, by)
    over_places_reason = _check_room(group, by, over_places_reason.strip())
    placement = Placement.objects.create(
        region_id=journey.region_id,
        journey=journey,
        group=group,
        offered_on=today,
        offered_by_id=by.user_id,
        intake_planned_on=intake_planned_on,
        is_over_places=bool(over_places_reason),
        over_places_reason=over_places_reason,
    )
    _answer_with_place(referral, placement, by)
    record(by=by, kind="offer_place", case_number=journey.case_number, group=group.pk, over=bool(over_places_reason))
    return placement


def _lock_group(group_id: int, by: Member) -> NewcomerGroup:
    found = NewcomerGroup.objects.select_for_update(of=("self",)).select_related("facility__school__organisation")
    group = found.filter(pk=group_id).first()
    if group is None or not rules.is_group_open(group, clock.today()):
        raise DomainError(_("This group is not there any more. Choose another group."), field="group_id")
    rules.may_place_in(by, group).require()
    return group


def _check_room(group: NewcomerGroup, by: Member, over_places_reason: str) -> str:
    """Empty when there is room; the reason when the school takes one more than it has places for."""
    taken = Placement.objects.filter(rules.running_placements(), group=group).count()
    if taken < group.places:
        return ""
    if not over_places_reason:
        message = _("This group is full. Choose another group or put the child on the waiting list.")
        raise DomainError(message, field="group_id")
    rules.may_overbook(by, group).require()
    return over_places_reason


def _answer_with_place(referral: Referral, placement: Placement, by: Member) -> None:
    """What follows from an offer: the referral is answered, waiting is over, and the newcomer school sees the file."""
    journey, today = placement.journey, clock.today()
    write_answer(referral, by, accepted_on=today)
    WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).update(ended_on=today)
    record_milestone(journey=journey, by=by, accepted_on=journey.accepted_on or today, offered_on=today)
    school_id = placement.group.facility.school_id
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=school_id, by=by)
    own_if_nobody_does(journey, by)
    letters.tell_newcomer_school(placement=placement, by=by)
    body = gettext_lazy("There is a place for the child with case number {case}. Where and when stands in Steiger.")
    letters.tell_referrer(referral=referral, by=by, body=body)


@transaction.atomic
def withdraw_offer(*, journey: Journey, by: Member) -> WaitingListEntry:
    """Give a reserved place back; the child waits again, with the turn that it had."""
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    may_change(by, journey, Permission.PLACE_OFFER).require()
    placement = _running(journey)
    if placement is None:
        raise DomainError(_("No place is reserved for this child."))
    if placement.placed_on is not None:
        raise DomainError(_("This child is at the newcomer school already. Its place ends when it moves or leaves."))
    _end(placement, clock.today())
    end_involvement(
        journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=placement.group.facility.school_id, by=by
    )
    before = WaitingListEntry.objects.filter(journey=journey).order_by("-id").first()
    record_milestone(journey=journey, by=by, offered_on=None)
    entry = start_waiting(
        referral, by, urgency=before.urgency if before else Urgency.NORMAL, reason=before.reason if before else ""
    )
    record(by=by, kind="withdraw_offer", case_number=journey.case_number, group=placement.group_id)
    return entry


@transaction.atomic
def start_placement(*, journey: Journey, placed_on: date, by: Member) -> Placement:
    """The child's first day: from then on it is in the group, and legally enrolled where the policy says."""
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    may_change(by, journey, Permission.PLACE_OFFER).require()
    return start(referral, placed_on, by)


def start(referral: Referral, placed_on: date, by: Member) -> Placement:
    """The start itself, for actions that hold the lock and have checked that they may."""
    journey = referral.journey
    placement = _running(journey)
    if placement is None:
        raise DomainError(_("No place is reserved for this child. Offer a place first."))
    if placement.placed_on is not None:
        raise DomainError(_("This child has started already."), field="placed_on")
    verdict = rules.first_day_verdict(journey, placed_on)
    if not verdict:
        raise DomainError(verdict.reason, field="placed_on")
    placement.placed_on, placement.placed_by_id = placed_on, by.user_id
    placement.save(update_fields=["placed_on", "placed_by"])
    placement.refresh_from_db(fields=["state"])
    enrol(journey=journey, school_id=_enrolling_school_id(referral, placement, placed_on), from_on=placed_on, by=by)
    record_milestone(journey=journey, by=by, placed_on=placed_on)
    record(by=by, kind="start_placement", case_number=journey.case_number, on=placed_on.isoformat())
    return placement


def _enrolling_school_id(referral: Referral, placement: Placement, day: date) -> int:
    """Where the policy lets the school that refers enrol, and there is one; a child is never enrolled nowhere."""
    newcomer_school_id: int = placement.group.facility.school_id
    if policy_on(day).enroller == Enroller.NEWCOMER_SCHOOL:
        return newcomer_school_id
    referring_school_id: int | None = referral.referring_school_id
    return referring_school_id or newcomer_school_id


@transaction.atomic
def end_placement(*, journey: Journey, ended_on: date, by: Member, sees_until_on: date | None) -> Placement | None:
    """The last day was yesterday: the place is free from `ended_on`. The school keeps reading until `sees_until_on`."""
    require(by, Permission.MOVE_PLAN)
    placement = _running(journey, for_update=True)
    if ended_on > clock.today():
        raise DomainError(_("This day has yet to come. A place becomes free on the day itself."), field="ended_on")
    if placement is None:
        return None
    _end(placement, ended_on)
    end_involvement(
        journey=journey,
        relation=Relation.NEWCOMER_SCHOOL,
        school_id=placement.group.facility.school_id,
        by=by,
        sees_until_on=sees_until_on,
    )
    record(by=by, kind="end_placement", case_number=journey.case_number, on=ended_on.isoformat())
    return placement


def close_stay(*, journey: Journey, by: Member) -> None:
    """A journey has ended early: its place is free, and nobody waits any more. The end itself was checked below."""
    day = journey.left_on or clock.today()
    placement = _running(journey, for_update=True)
    if placement is not None:
        _end(placement, day)
        record(by=by, kind="end_placement", case_number=journey.case_number, on=day.isoformat())
    WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).update(ended_on=clock.today())


def _running(journey: Journey, *, for_update: bool = False) -> Placement | None:
    found = Placement.objects.filter(rules.running_placements(), journey=journey)
    if for_update:
        found = found.select_for_update(of=("self",))
    return found.select_related("group__facility").first()


def _end(placement: Placement, ended_on: date) -> None:
    """An offer that came to nothing lasted no day at all."""
    placement.ended_on = max(ended_on, placement.offered_on)
    placement.save(update_fields=["ended_on"])
    placement.refresh_from_db(fields=["state"])

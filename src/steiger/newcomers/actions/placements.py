from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.selectors import policy_on
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.actions import letters
from steiger.newcomers.actions.lessons import close_lessons
from steiger.newcomers.actions.referrals import REFUSALS, lock, own_if_nobody_does, write_answer
from steiger.newcomers.enums import PlacementEnd
from steiger.newcomers.models import NewcomerGroup, Placement, Referral, WaitingListEntry
from steiger.newcomers.selectors.stays import stays_in
from steiger.organisations.selectors import calendar_for
from steiger.pupils.actions import end_enrolment, end_involvement, enrol, involve, record_milestone
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change
from steiger.pupils.selectors import chosen_bond


@transaction.atomic
def offer_place(
    *,
    journey: Journey,
    group_id: int,
    intake_planned_on: date | None,
    by: Member,
    starts_on: date | None = None,
    over_places_reason: str = "",
) -> Placement:
    """Reserve a place, from an agreed first day or from today. The group's row stays locked until it is written: two
    people never get the last one. A reservation is kept for as long as the policy says."""
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    rules.may_answer(by, referral, Permission.PLACE_OFFER).require()
    today = clock.today()
    if intake_planned_on is not None and intake_planned_on < today:
        raise DomainError(_("The intake lies in the past. Choose today or a later day."), field="intake_planned_on")
    verdict = rules.agreed_day_verdict(starts_on, intake_planned_on, today)
    if not verdict:
        raise DomainError(verdict.reason, field="starts_on")
    if running_place(journey) is not None:
        raise DomainError(_("This child has a place already. Withdraw that offer first."))
    group = lock_group(group_id, by)
    over_places_reason = check_room(group, by, over_places_reason.strip(), from_on=starts_on or today)
    placement = Placement.objects.create(
        region_id=journey.region_id,
        journey=journey,
        group=group,
        offered_on=today,
        offered_by_id=by.user_id,
        intake_planned_on=intake_planned_on,
        starts_on=starts_on,
        reserved_until_on=rules.reserved_until(
            calendar_for(group.facility.school_id),
            offered_on=today,
            days=policy_on(today).reservation_days,
            intake_planned_on=intake_planned_on,
            starts_on=starts_on,
        ),
        is_over_places=bool(over_places_reason),
        over_places_reason=over_places_reason,
    )
    _answer_with_place(referral, placement, by)
    record(by=by, kind="offer_place", case_number=journey.case_number, group=group.pk, over=bool(over_places_reason))
    return placement


def lock_group(group_id: int, by: Member) -> NewcomerGroup:
    found = NewcomerGroup.objects.select_for_update(of=("self",)).select_related("facility__school__organisation")
    group = found.filter(pk=group_id).first()
    if group is None or not rules.is_group_open(group, clock.today()):
        raise DomainError(_("This group is not there any more. Choose another group."), field="group_id")
    rules.may_place_in(by, group).require()
    return group


def check_room(
    group: NewcomerGroup, by: Member, over_places_reason: str, *, from_on: date, without: Placement | None = None
) -> str:
    """Empty when there is room from that day on; the reason when the school takes one more than it has places for."""
    stays = stays_in([group.pk], without=without)[group.pk]
    if rules.has_room_from(group.places, stays, from_on):
        return ""
    if not over_places_reason:
        raise DomainError(_full(group, stays, from_on), field="group_id" if without is None else "placed_on")
    rules.may_overbook(by, group).require()
    return over_places_reason


def _full(group: NewcomerGroup, stays: Sequence[rules.Stay], from_on: date) -> str:
    """With the first day on which there will be room, when an expected move makes some."""
    free_on = rules.first_room_on(group.places, stays, clock.today())
    if free_on is None or free_on <= from_on:
        return _("This group is full. Choose another group or put the child on the waiting list.")
    return _(
        "This group is full. A place is expected on %(day)s: agree on that first day or a later one, choose another "
        "group or put the child on the waiting list."
    ) % {"day": date_format(free_on, "j F Y")}


def _answer_with_place(referral: Referral, placement: Placement, by: Member) -> None:
    """What follows from an offer: the referral is answered, waiting is over, and the newcomer school sees the file."""
    journey, today = placement.journey, clock.today()
    write_answer(referral, by.user_id, accepted_on=today)
    WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).update(ended_on=today)
    record_milestone(journey=journey, by=by, accepted_on=journey.accepted_on or today, offered_on=today)
    school_id = placement.group.facility.school_id
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=school_id, by=by)
    own_if_nobody_does(journey, by)
    letters.tell_newcomer_school(placement=placement, by=by)
    body = gettext_lazy("There is a place for the child with case number {case}. Where and when stands in Steiger.")
    letters.tell_referrer(referral=referral, by=by, body=body)


@transaction.atomic
def start_placement(
    *, journey: Journey, placed_on: date, by: Member, over_places_reason: str = "", gap_reason: str = ""
) -> Placement:
    """The child's first day: from then on it is in the group, and legally enrolled where the policy says."""
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    may_change(by, journey, Permission.PLACE_OFFER).require()
    return start(referral, placed_on, by, over_places_reason=over_places_reason, gap_reason=gap_reason)


def start(
    referral: Referral, placed_on: date, by: Member, *, over_places_reason: str = "", gap_reason: str = ""
) -> Placement:
    """The start itself, for actions that hold the lock and have checked that they may.

    Where the region observes first the placement is provisional. Lessons elsewhere meanwhile are over.
    """
    journey = referral.journey
    placement = running_place(journey)
    if placement is None:
        raise DomainError(_("No place is reserved for this child. Offer a place first."))
    if placement.placed_on is not None:
        raise DomainError(_("This child has started already."), field="placed_on")
    verdict = rules.first_day_verdict(journey, placed_on)
    if not verdict:
        raise DomainError(verdict.reason, field="placed_on")
    if placement.starts_on is not None:
        _check_agreed_place(placement, placed_on, by, over_places_reason.strip())
    policy, school_id = policy_on(placed_on), placement.group.facility.school_id
    placement.placed_on, placement.placed_by_id = placed_on, by.user_id
    if policy.observation_weeks:
        calendar = calendar_for(school_id)
        placement.provisional_until_on = calendar.weeks_after(placed_on, policy.observation_weeks)
    placement.save(
        update_fields=["placed_on", "placed_by", "provisional_until_on", "is_over_places", "over_places_reason"]
    )
    placement.refresh_from_db(fields=["state"])
    close_lessons(journey=journey, before=placed_on)
    bond = chosen_bond(journey)
    enrolling_id = rules.enrolling_school(
        policy,
        newcomer_school_id=school_id,
        mother_school_id=bond.school_id if bond is not None else referral.referring_school_id,
    )
    enrol(journey=journey, school_id=enrolling_id, from_on=placed_on, by=by, gap_reason=gap_reason)
    record_milestone(journey=journey, by=by, placed_on=placed_on)
    record(by=by, kind="start_placement", case_number=journey.case_number, on=placed_on.isoformat())
    return placement


def _check_agreed_place(placement: Placement, placed_on: date, by: Member, over_places_reason: str) -> None:
    """A place that was promised for later may not be free yet: somebody who was expected to move is still there."""
    group = lock_group(placement.group_id, by)
    reason = check_room(group, by, over_places_reason, from_on=max(placed_on, clock.today()), without=placement)
    if reason:
        placement.is_over_places, placement.over_places_reason = True, reason


@transaction.atomic
def end_placement(*, journey: Journey, ended_on: date, by: Member, sees_until_on: date | None) -> Placement | None:
    """The last day was yesterday: the place is free from `ended_on`. The school keeps reading until `sees_until_on`."""
    require(by, Permission.MOVE_PLAN)
    placement = running_place(journey, for_update=True)
    if ended_on > clock.today():
        raise DomainError(_("This day has yet to come. A place becomes free on the day itself."), field="ended_on")
    if placement is None:
        return None
    end_place(placement, ended_on, PlacementEnd.MOVED)
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
    placement = running_place(journey, for_update=True)
    if placement is not None:
        end_place(placement, day, PlacementEnd.LEFT)
        record(by=by, kind="end_placement", case_number=journey.case_number, on=day.isoformat())
    WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).update(ended_on=clock.today())
    close_lessons(journey=journey, before=day + timedelta(days=1))
    if journey.leaving_reason not in REFUSALS:
        # A refused child stays at the school that enrolled it; one that left is enrolled there no longer.
        end_enrolment(journey=journey, until_on=day, by=by)


def running_place(journey: Journey, *, for_update: bool = False) -> Placement | None:
    found = Placement.objects.filter(rules.running_placements(), journey=journey)
    if for_update:
        found = found.select_for_update(of=("self",))
    return found.select_related("group__facility").first()


def end_place(placement: Placement, ended_on: date, reason: PlacementEnd) -> None:
    """An offer that came to nothing lasted no day at all."""
    placement.ended_on, placement.end_reason = max(ended_on, placement.offered_on), reason
    placement.save(update_fields=["ended_on", "end_reason"])
    placement.refresh_from_db(fields=["state"])

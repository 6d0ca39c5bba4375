"""A journey that ends early, or goes back a step: each with its own reason, and with what it closes."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers.actions import place_again
from steiger.pupils.actions import leave
from steiger.pupils.enums import BondEnd, LeavingReason
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import chosen_bond
from steiger.transitions import events, rules
from steiger.transitions.actions.bonds import end_bond
from steiger.transitions.actions.locks import lock_journey
from steiger.transitions.models import Ending, PlacementDocument, ReturnToNewcomerSchool, Step, Transition
from steiger.transitions.selectors.endings import open_things


@transaction.atomic
def end_way(
    *, journey: Journey, ended_on: date, reason: LeavingReason | str, by: Member, destination: str = "", note: str = ""
) -> Ending:
    """The child goes on elsewhere. What was open closes, and says so; the file closes for the schools."""
    require(by, Permission.FILE_WRITE)
    lock_journey(journey)
    rules.may_end(by, journey).require()
    verdict = rules.ending_fits(journey, reason, ended_on)
    if not verdict:
        raise DomainError(verdict.reason, field="reason")
    if reason == LeavingReason.OTHER_SCHOOL_TYPE and not destination.strip():
        raise DomainError(_("Say which type of school, and which school when you know it."), field="destination")
    closed = open_things(journey)
    leave(journey=journey, left_on=ended_on, reason=LeavingReason(reason), by=by)
    return Ending.objects.create(
        region_id=journey.region_id,
        journey=journey,
        ended_on=ended_on,
        reason=reason,
        destination=destination.strip(),
        note=note.strip(),
        closed=closed,
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )


@transaction.atomic
def return_to_newcomer_school(
    *,
    journey: Journey,
    returned_on: date,
    reason: str,
    decided_by: str,
    group_id: int,
    by: Member,
    over_places_reason: str = "",
) -> ReturnToNewcomerSchool:
    """The move did not work out. The bond ends, the child has a place again, and the next move is planned anew."""
    require(by, Permission.MOVE_PLAN)
    lock_journey(journey)
    rules.may_return(by, journey).require()
    _refuse_impossible(journey, returned_on, reason, decided_by)
    bond = cast(MotherSchoolBond, chosen_bond(journey))
    moved = Transition.objects.filter(journey=journey, bond=bond).get()
    bond.journey = journey
    end_bond(bond, BondEnd.RETURNED, by)
    PlacementDocument.objects.filter(bond=bond, replaced_at=None).update(replaced_at=clock.now())
    # The steps belonged to the move that was undone; the next one gets its own. The history keeps them.
    Step.objects.filter(journey=journey).delete()
    place_again(journey=journey, group_id=group_id, from_on=returned_on, by=by, over_places_reason=over_places_reason)
    returned = ReturnToNewcomerSchool.objects.create(
        region_id=journey.region_id,
        journey=journey,
        transition=moved,
        returned_on=returned_on,
        reason=reason.strip(),
        decided_by=decided_by.strip(),
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )
    record(by=by, kind="return_to_newcomer_school", case_number=journey.case_number, on=returned_on.isoformat())
    events.child_returned.send(sender=Journey, journey=journey, by=by)
    return returned


def _refuse_impossible(journey: Journey, returned_on: date, reason: str, decided_by: str) -> None:
    if returned_on > clock.today():
        raise DomainError(_("This day has yet to come. Record the return on the day itself."), field="returned_on")
    if journey.moved_on is not None and returned_on <= journey.moved_on:
        raise DomainError(_("The child moved on this day or after it. Check the date."), field="returned_on")
    if not reason.strip():
        raise DomainError(_("Say why the child comes back."), field="reason")
    if not decided_by.strip():
        raise DomainError(_("Say who decided this together, for example in the IB consultation."), field="decided_by")

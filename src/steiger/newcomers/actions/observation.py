"""A placement is provisional while the newcomer school observes: then it is confirmed, extended, or ended."""

from __future__ import annotations

from datetime import date

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
from steiger.newcomers.actions.placements import running_place
from steiger.newcomers.actions.referrals import lock
from steiger.newcomers.actions.reservations import decide, give_back
from steiger.newcomers.enums import Decided, PlacementEnd
from steiger.newcomers.models import Placement, Referral, WaitingListEntry
from steiger.pupils.actions import record_milestone
from steiger.pupils.models import Journey


@transaction.atomic
def confirm_placement(*, journey: Journey, by: Member, reason: str = "") -> Placement:
    """The child stays: the placement is no longer provisional."""
    _referral, placement = _provisional(journey, by)
    placement.confirmed_on, placement.confirmed_by_id = clock.today(), by.user_id
    placement.save(update_fields=["confirmed_on", "confirmed_by"])
    decide(placement, Decided.CONFIRMED, by, reason=reason)
    record(by=by, kind="confirm_placement", case_number=journey.case_number)
    return placement


@transaction.atomic
def extend_observation(*, journey: Journey, until_on: date, reason: str, by: Member) -> Placement:
    """It cannot be said yet: the observation goes on until a later day, with the reason."""
    _referral, placement = _provisional(journey, by)
    if not reason.strip():
        raise DomainError(_("Say what you still want to see, and why."), field="reason")
    verdict = rules.longer_observation_verdict(placement, until_on, clock.today())
    if not verdict:
        raise DomainError(verdict.reason, field="until_on")
    placement.provisional_until_on = until_on
    placement.save(update_fields=["provisional_until_on"])
    decide(placement, Decided.OBSERVED_LONGER, by, reason=reason, until_on=until_on)
    record(by=by, kind="extend_observation", case_number=journey.case_number, on=until_on.isoformat())
    return placement


@transaction.atomic
def end_after_observation(*, journey: Journey, reason: str, by: Member) -> WaitingListEntry:
    """This place does not fit: the child has its turn back and the desk looks on. It stays enrolled where it is until
    another school enrols it, so that it is enrolled nowhere on no day."""
    referral, placement = _provisional(journey, by)
    if not reason.strip():
        raise DomainError(_("Say why this place does not fit: the desk and the parents will ask."), field="reason")
    decide(placement, Decided.ENDED, by, reason=reason)
    entry = give_back(referral, placement, PlacementEnd.OBSERVED, by, put_by_id=by.user_id)
    record_milestone(journey=journey, by=by, placed_on=None)
    record(by=by, kind="end_after_observation", case_number=journey.case_number, group=placement.group_id)
    letters.tell_of_end(referral=referral, by=by)
    return entry


def _provisional(journey: Journey, by: Member) -> tuple[Referral, Placement]:
    require(by, Permission.PLACE_OFFER)
    referral = lock(journey)
    placement = running_place(journey)
    rules.may_decide_placement(by, journey, placement).require()
    if placement is None:  # pragma: no cover - refused above
        raise DomainError(_("This child has no place."))
    return referral, placement

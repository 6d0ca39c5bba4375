from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils import events, rules
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import (
    Involvement,
    Journey,
)

# Facts of a journey that rooms above may record, each on a date.
MILESTONES = frozenset(
    {"accepted_on", "offered_on", "placed_on", "intake_on", "bonded_on", "expected_move_on", "moved_on", "completed_on"}
)


def give_owner(*, journey: Journey, owner_id: int, by: Member) -> Journey:
    """Somebody owns every open journey."""
    journey.owner_id = owner_id
    journey.save(update_fields=["owner"])
    record(by=by, kind="give_owner", case_number=journey.case_number, owner=owner_id)
    return journey


def pass_on_journeys(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Somebody else keeps an eye on these journeys, because who did so leaves."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Journey.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys, owner_id=owner_id)
    for journey in found.order_by("pk"):
        give_owner(journey=journey, owner_id=successor_id, by=by)


def record_milestone(*, journey: Journey, by: Member, **facts: date | None) -> Journey:
    """Set dated facts of the journey on behalf of an action above, which has checked that it may.

    The phase follows in the database; it is read back so that the caller sees the new one.
    """
    unknown = set(facts) - MILESTONES
    if unknown:
        raise ValueError(f"not a milestone: {sorted(unknown)}")
    for name, value in facts.items():
        setattr(journey, name, value)
    journey.save(update_fields=list(facts))
    journey.refresh_from_db(fields=["phase"])
    shown: dict[str, Any] = {name: value.isoformat() if value else None for name, value in facts.items()}
    record(by=by, kind="record_milestone", case_number=journey.case_number, **shown)
    return journey


@transaction.atomic
def leave(*, journey: Journey, left_on: date, reason: LeavingReason, by: Member) -> Journey:
    """End a journey early. The file closes for all but the coordinator; rooms above close what is open."""
    require(by, Permission.FILE_WRITE)
    rules.may_change(by, journey, Permission.FILE_WRITE).require()
    if left_on > clock.today():
        raise DomainError(_("The child has not left yet. Enter the day on which it left."), field="left_on")
    return end_journey(journey=journey, left_on=left_on, reason=reason, by=by)


def end_journey(*, journey: Journey, left_on: date, reason: LeavingReason, by: Member) -> Journey:
    """The ending itself, for actions that have checked that they may (a declined referral)."""
    journey.left_on, journey.leaving_reason = left_on, reason
    journey.save(update_fields=["left_on", "leaving_reason"])
    journey.refresh_from_db(fields=["phase"])
    events.journey_left.send(sender=Journey, journey=journey, by=by)
    close_file(journey=journey, by=by)
    record(by=by, kind="leave", case_number=journey.case_number, reason=reason, on=left_on.isoformat())
    return journey


def close_file(*, journey: Journey, by: Member) -> None:
    """When a journey ends its file closes for all but the coordinator (domain page, section 5)."""
    today = clock.today()
    Involvement.objects.filter(journey=journey, until_on__isnull=True).update(until_on=today, sees_until_on=today)
    Involvement.objects.filter(journey=journey, sees_until_on__gt=today).update(sees_until_on=today)
    record(by=by, kind="close_file", case_number=journey.case_number)

"""What passes to a successor when somebody leaves. Whether it may, was checked where the role ends (`people`)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import Answer, MeetingState
from steiger.cooperation.models import Action, Invitation, Seat, Sitting
from steiger.cooperation.rules.bodies import overlaps
from steiger.core import clock
from steiger.core.errors import DomainError


def pass_on_seats(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """From today the successor sits there, for as long as was agreed; who sat there until yesterday stays in the book.

    An invitation to a meeting that has yet to come goes with the seat.
    """
    require(by, Permission.PEOPLE_MANAGE)
    for seat in Seat.objects.select_for_update(of=("self",)).select_related("body").filter(pk__in=keys).order_by("pk"):
        sittings = _still_to_come(owner_id).filter(seat=seat).order_by("from_on")
        for sitting in sittings.select_for_update(of=("self",)):
            _refuse_second_seat(seat, sitting, successor_id)
            _seat_successor(sitting, successor_id)
        _pass_on_invitations(seat, owner_id, successor_id)
        record(by=by, kind="pass_on_seat", subject=f"seat {seat.pk}", user=successor_id)


def pass_on_actions(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """What was promised at a table becomes another person's to do."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Action.objects.select_for_update(of=("self",)).filter(pk__in=keys, owner_id=owner_id, done_on=None)
    for action in found.order_by("pk"):
        action.owner_id = successor_id
        action.save(update_fields=["owner"])
        record(by=by, kind="pass_on_action", subject=f"action {action.pk}", owner=successor_id)


def _still_to_come(user_id: int) -> QuerySet[Sitting]:
    return Sitting.objects.filter(Q(until_on=None) | Q(until_on__gte=clock.today()), user_id=user_id)


def _refuse_second_seat(seat: Seat, sitting: Sitting, successor_id: int) -> None:
    beside = Sitting.objects.filter(seat__body_id=seat.body_id, user_id=successor_id)
    period = (max(sitting.from_on, clock.today()), sitting.until_on)
    if overlaps(period, beside.values_list("from_on", "until_on")):
        raise DomainError(
            _("The successor sits in %(body)s already. Choose somebody else, or let the seat become empty first.")
            % {"body": seat.body.name}
        )


def _seat_successor(sitting: Sitting, successor_id: int) -> None:
    """Who has sat there is not rewritten; who had yet to begin never sat there."""
    today = clock.today()
    if sitting.from_on >= today:
        sitting.user_id = successor_id
        sitting.save(update_fields=["user"])
        return
    last = sitting.until_on
    sitting.until_on = today - timedelta(days=1)
    sitting.save(update_fields=["until_on"])
    Sitting.objects.create(
        region_id=sitting.region_id, seat_id=sitting.seat_id, user_id=successor_id, from_on=today, until_on=last
    )


def _pass_on_invitations(seat: Seat, owner_id: int, successor_id: int) -> None:
    coming = Invitation.objects.filter(
        meeting__body_id=seat.body_id,
        meeting__state=MeetingState.CALLED,
        meeting__starts_at__gte=clock.now(),
        user_id=owner_id,
    )
    for invitation in coming.select_for_update(of=("self",)).order_by("pk"):
        if Invitation.objects.filter(meeting_id=invitation.meeting_id, user_id=successor_id).exists():
            invitation.delete()
            continue
        invitation.user_id, invitation.answer, invitation.answered_at = successor_id, Answer.NONE, None
        invitation.save(update_fields=["user", "answer", "answered_at"])

"""Seats at a table: added, ended; and people who take place in them and leave them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.bodies import end_with_sittings, lock_body, no_later_than_today
from steiger.cooperation.enums import SeatFunction
from steiger.cooperation.models import Body, Seat, Sitting
from steiger.cooperation.rules.bodies import ROLES_AT_TABLES, overlaps
from steiger.cooperation.selectors.bodies import may_sit_in
from steiger.core import clock
from steiger.core.errors import DomainError


@transaction.atomic
def add_seat(
    *,
    by: Member,
    body: Body,
    function: str = SeatFunction.MEMBER,
    organisation_id: int | None = None,
    role: str = "",
    from_on: date | None = None,
) -> Seat:
    """A place at the table, for an organisation or for a role: who sits in it comes after."""
    require_region(by, Permission.BODIES_MANAGE)
    body = lock_body(body)
    if (organisation_id is None) == (not role) or (role and role not in ROLES_AT_TABLES):
        raise DomainError(_("A seat belongs to an organisation or to a role. Choose one of them."), field="belongs_to")
    day = no_later_than_today(from_on, "from_on")
    if day < body.founded_on:
        raise DomainError(_("The body did not exist yet on that day. Choose a later day."), field="from_on")
    try:
        with transaction.atomic():
            seat = Seat.objects.create(
                region_id=body.region_id,
                body=body,
                function=function,
                organisation_id=organisation_id,
                role=role,
                from_on=day,
            )
    except IntegrityError as twice:
        raise DomainError(
            _("This body has a chair or a secretary already. End that seat first, or add a member."), field="function"
        ) from twice
    record(by=by, kind="add_seat", subject=f"seat {seat.pk}", body=body.pk)
    return seat


@transaction.atomic
def add_seats_of_parties(*, by: Member, body: Body, organisation_ids: Collection[int]) -> list[Seat]:
    """A seat for each of these parties of the covenant; who has one at this table gets no second."""
    require_region(by, Permission.BODIES_MANAGE)
    body = lock_body(body)
    if not organisation_ids:
        raise DomainError(_("Choose at least one party."), field="organisations")
    seated = set(body.seats.filter(until_on=None, organisation__isnull=False).values_list("organisation_id", flat=True))
    wanted = [pk for pk in dict.fromkeys(organisation_ids) if pk not in seated]
    return [add_seat(by=by, body=body, organisation_id=pk) for pk in wanted]


@transaction.atomic
def end_seat(*, by: Member, seat: Seat) -> Seat:
    """The place is no longer there after today, nor does anybody sit in it."""
    require_region(by, Permission.BODIES_MANAGE)
    lock_body(seat.body)
    seat = _lock_seat(seat)
    end_with_sittings(seat, clock.today())
    record(by=by, kind="end_seat", subject=f"seat {seat.pk}")
    return seat


@transaction.atomic
def take_seat(*, by: Member, seat: Seat, user_id: int, from_on: date, until_on: date | None = None) -> Sitting:
    """Somebody of the organisation, or in the role, sits here from a day on; until the last day, when one is agreed."""
    require_region(by, Permission.BODIES_MANAGE)
    lock_body(seat.body)
    seat = _lock_seat(seat)
    if not may_sit_in(seat, max(from_on, clock.today())).filter(pk=user_id).exists():
        raise DomainError(
            _("Only somebody with a running role at the organisation, or in the role, of this seat can sit here."),
            field="user",
        )
    if from_on < seat.from_on:
        raise DomainError(_("This seat did not exist yet on that day. Choose a later day."), field="from_on")
    _refuse_end_before_begin(from_on, until_on)
    beside = Sitting.objects.filter(seat__body_id=seat.body_id, user_id=user_id).values_list("from_on", "until_on")
    if overlaps((from_on, until_on), beside):
        raise DomainError(_("This person sits at this table already. Choose somebody else."), field="user")
    try:
        with transaction.atomic():
            sitting = Sitting.objects.create(
                region_id=seat.region_id, seat=seat, user_id=user_id, from_on=from_on, until_on=until_on
            )
    except IntegrityError as taken:
        raise DomainError(
            _("Somebody else sits here then. Record first until when, or choose other days."), field="from_on"
        ) from taken
    record(by=by, kind="take_seat", subject=f"seat {seat.pk}", user=user_id, from_on=from_on.isoformat())
    return sitting


@transaction.atomic
def leave_seat(*, by: Member, sitting: Sitting, until_on: date) -> Sitting:
    """Somebody leaves the seat after a last day. The seat stays, and asks for the next one."""
    require_region(by, Permission.BODIES_MANAGE)
    lock_body(sitting.seat.body)
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    _refuse_end_before_begin(sitting.from_on, until_on)
    sitting.until_on = until_on
    try:
        with transaction.atomic():
            sitting.save(update_fields=["until_on"])
    except IntegrityError as taken:
        raise DomainError(_("By then the next one sits here. Choose an earlier day."), field="until_on") from taken
    record(by=by, kind="leave_seat", subject=f"seat {sitting.seat_id}", until_on=until_on.isoformat())
    return sitting


def _lock_seat(seat: Seat) -> Seat:
    locked = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if locked.until_on is not None:
        raise DomainError(_("This seat has ended. Add a new one."))
    return locked


def _refuse_end_before_begin(from_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise DomainError(_("The last day lies before the first. Choose a later day."), field="until_on")

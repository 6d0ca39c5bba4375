"""Bodies: founded, changed, ended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import MeetingState
from steiger.cooperation.models import Body, Seat, Sitting
from steiger.core import clock
from steiger.core.errors import DomainError


@dataclass(frozen=True, slots=True)
class BodyInput:
    """What a table is for, and how it works."""

    name: str
    kind: str
    purpose: str = ""
    mandate: str = ""
    rhythm: str = ""
    quorum: int = 0


@transaction.atomic
def found_body(*, by: Member, asked: BodyInput, founded_on: date | None = None) -> Body:
    """A table begins, today or on an earlier day. It has no seats yet."""
    require_region(by, Permission.BODIES_MANAGE)
    day = no_later_than_today(founded_on, "founded_on")
    body = Body(region_id=by.region_id, founded_on=day, **_checked(asked))
    _save(body)
    record(by=by, kind="found_body", subject=f"body {body.pk}", name=body.name)
    return body


@transaction.atomic
def change_body(*, by: Member, body: Body, asked: BodyInput) -> Body:
    require_region(by, Permission.BODIES_MANAGE)
    body = lock_body(body)
    typed = _checked(asked)
    for name, value in typed.items():
        setattr(body, name, value)
    _save(body, [*typed])
    record(by=by, kind="change_body", subject=f"body {body.pk}")
    return body


@transaction.atomic
def end_body(*, by: Member, body: Body) -> Body:
    """The table is closed today, with its seats and whoever sits in them. What was promised there is done first."""
    require_region(by, Permission.BODIES_MANAGE)
    body = lock_body(body)
    if body.actions.filter(done_on=None).exists():
        raise DomainError(_("There are open actions of this body. Finish them first; then the body can end."))
    if body.meetings.filter(state=MeetingState.CALLED).exists():
        raise DomainError(_("A meeting of this body is not closed yet. Close or cancel it first."))
    today = clock.today()
    for seat in body.seats.select_for_update(of=("self",)).filter(until_on=None):
        end_with_sittings(seat, today)
    body.ended_on = today
    body.save(update_fields=["ended_on"])
    record(by=by, kind="end_body", subject=f"body {body.pk}")
    return body


def lock_body(body: Body) -> Body:
    """Who changes a table waits for who changes it now. What has ended stays as it was."""
    locked = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if locked.ended_on is not None:
        raise DomainError(_("This body has ended. Found a new one, or choose another."))
    return locked


def end_with_sittings(seat: Seat, day: date) -> None:
    """A seat ends, and nobody sits in it any longer. Who would have begun later does not begin."""
    sittings = Sitting.objects.select_for_update(of=("self",)).filter(seat=seat)
    sittings.filter(from_on__gt=day).delete()
    for sitting in [one for one in sittings if one.until_on is None or one.until_on > day]:
        sitting.until_on = day
        sitting.save(update_fields=["until_on"])
    seat.until_on = day
    seat.save(update_fields=["until_on"])


def no_later_than_today(day: date | None, field: str) -> date:
    today = clock.today()
    if day is not None and day > today:
        raise DomainError(_("This day has yet to come. Choose today or an earlier day."), field=field)
    return day or today


def _checked(asked: BodyInput) -> dict[str, object]:
    typed = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(asked).items()}
    if not typed["name"]:
        raise DomainError(_("Give the body a name."), field="name")
    return typed


def _save(body: Body, changed: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            body.save(update_fields=changed)
    except IntegrityError as twice:
        raise DomainError(_("There is a body with this name already. Choose another name."), field="name") from twice

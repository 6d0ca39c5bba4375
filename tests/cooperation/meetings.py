"""Tables that meet."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import call_meeting
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Body, Meeting, Seat, Sitting
from tests.cooperation.factories import FIRST_DAY


def a_table(by: Member, *members: Member, name: str = "Stuurgroep", quorum: int = 0, **fields: Any) -> Body:
    """A body in which the first of `members` is the chair, the second the secretary."""
    body = Body.objects.create(
        region_id=by.region_id,
        name=name,
        kind=BodyKind.STEERING_GROUP,
        quorum=quorum,
        founded_on=FIRST_DAY,
        **fields,
    )
    functions = [SeatFunction.CHAIR, SeatFunction.SECRETARY]
    for place, member in enumerate(members):
        function = functions[place] if place < len(functions) else SeatFunction.MEMBER
        seat = Seat.objects.create(
            region_id=by.region_id, body=body, function=function, role=Role.COORDINATOR, from_on=FIRST_DAY
        )
        Sitting.objects.create(region_id=by.region_id, seat=seat, user_id=member.user_id, from_on=FIRST_DAY)
    return body


def at_the_clock(day: date, hour: int = 15) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_meeting(by: Member, body: Body, day: date, **changed: Any) -> Meeting:
    asked: dict[str, Any] = {
        "starts_at": at_the_clock(day),
        "ends_at": at_the_clock(day, 16),
        "place": "Stadskantoor",
        **changed,
    }
    return call_meeting(by=by, body=body, **asked)

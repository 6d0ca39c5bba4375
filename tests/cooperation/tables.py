"""Tables made as a coordinator makes them: through the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import BodyInput, add_seat, found_body, make_action, take_seat
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.cooperation.models import Action, Body, Seat, Sitting
from steiger.core import clock


def a_body(by: Member, name: str = "Stuurgroep", kind: str = BodyKind.STEERING_GROUP, **changed: Any) -> Body:
    founded_on = changed.pop("founded_on", None)
    return found_body(by=by, asked=BodyInput(name=name, kind=kind, **changed), founded_on=founded_on)


def a_seat(by: Member, body: Body, member: Member, function: str = SeatFunction.MEMBER) -> Seat:
    """The seat in which this member could sit: of the organisation, or else of the role."""
    [post] = member.posts
    if post.organisation_id is None:
        return add_seat(by=by, body=body, function=function, role=post.role)
    return add_seat(by=by, body=body, function=function, organisation_id=post.organisation_id)


def seated(
    by: Member,
    body: Body,
    member: Member,
    function: str = SeatFunction.MEMBER,
    *,
    from_on: date | None = None,
    until_on: date | None = None,
) -> Sitting:
    return take_seat(
        by=by,
        seat=a_seat(by, body, member, function),
        user_id=member.user_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
    )


def an_action(
    by: Member, body: Body, owner: Member, what: str = "Nodig de schoolbesturen uit", **changed: Any
) -> Action:
    asked: dict[str, Any] = {"what": what, "owner_id": owner.user_id, "due_on": clock.today(), **changed}
    return make_action(by=by, body=body, **asked)


def coordinator_seat(by: Member, body: Body) -> Seat:
    return add_seat(by=by, body=body, role=Role.COORDINATOR)

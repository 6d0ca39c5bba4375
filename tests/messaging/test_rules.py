from __future__ import annotations

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.messaging.enums import Kind, Way
from steiger.messaging.rules import kinds_for, usual_way, way_to_tell, ways_for


@pytest.mark.parametrize("kind", Kind)
def test_usual_way_is_one_to_choose(kind: Kind) -> None:
    assert usual_way(kind) in ways_for(kind)


def test_the_weekly_mail_does_not_come_at_once() -> None:
    assert Way.AT_ONCE not in ways_for(Kind.WEEK)


@pytest.mark.parametrize(
    ("wanted", "has_appointment", "way"),
    [
        (Way.AT_ONCE, True, Way.AT_ONCE),
        (Way.DIGEST, True, Way.AT_ONCE),
        (Way.DIGEST, False, Way.DIGEST),
        (Way.TODAY, True, Way.TODAY),
    ],
)
def test_way_to_tell_does_not_let_an_appointment_wait(wanted: Way, has_appointment: bool, way: Way) -> None:
    assert way_to_tell(wanted, has_appointment=has_appointment) == way


@pytest.mark.parametrize(
    ("role", "never"),
    [
        (Role.BOARD, {Kind.REFERRAL, Kind.CHILD, Kind.VISIT, Kind.HELP, Kind.TRAINING}),
        (Role.TEACHER, {Kind.REFERRAL, Kind.MEETING}),
        (Role.COORDINATOR, set()),
    ],
)
def test_kinds_for_leaves_out_what_a_role_never_hears(role: Role, never: set[Kind]) -> None:
    assert set(Kind) - set(kinds_for(Member(1, "Iemand", 1, (Post(role),)))) == never

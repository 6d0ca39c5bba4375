from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.cooperation.events import policy_adopted
from steiger.cooperation.models import PolicyVersion
from steiger.core import clock
from steiger.newcomers.events import exception_granted
from steiger.pupils.events import journey_left
from steiger.pupils.models import Journey
from steiger.transitions import actions


@receiver(policy_adopted)
def follow_the_policy(policy: PolicyVersion, by: Member, **_sent: Any) -> None:
    """A version that holds from today is followed at once; a later one on its day (`jobs`)."""
    if policy.valid_from <= clock.today():
        actions.follow_policy(by=by)


@receiver(exception_granted)
def begin_at_a_regular_school(journey: Journey, school_id: int, by: Member, **_sent: Any) -> None:
    """By exception the move comes first: no newcomer school before it."""
    actions.start_by_exception(journey=journey, school_id=school_id, by=by)


@receiver(journey_left)
def let_the_schools_go(journey: Journey, by: Member, **_sent: Any) -> None:
    """No school waits for a child that left."""
    actions.close_bonds(journey=journey, by=by)

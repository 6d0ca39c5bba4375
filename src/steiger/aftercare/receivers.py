from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.pupils.events import journey_left
from steiger.pupils.models import Journey
from steiger.transitions.events import child_returned, move_completed


@receiver(move_completed)
def make_the_visits(journey: Journey, moved_on: date, by: Member, **_sent: Any) -> None:
    """Aftercare begins on the day of the move."""
    actions.make_visits(journey=journey, moved_on=moved_on, by=by)


@receiver(journey_left)
def end_what_is_open(journey: Journey, by: Member, **_sent: Any) -> None:
    """Nobody visits a child that left."""
    actions.stop_aftercare(journey=journey, by=by)


@receiver(child_returned)
def take_back_what_was_to_come(journey: Journey, by: Member, **_sent: Any) -> None:
    """Nobody visits a child at a school where it is no more."""
    actions.take_back_aftercare(journey=journey, by=by)

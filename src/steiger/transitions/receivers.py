from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.pupils.events import journey_left
from steiger.pupils.models import Journey
from steiger.transitions import actions


@receiver(journey_left)
def let_the_schools_go(journey: Journey, by: Member, **_sent: Any) -> None:
    """No school waits for a child that left."""
    actions.close_bonds(journey=journey, by=by)

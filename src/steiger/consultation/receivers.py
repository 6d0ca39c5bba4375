from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.consultation import actions
from steiger.pupils.events import journey_left
from steiger.pupils.models import Journey


@receiver(journey_left)
def take_the_case_back(journey: Journey, by: Member, **_sent: Any) -> None:
    """Nobody talks any more about a child that left."""
    actions.withdraw_open_case(journey=journey, by=by)

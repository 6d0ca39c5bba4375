from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.newcomers import actions
from steiger.pupils.events import journey_left
from steiger.pupils.models import Journey


@receiver(journey_left)
def free_the_place(journey: Journey, by: Member, **_sent: Any) -> None:
    """A child that left takes no place and waits for none."""
    actions.close_stay(journey=journey, by=by)

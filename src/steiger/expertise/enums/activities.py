from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ActivityKind(TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    NETWORK_MEETING = "network_meeting", _("Network meeting")
    OPEN_DAY = "open_day", _("Open day at a newcomer school")
    COACHING_CIRCLE = "coaching_circle", _("Coaching circle")


class ActivityState(TextChoices):
    """Follows from dated facts: nobody types it in."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class EnrolmentState(TextChoices):
    PLACED = "placed", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Signed off")


class Score(IntegerChoices):
    """How useful somebody found it. Four points: nobody can sit in the middle."""

    NOT = 1, _("Not useful")
    LITTLE = 2, _("A little useful")
    USEFUL = 3, _("Useful")
    VERY = 4, _("Very useful")

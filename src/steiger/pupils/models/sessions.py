from __future__ import annotations

from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.models.journeys import Journey

LONGEST = timedelta(hours=1)


@tracked()
class StaffSession(RegionalModel):
    """Somebody asked for help with the software, and for a short while an administrator reads this one file.

    The database reads this row too: to an administrator it shows a child's name only while a session of that child
    runs (`pupils/migrations/0009`). Who, which child and how long cannot be changed afterwards; it can end sooner.
    """

    class Privacy:
        plain = ("journey", "begun_by", "begun_at", "ends_at", "ended_at")
        identifying = ("asked_by", "reason")
        special = ()
        keep = "file"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="+")
    begun_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # Who in the region asked for help, in words.
    asked_by = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begun_at"), ends_at__lte=F("begun_at") + LONGEST),
                name="staff_session_is_short",
            ),
            models.CheckConstraint(condition=~Q(asked_by="") & ~Q(reason=""), name="staff_session_asked_with_reason"),
            models.UniqueConstraint(
                fields=["region", "begun_by"], condition=Q(ended_at=None), name="staff_session_one_at_a_time"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="staff_session_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("journey", "begun_by", "begun_at", "ends_at"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begun_by_id} {self.journey_id}"

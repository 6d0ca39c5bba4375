from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import LeavingReason


@tracked()
class ReturnToNewcomerSchool(RegionalModel):
    """Terugplaatsing: after the move a child comes back. A decision of people, with its reason."""

    class Privacy:
        plain = ("journey", "transition", "returned_on", "recorded_by", "recorded_at")
        identifying = ("reason", "decided_by")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="returns")
    transition = models.OneToOneField("transitions.Transition", on_delete=models.PROTECT, related_name="undone_by")
    returned_on = models.DateField()
    reason = models.CharField(max_length=500)
    decided_by = models.CharField(max_length=200)
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(decided_by=""), name="return_with_reason_and_decision")
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.returned_on}"


@tracked()
class Ending(RegionalModel):
    """How a journey ended before the end of the aftercare: what was told about it, and what it closed."""

    class Privacy:
        plain = ("journey", "ended_on", "reason", "closed", "recorded_by", "recorded_at")
        identifying = ("destination", "note")
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="ending")
    ended_on = models.DateField()
    reason = models.CharField(max_length=30, choices=LeavingReason)
    destination = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    # How many of each were open and closed with it.
    closed = models.JSONField(default=dict)
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.journey_id} {self.reason}"

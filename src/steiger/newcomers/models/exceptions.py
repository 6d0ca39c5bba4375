from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class ExceptionRequest(RegionalModel):
    """A newcomer that starts at a regular school: asked with a reason, decided by another person."""

    class Privacy:
        plain = ("journey", "school", "asked_on", "asked_by", "decided_on", "decided_by", "is_granted")
        identifying = ("reason", "support", "decision")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="exceptions")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    support = models.CharField(max_length=500)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    is_granted = models.BooleanField(null=True)
    decision = models.CharField(max_length=500, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"], condition=Q(decided_on__isnull=True), name="exception_open_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by__isnull=True, is_granted__isnull=True, decision="")
                | (Q(decided_on__isnull=False, decided_by__isnull=False, is_granted__isnull=False) & ~Q(decision="")),
                name="exception_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")), name="exception_decided_by_another"
            ),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(support=""), name="exception_asked_with_reason"),
        ]
        indexes = [
            models.Index(
                fields=["region", "asked_on"], condition=Q(decided_on__isnull=True), name="exception_to_decide"
            ),
            models.Index(fields=["region", "school"], name="exception_of_school"),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.asked_on}"

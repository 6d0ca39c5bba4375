from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class AbruptDeparture(RegionalModel):
    """A family that left from one day to the next: what is known went along, what is missing was named.

    `known` has the shape of the placement document's sections and nothing more than the law lets travel.
    """

    class Privacy:
        plain = ("journey", "departed_on", "school", "missing", "file", "recorded_at", "recorded_by", "given_on",
                 "given_by")  # fmt: skip
        identifying = ("destination", "reason", "given_to")
        special = ("known",)
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="abrupt_departures")
    departed_on = models.DateField()
    # The mother school in this region, or in words where the family went; both may be unknown.
    school = models.ForeignKey("organisations.School", null=True, on_delete=models.PROTECT, related_name="+")
    destination = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300)
    known = models.JSONField(default=dict)
    missing = models.JSONField(default=list)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    given_to = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_on__isnull=True, given_by__isnull=True)
                | Q(given_on__isnull=False, given_by__isnull=False),
                name="departure_given_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.departed_on}"

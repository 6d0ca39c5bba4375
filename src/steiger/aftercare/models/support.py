from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.aftercare.enums import SupportFor
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class SupportLine(RegionalModel):
    """One agreed item of support after the move: for whom, how many hours, from-until."""

    class Privacy:
        plain = ("journey", "support_for", "hours", "from_on", "until_on", "ended_on", "agreed_by", "agreed_on")
        identifying = ("what",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="support_lines")
    support_for = models.CharField(max_length=10, choices=SupportFor)
    what = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    from_on = models.DateField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="support_ends_after_start"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="support_has_hours"),
        ]

    def __str__(self) -> str:
        return self.what

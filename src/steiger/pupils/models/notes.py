from __future__ import annotations

from django.db import models

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.models.journeys import Journey


@tracked()
class ConfidentialNote(RegionalModel):
    """What a child needs and how to approach it; never a story or a diagnosis.

    Its own table, so that the right to the row is the right to the field.

    Health and trauma are held as educational need and approach only (AVG art. 9, domain page section 5).
    """

    class Privacy:
        plain = ("journey", "agreed_on", "is_shared_with_mother_school", "written_by", "written_at")
        identifying = ("agreed_by",)
        special = ("need", "approach")
        keep = "file"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="notes")
    need = models.TextField()
    approach = models.TextField()
    agreed_by = models.CharField(max_length=200)
    agreed_on = models.DateField()
    is_shared_with_mother_school = models.BooleanField(default=False)
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.written_at:%Y-%m-%d}"

from __future__ import annotations

from django.db import models

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class QuestionAnswer(RegionalModel):
    """What a school answered to the question without a name: it has a place or it has none."""

    class Privacy:
        plain = ("bond", "has_place", "answered_on", "answered_by")
        identifying = ()
        special = ()
        keep = "file"

    bond = models.OneToOneField("pupils.MotherSchoolBond", on_delete=models.CASCADE, related_name="answer")
    has_place = models.BooleanField()
    answered_on = models.DateField()
    answered_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.bond_id} {self.has_place}"

from __future__ import annotations

from django.db import models

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class ParentsChoice(RegionalModel):
    """Which school the parents chose: who said so, on which day, in which language and with whom to interpret."""

    class Privacy:
        plain = ("bond", "chosen_on", "language", "with_interpreter", "recorded_by", "recorded_at")
        identifying = ("chosen_by", "interpreter", "note")
        special = ()
        keep = "file"

    bond = models.OneToOneField("pupils.MotherSchoolBond", on_delete=models.CASCADE, related_name="choice")
    chosen_on = models.DateField()
    chosen_by = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    with_interpreter = models.BooleanField()
    interpreter = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.bond_id} {self.chosen_on}"

"""The groups of a newcomer school with their places."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class NewcomerGroup(RegionalModel):
    """A group of a newcomer school with its places. Its row is locked while a place is given away."""

    class Privacy:
        plain = ("facility", "name", "places", "age_from", "age_until", "from_on", "until_on")
        identifying = ()
        special = ()
        keep = "reference"

    facility = models.ForeignKey("organisations.NewcomerFacility", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    places = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(60)])
    age_from = models.PositiveSmallIntegerField(default=6)
    age_until = models.PositiveSmallIntegerField(default=12)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(age_until__gte=F("age_from")), name="group_ages_in_order"),
            models.UniqueConstraint(
                fields=["facility", "name"], condition=Q(until_on__isnull=True), name="group_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

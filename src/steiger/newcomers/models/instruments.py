"""What levels are read from: the region's own list of tests and observations."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from steiger.core.history import tracked
from steiger.newcomers.enums import NormFit, Scale
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain


@tracked()
class Instrument(RegionalModel):
    """A test or observation that schools of this region use, what its scores look like, and whether its norm holds
    for a newcomer. Data and not code: each region lists its own (field notes, 2.6)."""

    class Privacy:
        plain = (
            "name", "domains", "scale", "steps", "lowest", "highest", "is_norm_referenced", "norm_group", "norm_fit",
            "note", "retired_on",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    name = models.CharField(max_length=80)
    domains = ArrayField(models.CharField(max_length=30, choices=Domain))
    scale = models.CharField(max_length=12, choices=Scale)
    # Of a scale with steps of its own, from low to high.
    steps = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    # Of a number.
    lowest = models.IntegerField(null=True, blank=True)
    highest = models.IntegerField(null=True, blank=True)
    is_norm_referenced = models.BooleanField(default=False)
    norm_group = models.CharField(max_length=120, blank=True)
    norm_fit = models.CharField(max_length=10, choices=NormFit, default=NormFit.NONE)
    note = models.CharField(max_length=300, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "region", Lower("name"), condition=Q(retired_on__isnull=True), name="instrument_name_once"
            ),
            models.CheckConstraint(condition=Q(domains__len__gte=1), name="instrument_of_a_domain"),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True) | Q(highest__isnull=True) | Q(highest__gt=F("lowest")),
                name="instrument_numbers_in_order",
            ),
            models.CheckConstraint(
                condition=Q(is_norm_referenced=False, norm_group="", norm_fit=NormFit.NONE)
                | (Q(is_norm_referenced=True) & ~Q(norm_group="") & ~Q(norm_fit=NormFit.NONE)),
                name="instrument_norm_of_a_group",
            ),
        ]

    def __str__(self) -> str:
        return self.name

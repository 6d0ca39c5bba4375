"""What a newcomer school learns of a child: the first conversation, and the levels over time."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from steiger.core.history import tracked
from steiger.newcomers.enums import NormFit
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain, Standing


@tracked()
class Intake(RegionalModel):
    """The first conversation with parents and child, with an interpreter where needed."""

    class Privacy:
        plain = (
            "journey",
            "held_on",
            "held_by",
            "with_interpreter",
            "years_of_school",
            "scripts",
            "reads_own_language",
        )
        identifying = ("present", "earlier_schooling", "wishes", "agreements")
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="intake")
    held_on = models.DateField()
    held_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    present = models.CharField(max_length=200)
    with_interpreter = models.BooleanField(default=False)
    years_of_school = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    earlier_schooling = models.TextField(blank=True)
    scripts = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    reads_own_language = models.BooleanField(null=True, blank=True)
    wishes = models.TextField(blank=True)
    agreements = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.journey_id} {self.held_on}"


@tracked()
class Assessment(RegionalModel):
    """One domain on one date: instrument, score, whether its norm fits, and the standing against the desired level."""

    class Privacy:
        plain = ("journey", "domain", "assessed_on", "assessed_by", "instrument", "score", "norm_fit", "standing")
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="assessments")
    domain = models.CharField(max_length=30, choices=Domain)
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=80)
    score = models.CharField(max_length=40, blank=True)
    norm_fit = models.CharField(max_length=10, choices=NormFit, default=NormFit.UNKNOWN)
    standing = models.CharField(max_length=12, choices=Standing)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["assessed_on", "id"]
        indexes = [models.Index(fields=["journey", "assessed_on"], name="assessment_of_journey")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.domain} {self.assessed_on}"

"""What a newcomer school learns of a child: the first conversation, and the levels over time."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.newcomers.enums import IntakeSection, NormFit
from steiger.newcomers.models.instruments import Instrument
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain, Standing


@tracked()
class Intake(RegionalModel):
    """The first conversation with parents and child, with an interpreter where needed."""

    class Privacy:
        plain = (
            "journey",
            "saved",
            "held_on",
            "held_by",
            "with_interpreter",
            "years_of_school",
            "scripts",
            "reads_own_language",
            "perspective_agreed",
        )
        identifying = (
            "present", "earlier_schooling", "wishes", "agreements", "family", "may_pick_up", "language_use",
            "dutch_before", "from_former_school", "trust_person", "care_partners", "perspective",
        )  # fmt: skip
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="intake")
    # Which sections somebody has saved: an empty answer is an answer too.
    saved = ArrayField(models.CharField(max_length=20, choices=IntakeSection), default=list, blank=True)
    # The conversation itself. Other sections may be written before it is held.
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    present = models.CharField(max_length=200, blank=True)
    with_interpreter = models.BooleanField(default=False)
    years_of_school = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    earlier_schooling = models.TextField(blank=True)
    scripts = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    reads_own_language = models.BooleanField(null=True, blank=True)
    wishes = models.TextField(blank=True)
    agreements = models.TextField(blank=True)
    family = models.TextField(blank=True)
    may_pick_up = models.CharField(max_length=200, blank=True)
    language_use = models.TextField(blank=True)
    dutch_before = models.CharField(max_length=200, blank=True)
    # Two texts that hang on a consent (`ConsentPurpose`): written and shown only while it holds.
    from_former_school = models.TextField(blank=True)
    care_partners = models.TextField(blank=True)
    trust_person = models.CharField(max_length=200, blank=True)
    perspective = models.TextField(blank=True)
    perspective_agreed = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_by__isnull=True)
                | (Q(held_on__isnull=False, held_by__isnull=False) & ~Q(present="")),
                name="intake_held_on_and_by",
            )
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.held_on}"


@tracked()
class Assessment(RegionalModel):
    """One domain on one date: instrument, score, whether its norm fits, and the standing against the desired level."""

    class Privacy:
        plain = (
            "journey", "domain", "assessed_on", "assessed_by", "instrument", "listed", "score", "norm_fit", "standing",
        )  # fmt: skip
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="assessments")
    domain = models.CharField(max_length=30, choices=Domain)
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # What it was called on that day; and, where the region lists it, which one it is.
    instrument = models.CharField(max_length=80)
    listed = models.ForeignKey(Instrument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    score = models.CharField(max_length=40, blank=True)
    norm_fit = models.CharField(max_length=10, choices=NormFit, default=NormFit.UNKNOWN)
    standing = models.CharField(max_length=12, choices=Standing)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["assessed_on", "id"]
        indexes = [models.Index(fields=["journey", "assessed_on"], name="assessment_of_journey")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.domain} {self.assessed_on}"

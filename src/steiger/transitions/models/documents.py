from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.cooperation.enums import Signatory
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import Agreement


@tracked()
class PlacementDocument(RegionalModel):
    """The hand-over document. Its sections are the closed list of the law (decree, art. 2-7) and nothing else.

    Country of birth, nationality, residence status, religion, arrival date and parents' education do not travel.
    """

    class Privacy:
        plain = (
            "journey", "bond", "version", "drafted_on", "drafted_by", "frozen_at", "frozen_by", "file", "replaced_at",
        )  # fmt: skip
        identifying = (
            "administrative", "school_history", "results", "social_emotional", "work_attitude", "absence", "advice",
            "agreements",
        )  # fmt: skip
        special = ("support_and_concerns",)
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="placement_documents")
    bond = models.ForeignKey("pupils.MotherSchoolBond", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    administrative = models.JSONField(default=dict)
    school_history = models.TextField(blank=True)
    results = models.JSONField(default=list)
    social_emotional = models.TextField(blank=True)
    work_attitude = models.TextField(blank=True)
    support_and_concerns = models.TextField(blank=True)
    absence = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    agreements = models.TextField(blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "version"], name="document_version_once"),
            models.UniqueConstraint(
                fields=["journey"],
                condition=Q(frozen_at__isnull=True, replaced_at__isnull=True),
                name="document_one_draft",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, frozen_by__isnull=True, file__isnull=True)
                | Q(frozen_at__isnull=False, frozen_by__isnull=False, file__isnull=False),
                name="document_frozen_with_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} v{self.version}"


@tracked()
class Inspection(RegionalModel):
    """Inzage: the parents saw the document, in their language, and what they said. Their view is never edited."""

    class Privacy:
        plain = ("document", "seen_on", "language", "with_interpreter", "agreement", "recorded_by", "recorded_at")
        identifying = ("seen_by", "own_view")
        special = ()
        keep = "file"

    document = models.OneToOneField(PlacementDocument, on_delete=models.CASCADE, related_name="inspection")
    seen_on = models.DateField()
    seen_by = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    with_interpreter = models.BooleanField()
    agreement = models.CharField(max_length=10, choices=Agreement)
    own_view = models.TextField(blank=True)
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id} {self.seen_on}"


@tracked()
class SignOff(RegionalModel):
    """One party's agreement to one version of the document. For parents it is recorded from paper by the school."""

    class Privacy:
        plain = ("document", "party", "signed_on", "recorded_by", "recorded_at")
        identifying = ("signed_by",)
        special = ()
        keep = "file"

    document = models.ForeignKey(PlacementDocument, on_delete=models.CASCADE, related_name="sign_offs")
    party = models.CharField(max_length=20, choices=Signatory)
    signed_by = models.CharField(max_length=200)
    signed_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["document", "party"], name="signed_once_per_party")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.party}"

from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.cooperation.enums import Signatory
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import Agreement, Pen, SignedHow, Voice


@tracked()
class PlacementDocument(RegionalModel):
    """The hand-over document. Its sections are the closed list of the law (decree, art. 2-7) and nothing else.

    Country of birth, nationality, residence status, religion, arrival date and parents' education do not travel.
    """

    class Privacy:
        plain = (
            "journey", "bond", "version", "drafted_on", "drafted_by", "frozen_at", "frozen_by", "file", "full_file",
            "replaced_at", "pen",
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
    pen = models.CharField(max_length=20, choices=Pen, default=Pen.NEWCOMER_SCHOOL)
    file = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    # The same with the restricted part: for whoever may read that (`models.paper.RestrictedPart`).
    full_file = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")

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
    """Inzage: the parents (from sixteen the pupil) saw the document, in their language, and what they said.

    Their view is never edited. Recorded by the school, or given by themselves through their link.
    """

    class Privacy:
        plain = (
            "document", "seen_on", "voice", "language", "with_interpreter", "agreement", "recorded_by", "by_link",
            "recorded_at",
        )  # fmt: skip
        identifying = ("seen_by", "own_view", "reason")
        special = ()
        keep = "file"

    document = models.OneToOneField(PlacementDocument, on_delete=models.CASCADE, related_name="inspection")
    seen_on = models.DateField()
    seen_by = models.CharField(max_length=200)
    voice = models.CharField(max_length=10, choices=Voice, default=Voice.PARENTS)
    language = models.CharField(max_length=8)
    with_interpreter = models.BooleanField()
    agreement = models.CharField(max_length=10, choices=Agreement)
    # Why they do not agree.
    reason = models.TextField(blank=True)
    own_view = models.TextField(blank=True)
    recorded_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    by_link = models.ForeignKey("transitions.ParentsLink", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=True) ^ Q(by_link__isnull=True), name="inspection_by_school_or_link"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.seen_on}"


@tracked()
class SignOff(RegionalModel):
    """One party's agreement to one version of the document: on the screen, or recorded from paper with the scan."""

    class Privacy:
        plain = ("document", "party", "function", "signed_on", "how", "scan", "recorded_by", "recorded_at")
        identifying = ("signed_by", "drawing")
        special = ()
        keep = "file"

    document = models.ForeignKey(PlacementDocument, on_delete=models.CASCADE, related_name="sign_offs")
    party = models.CharField(max_length=20, choices=Signatory)
    signed_by = models.CharField(max_length=200)
    function = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=10, choices=SignedHow, default=SignedHow.PAPER)
    # Lines of points, as the hand went: drawn again on the page and in the PDF.
    drawing = models.JSONField(default=list)
    scan = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["document", "party"], name="signed_once_per_party")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.party}"

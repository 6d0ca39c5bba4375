from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.cooperation.enums import Actor, Proof, Signatory
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import Agreement


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


@tracked()
class Step(RegionalModel):
    """A protocol step on one child's journey: due in school weeks around the move, done by somebody on a date."""

    class Privacy:
        plain = (
            "journey", "protocol_step", "key", "title", "title_en", "actor", "proof", "level", "weeks", "due_on",
            "done_on", "done_by",
        )  # fmt: skip
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="steps")
    protocol_step = models.ForeignKey("cooperation.ProtocolStep", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    actor = models.CharField(max_length=20, choices=Actor)
    proof = models.CharField(max_length=20, choices=Proof)
    level = models.PositiveSmallIntegerField()
    weeks = models.DecimalField(max_digits=4, decimal_places=1)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["weeks", "id"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "key"], name="step_once"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="step_done_on_and_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "actor", "due_on"], condition=Q(done_on__isnull=True), name="step_open_by_actor"
            ),
            models.Index(fields=["region", "due_on"], condition=Q(done_on__isnull=True), name="step_open_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


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


@tracked()
class Transition(RegionalModel):
    """The move itself: on which day, recorded by whom, with which signed document or why without one."""

    class Privacy:
        plain = ("journey", "bond", "document", "moved_on", "recorded_by", "recorded_at")
        identifying = ("without_document_reason",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="transitions")
    bond = models.OneToOneField("pupils.MotherSchoolBond", on_delete=models.PROTECT, related_name="transition")
    document = models.ForeignKey(PlacementDocument, null=True, on_delete=models.PROTECT, related_name="+")
    without_document_reason = models.CharField(max_length=300, blank=True)
    moved_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-moved_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, without_document_reason="")
                | (Q(document__isnull=True) & ~Q(without_document_reason="")),
                name="transition_with_document_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.moved_on}"

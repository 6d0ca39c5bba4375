from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import Voice


@tracked(exclude=("code_hash",))
class ParentsLink(RegionalModel):
    """The personal link with which parents (from sixteen the pupil) read one version and say what they think.

    The link alone opens nothing: the child's birth date and a code, told on paper or by the mentor, do.
    """

    class Privacy:
        plain = ("document", "link", "voice", "code_hash", "tries", "made_at", "made_by", "read_at")
        identifying = ("given_to", "language")
        special = ()
        keep = "file"

    document = models.ForeignKey("transitions.PlacementDocument", on_delete=models.CASCADE, related_name="links")
    link = models.OneToOneField("core.SecretLink", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=10, choices=Voice, default=Voice.PARENTS)
    given_to = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.voice}"


@tracked()
class Talk(RegionalModel):
    """The parents do not agree: the talk that is proposed to them, and what came of it."""

    class Privacy:
        plain = ("inspection", "due_on", "held_on", "held_by")
        identifying = ("outcome",)
        special = ()
        keep = "file"

    inspection = models.OneToOneField("transitions.Inspection", on_delete=models.CASCADE, related_name="talk")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_by__isnull=True)
                | (Q(held_on__isnull=False, held_by__isnull=False) & ~Q(outcome="")),
                name="talk_held_on_and_by",
            ),
        ]
        indexes = [models.Index(fields=["region", "due_on"], condition=Q(held_on__isnull=True), name="talk_to_hold")]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.due_on}"

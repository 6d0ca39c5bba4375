from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.models.journeys import Journey


class NoteManager(models.Manager["ConfidentialNote"]):
    """Without the columns that a request may not read."""

    def get_queryset(self) -> models.QuerySet[ConfidentialNote]:
        return super().get_queryset().defer("need", "approach")


@tracked()
class ConfidentialNote(RegionalModel):
    """What a child needs and how to approach it; never a story or a diagnosis.

    Its own table, so that the right to the row is the right to the field.

    Health and trauma are held as educational need and approach only (AVG art. 9, domain page section 5).
    """

    class Privacy:
        plain = (
            "journey", "agreed_on", "is_shared_with_mother_school", "written_by", "written_at", "withdrawn_on",
            "withdrawn_by",
        )  # fmt: skip
        identifying = ("agreed_by", "withdrawal_said_by")
        special = ("need", "approach")
        keep = "file"
        # A request cannot read these columns: `pupils.actions.open_notes` is the one way to them, and it is logged.
        closed = ("need", "approach")

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="notes")
    need = models.TextField()
    approach = models.TextField()
    agreed_by = models.CharField(max_length=200)
    agreed_on = models.DateField()
    is_shared_with_mother_school = models.BooleanField(default=False)
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    # Who had agreed may take that back: the note is then closed for everybody, also for its writer.
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawal_said_by = models.CharField(max_length=200, blank=True)

    objects = NoteManager()

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, withdrawal_said_by="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal_said_by="")),
                name="note_withdrawn_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.written_at:%Y-%m-%d}"

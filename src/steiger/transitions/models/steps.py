from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.cooperation.enums import Actor, Proof
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


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

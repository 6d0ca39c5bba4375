from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.aftercare.enums import Agree, HandoverQuestion
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class HandoverReview(RegionalModel):
    """What the mother school says of the hand-over, some school weeks after the move, for the newcomer school."""

    class Privacy:
        plain = ("journey", "moved_on", "due_on", "asked_on", "answered_on", "answered_by")
        identifying = ("missing", "tip")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="handover_reviews")
    moved_on = models.DateField()
    due_on = models.DateField()
    # When the school was told that it is asked.
    asked_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    missing = models.TextField(blank=True)
    tip = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "moved_on"], name="handover_review_once_a_move"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by__isnull=True)
                | Q(answered_on__isnull=False, answered_by__isnull=False),
                name="handover_review_answered_on_and_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "due_on"], condition=Q(answered_on__isnull=True), name="handover_review_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.due_on}"


@tracked()
class HandoverAnswer(RegionalModel):
    """How far the mother school agrees with one question about the hand-over."""

    class Privacy:
        plain = ("review", "question", "agree")
        identifying = ()
        special = ()
        keep = "file"

    review = models.ForeignKey(HandoverReview, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20, choices=HandoverQuestion)
    agree = models.CharField(max_length=10, choices=Agree)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "question"], name="handover_answer_once")]

    def __str__(self) -> str:
        return f"{self.question} {self.agree}"

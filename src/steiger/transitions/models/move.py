from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import PlanReason
from steiger.transitions.models.documents import PlacementDocument


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


@tracked()
class MovePlan(RegionalModel):
    """Each time that a day was set for the move: by whom, which day it was before, and why it changed."""

    class Privacy:
        plain = ("journey", "expected_on", "was_on", "reason", "planned_on", "planned_by")
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="move_plans")
    expected_on = models.DateField()
    was_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=20, choices=PlanReason, blank=True)
    note = models.CharField(max_length=300, blank=True)
    planned_on = models.DateField()
    planned_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(was_on__isnull=True) | ~Q(reason=""), name="move_plan_changed_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.expected_on}"

from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.privacy.enums import Answer, RequestKind


@tracked()
class DataRequest(RegionalModel):
    """Parents ask to see, correct or object. Answered within a month; two more when somebody told them why."""

    class Privacy:
        plain = (
            "journey", "kind", "received_on", "received_by", "due_on", "extended_on", "extended_by", "answered_on",
            "answered_by", "outcome", "handed_over_on", "handed_over_by",
        )  # fmt: skip
        identifying = ("asked_by", "asked", "extension_reason", "answer", "handed_over_to")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=RequestKind)
    asked_by = models.CharField(max_length=200)
    asked = models.TextField(blank=True)
    received_on = models.DateField()
    received_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    extended_on = models.DateField(null=True, blank=True)
    extended_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    extension_reason = models.CharField(max_length=300, blank=True)
    # Of a copy: on which day, by whom and to whom it was given. The paper itself is not kept a second time.
    handed_over_on = models.DateField(null=True, blank=True)
    handed_over_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    handed_over_to = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Answer, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(extended_on__isnull=True, extended_by__isnull=True, extension_reason="")
                | (Q(extended_on__isnull=False, extended_by__isnull=False) & ~Q(extension_reason="")),
                name="data_request_extended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by__isnull=True, outcome="", answer="")
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
                name="data_request_answered_with_words",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on__isnull=True, handed_over_by__isnull=True, handed_over_to="")
                | (
                    Q(handed_over_on__isnull=False, handed_over_by__isnull=False, kind=RequestKind.COPY)
                    & ~Q(handed_over_to="")
                ),
                name="data_request_copy_handed_over",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "due_on"], condition=Q(answered_on=None), name="data_request_open"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.journey_id}"

from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.training.models.cohorts import Enrolment


@tracked()
class Certificate(RegionalModel):
    """What a teacher has shown, as it was on the day it was given. Anybody with its code can check it."""

    class Privacy:
        plain = (
            "enrolment", "code", "title", "hours", "attendance", "assignments", "coaching", "issued_on", "issued_by",
            "file", "withdrawn_on", "withdrawn_by", "withdraw_reason",
        )  # fmt: skip
        identifying = ("name",)
        special = ()
        keep = "reference"

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="certificates")
    # Random, and unique over all regions: it stands on paper and opens a public page.
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    hours = models.PositiveSmallIntegerField()
    # Percentage of the sessions; numbers of assignments and coaching sessions.
    attendance = models.PositiveSmallIntegerField()
    assignments = models.PositiveSmallIntegerField()
    coaching = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    issued_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdraw_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(withdrawn_on=None), name="certificate_valid_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, withdraw_reason="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason="")),
                name="certificate_withdrawn_on_by_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_valid(self) -> bool:
        return self.withdrawn_on is None

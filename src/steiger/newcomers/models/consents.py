"""What parents agreed to, per purpose, until they take it back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose
from steiger.organisations.models import RegionalModel


@tracked()
class Consent(RegionalModel):
    """One answer to one question, with date and person. A new answer ends the one before; nothing is overwritten."""

    class Privacy:
        plain = (
            "journey", "purpose", "answer", "by_pupil", "given_on", "with_interpreter", "recorded_by", "ended_on",
            "withdrawn_on", "withdrawn_by",
        )  # fmt: skip
        identifying = ("person", "withdrawal_said_by")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=ConsentPurpose)
    answer = models.CharField(max_length=10, choices=ConsentAnswer)
    person = models.CharField(max_length=200)
    by_pupil = models.BooleanField(default=False)
    given_on = models.DateField()
    with_interpreter = models.BooleanField(default=False)
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawal_said_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey", "purpose"], condition=Q(ended_on__isnull=True), name="consent_one_answer_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, withdrawal_said_by="")
                | (
                    Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, ended_on=F("withdrawn_on"))
                    & Q(answer=ConsentAnswer.GIVEN)
                    & ~Q(withdrawal_said_by="")
                ),
                name="consent_withdrawn_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["journey", "purpose"], name="consent_of_journey")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.purpose}"

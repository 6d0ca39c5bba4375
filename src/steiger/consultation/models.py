from __future__ import annotations

from django.db import models
from django.db.models import CharField, Q, Value, When

from steiger.consultation.enums import CaseState, Outcome
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class Case(RegionalModel):
    """A child is brought to the table: what is asked, what was tried, what the table is to say; and what it said.

    Without a meeting it waits until somebody puts it on an agenda. The table sees it by case number and initials, while
    it is on the agenda of a meeting without minutes (`rules.visible_to`).
    """

    class Privacy:
        plain = (
            "journey", "body", "meeting", "owner", "brought_on", "brought_by", "outcome", "concluded_on",
            "concluded_by", "withdrawn_on", "withdrawn_by",
        )  # fmt: skip
        identifying = ()
        special = ("question", "tried", "asked", "advice")
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="cases")
    body = models.ForeignKey("cooperation.Body", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey("cooperation.Meeting", null=True, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    tried = models.TextField()
    asked = models.TextField()
    brought_on = models.DateField()
    brought_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # Who tells it at the table: whoever brought it, until somebody takes over the work.
    owner = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    advice = models.TextField(blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    concluded_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=models.Case(
            When(withdrawn_on__isnull=False, then=Value(CaseState.WITHDRAWN.value)),
            When(concluded_on__isnull=False, then=Value(CaseState.CONCLUDED.value)),
            default=Value(CaseState.OPEN.value),
            output_field=CharField(max_length=10),
        ),
        output_field=CharField(max_length=10, choices=CaseState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["-brought_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"], condition=Q(concluded_on=None, withdrawn_on=None), name="case_one_open_per_child"
            ),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True, concluded_by__isnull=True, outcome="", advice="")
                | (
                    Q(concluded_on__isnull=False, concluded_by__isnull=False, meeting__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(advice="")
                ),
                name="case_concluded_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, concluded_on__isnull=True),
                name="case_withdrawn_on_and_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "meeting"], condition=Q(concluded_on=None, withdrawn_on=None), name="case_open"
            ),
            models.Index(
                fields=["region", "owner"], condition=Q(concluded_on=None, withdrawn_on=None), name="case_open_of_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.brought_on}"

    @property
    def is_open(self) -> bool:
        return self.concluded_on is None and self.withdrawn_on is None

from __future__ import annotations

from django.db import models
from django.db.models import Case, CharField, Q, Value, When

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.training.enums import CoachingState
from steiger.training.models.cohorts import Enrolment


@tracked()
class CoachingSession(RegionalModel):
    """The coach comes to the school, looks at a lesson and talks it over: report, reaction, agreements."""

    class Privacy:
        plain = (
            "enrolment", "starts_at", "place", "planned_at", "planned_by", "cancelled_on", "cancelled_by",
            "reported_at", "reported_by", "reacted_at",
        )  # fmt: skip
        identifying = ("focus", "cancel_reason", "observed", "agreements", "reaction")
        special = ()
        keep = "reference"

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="coaching")
    starts_at = models.DateTimeField()
    # Room or class; the school is that of the enrolment.
    place = models.CharField(max_length=200, blank=True)
    focus = models.TextField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    cancel_reason = models.CharField(max_length=300, blank=True)
    observed = models.TextField(blank=True)
    agreements = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # By the teacher alone.
    reaction = models.TextField(blank=True)
    reacted_at = models.DateTimeField(null=True, blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(cancelled_on__isnull=False, then=Value(CoachingState.CANCELLED.value)),
            When(reacted_at__isnull=False, then=Value(CoachingState.ANSWERED.value)),
            When(reported_at__isnull=False, then=Value(CoachingState.REPORTED.value)),
            default=Value(CoachingState.PLANNED.value),
        ),
        output_field=CharField(max_length=20, choices=CoachingState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True, reported_by__isnull=True, observed="")
                | (Q(reported_at__isnull=False, reported_by__isnull=False) & ~Q(observed="") & ~Q(agreements="")),
                name="coaching_reported_at_by_and_what",
            ),
            models.CheckConstraint(
                condition=Q(reacted_at__isnull=True, reaction="")
                | (Q(reacted_at__isnull=False, reported_at__isnull=False) & ~Q(reaction="")),
                name="coaching_reaction_after_report",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (
                    Q(cancelled_on__isnull=False, cancelled_by__isnull=False, reported_at__isnull=True)
                    & ~Q(cancel_reason="")
                ),
                name="coaching_cancelled_on_by_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.starts_at:%Y-%m-%d}"

    @property
    def state_label(self) -> str:
        return str(CoachingState(self.state).label)

    @property
    def is_held(self) -> bool:
        return self.reported_at is not None

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.privacy.enums import Term


@tracked()
class RetentionRun(RegionalModel):
    """What is over its term on one day. It is forgotten when one person has checked it and another released it.

    The database reads this row too: without two people it lets nobody touch history or the log (`forget_history`).
    """

    class Privacy:
        plain = (
            "policy", "drawn_up_on", "looks_before", "checked_on", "checked_by", "released_on", "released_by",
            "done_at", "report",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    policy = models.ForeignKey("cooperation.PolicyVersion", on_delete=models.PROTECT, related_name="+")
    drawn_up_on = models.DateField()
    # Lines of the log of looking, and of what happened, from before this day are over their own term.
    looks_before = models.DateField()
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    released_on = models.DateField(null=True, blank=True)
    released_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    # Numbers only: what was forgotten per kind, and what stayed for the statistics, before and after.
    report = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None) | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="retention_checked_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(released_on=None, released_by=None)
                | (Q(released_on__isnull=False, released_by__isnull=False, checked_by__isnull=False)),
                name="retention_released_after_check",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("checked_by")), name="retention_by_two_people"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(released_on__isnull=False), name="retention_done_when_released"
            ),
            models.UniqueConstraint(
                fields=["region"], condition=Q(done_at=None), name="retention_one_open_run_per_region"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.drawn_up_on:%Y-%m-%d}"


@tracked()
class RetentionLine(RegionalModel):
    """One child whose term is over. Held back with a reason, it is asked again after that day."""

    class Privacy:
        plain = ("run", "journey", "term", "ended_on", "due_on", "held_until", "held_on", "held_by")
        identifying = ("held_reason",)
        special = ()
        keep = "file"

    run = models.ForeignKey(RetentionRun, on_delete=models.CASCADE, related_name="lines")
    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="+")
    term = models.CharField(max_length=10, choices=Term)
    ended_on = models.DateField()
    due_on = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    held_reason = models.CharField(max_length=300, blank=True)
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "journey", "term"], name="retention_line_once"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_by__isnull=True, held_until__isnull=True, held_reason="")
                | (Q(held_on__isnull=False, held_by__isnull=False, held_until__isnull=False) & ~Q(held_reason="")),
                name="retention_held_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.journey_id}"

    @property
    def pair(self) -> tuple[int, str]:
        return self.journey_id, self.term

    @property
    def is_held(self) -> bool:
        return self.held_on is not None

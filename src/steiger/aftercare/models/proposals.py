from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.aftercare.enums import Reason
from steiger.organisations.models import RegionalModel


class PlanProposal(RegionalModel):
    """A plan of the open visits of a period, being searched for or found. Nothing of it holds until it is accepted."""

    class Privacy:
        plain = (
            "first_on", "last_on", "asked_at", "asked_by", "keeps", "seed", "seconds", "searched_at", "stop_at",
            "ended_at", "run", "figures", "before", "findings", "dropped_on", "dropped_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    first_on = models.DateField()
    last_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # Planning anew: how dear a change of what stands already is, 1 to 10. Empty: what stands does not move.
    keeps = models.PositiveSmallIntegerField(null=True, blank=True)
    seed = models.PositiveIntegerField(default=1)
    seconds = models.PositiveSmallIntegerField(default=30)
    # The search says now and then that it is still there; when that stays out, its worker was stopped.
    searched_at = models.DateTimeField()
    stop_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # With this the very same plan can be found again (`planning.plan.Run`).
    run = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    # The same figures of what stood before.
    before = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="plan_proposal_days_in_order"),
            models.CheckConstraint(
                condition=Q(keeps__isnull=True) | Q(keeps__gte=1, keeps__lte=10), name="plan_proposal_keeps"
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True, dropped_by__isnull=True)
                | Q(dropped_on__isnull=False, dropped_by__isnull=False),
                name="plan_proposal_dropped_on_and_by",
            ),
        ]
        indexes = [models.Index(fields=["region", "-asked_at"], name="plan_proposal_latest")]

    def __str__(self) -> str:
        return f"{self.first_on} {self.last_on}"


class PlannedVisit(RegionalModel):
    """One visit in a proposal: who and when, or why not. Accepted, it is an appointment like any other."""

    class Privacy:
        plain = (
            "proposal", "visit", "specialist", "starts_at", "minutes", "was_specialist", "was_at", "is_locked",
            "reason", "help", "accepted_on", "accepted_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "file"

    proposal = models.ForeignKey(PlanProposal, on_delete=models.CASCADE, related_name="visits")
    visit = models.ForeignKey("aftercare.Visit", on_delete=models.CASCADE, related_name="+")
    specialist = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    # How the visit stood when the proposal was asked for.
    was_specialist = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    was_at = models.DateTimeField(null=True, blank=True)
    is_locked = models.BooleanField(default=False)
    reason = models.CharField(max_length=30, choices=Reason, blank=True)
    help = models.JSONField(default=list)
    accepted_on = models.DateField(null=True, blank=True)
    accepted_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "visit"], name="planned_visit_once"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, specialist__isnull=True) & ~Q(reason="")
                | Q(starts_at__isnull=False, specialist__isnull=False, reason=""),
                name="planned_visit_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True, accepted_by__isnull=True)
                | Q(accepted_on__isnull=False, accepted_by__isnull=False),
                name="planned_visit_accepted_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.visit_id}"

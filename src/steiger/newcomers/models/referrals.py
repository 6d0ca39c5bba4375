"""Who brought a child and what was answered, and since when it waits."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Q, Value, When

from steiger.core.history import tracked
from steiger.newcomers.enums import ReferralState, Urgency
from steiger.organisations.models import RegionalModel


@tracked()
class Referral(RegionalModel):
    """Who brought the child, when, and what the newcomer school answered."""

    class Privacy:
        plain = (
            "journey", "referring_school", "referred_by", "parents_informed_on", "referred_on", "answer_due_on",
            "policy", "accepted_on", "waiting_on", "declined_on", "answered_by", "preferred_facility",
        )  # fmt: skip
        identifying = ("note", "declined_reason")
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="referral")
    referring_school = models.ForeignKey("organisations.School", null=True, on_delete=models.PROTECT, related_name="+")
    preferred_facility = models.ForeignKey(
        "organisations.NewcomerFacility", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    referred_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    parents_informed_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    policy = models.ForeignKey("cooperation.PolicyVersion", on_delete=models.PROTECT, related_name="+")
    answer_due_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    waiting_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    declined_reason = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(declined_on__isnull=False, then=Value(ReferralState.DECLINED.value)),
            When(accepted_on__isnull=False, then=Value(ReferralState.ACCEPTED.value)),
            When(waiting_on__isnull=False, then=Value(ReferralState.WAITING.value)),
            default=Value(ReferralState.OPEN.value),
            output_field=models.CharField(max_length=10),
        ),
        output_field=models.CharField(max_length=10, choices=ReferralState.choices),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(declined_on__isnull=True, declined_reason="")
                | (Q(declined_on__isnull=False) & ~Q(declined_reason="")),
                name="referral_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    accepted_on__isnull=True,
                    waiting_on__isnull=True,
                    declined_on__isnull=True,
                    answered_by__isnull=True,
                )
                | (
                    Q(answered_by__isnull=False)
                    & (Q(accepted_on__isnull=False) | Q(waiting_on__isnull=False) | Q(declined_on__isnull=False))
                ),
                name="referral_answered_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "state", "answer_due_on"], name="referral_to_answer"),
            models.Index(fields=["region", "referring_school"], name="referral_of_school"),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.referred_on}"

    @property
    def state_label(self) -> str:
        return str(ReferralState(self.state).label)


@tracked()
class WaitingListEntry(RegionalModel):
    """Since when a child waits, and with what urgency, reasoned."""

    class Privacy:
        plain = ("journey", "since_on", "urgency", "ended_on", "put_by")
        identifying = ("reason",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="waiting_entries")
    since_on = models.DateField()
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    reason = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    put_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["since_on"]
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=Q(ended_on__isnull=True), name="waiting_once"),
            models.CheckConstraint(
                condition=Q(urgency=Urgency.NORMAL) | ~Q(reason=""), name="waiting_urgency_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["region", "since_on"], condition=Q(ended_on__isnull=True), name="waiting_open")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.since_on}"

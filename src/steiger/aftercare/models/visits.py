from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Case, F, Q, Value, When

from steiger.aftercare.enums import Familiarity, Going, VisitState
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain, Standing


@tracked()
class Visit(RegionalModel):
    """Aftercare visit 1..n in its window. Planned: who and when. Reported, or skipped with a reason."""

    class Privacy:
        plain = (
            "journey", "number", "policy", "window_from", "window_until", "planned_at", "specialist", "reported_on",
            "skipped_on", "skipped_by", "extra_by",
        )  # fmt: skip
        identifying = ("skip_reason", "extra_reason")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="visits")
    number = models.PositiveSmallIntegerField()
    policy = models.ForeignKey("cooperation.PolicyVersion", on_delete=models.PROTECT, related_name="+")
    window_from = models.DateField()
    window_until = models.DateField()
    planned_at = models.DateTimeField(null=True, blank=True)
    specialist = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    skipped_on = models.DateField(null=True, blank=True)
    skipped_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    skip_reason = models.CharField(max_length=300, blank=True)
    # Beyond those of the policy: because it did not go well enough.
    extra_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    extra_reason = models.CharField(max_length=300, blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(skipped_on__isnull=False, then=Value(VisitState.SKIPPED.value)),
            When(reported_on__isnull=False, then=Value(VisitState.REPORTED.value)),
            When(planned_at__isnull=False, then=Value(VisitState.PLANNED.value)),
            default=Value(VisitState.OPEN.value),
            output_field=models.CharField(max_length=10),
        ),
        output_field=models.CharField(max_length=10, choices=VisitState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "number"], name="visit_once"),
            models.CheckConstraint(condition=Q(window_until__gte=F("window_from")), name="visit_window_dates_in_order"),
            models.CheckConstraint(
                condition=Q(planned_at__isnull=True) | Q(specialist__isnull=False), name="visit_planned_with_specialist"
            ),
            models.CheckConstraint(
                condition=Q(skipped_on__isnull=True, skipped_by__isnull=True, skip_reason="")
                | (Q(skipped_on__isnull=False, skipped_by__isnull=False) & ~Q(skip_reason="")),
                name="visit_skipped_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(extra_by__isnull=True, extra_reason="") | (Q(extra_by__isnull=False) & ~Q(extra_reason="")),
                name="visit_extra_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(skipped_on__isnull=True), name="visit_reported_or_skipped"
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(specialist__isnull=False), name="visit_reported_by_somebody"
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "window_until"],
                condition=Q(reported_on__isnull=True, skipped_on__isnull=True),
                name="visit_open",
            ),
            models.Index(fields=["region", "specialist", "planned_at"], name="visit_of_specialist"),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.number}"


@tracked()
class VisitReport(RegionalModel):
    """What was seen and asked. Cannot be sent without its four parts (source page, domain page section 2)."""

    class Privacy:
        plain = ("visit", "key", "held_on", "reported_by", "reported_at", "going", "plan_familiarity")
        identifying = ("present", "going_words", "school_needs", "plan_use", "agreed_points")
        special = ()
        keep = "file"

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="report")
    # Given by the form. A device that got no answer sends again under the same key: that is no second report.
    key = models.UUIDField(unique=True, db_default=RandomUUID(), editable=False)
    held_on = models.DateField()
    present = models.CharField(max_length=200)
    going = models.CharField(max_length=20, choices=Going)
    going_words = models.TextField()
    school_needs = models.TextField()
    plan_familiarity = models.CharField(max_length=10, choices=Familiarity)
    plan_use = models.TextField()
    agreed_points = models.TextField(blank=True)
    reported_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(going_words="") & ~Q(school_needs="") & ~Q(plan_use=""), name="visit_report_complete"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.held_on}"


@tracked()
class VisitStanding(RegionalModel):
    """How the child stood in one domain at a visit."""

    class Privacy:
        plain = ("report", "domain", "standing")
        identifying = ()
        special = ()
        keep = "file"

    report = models.ForeignKey(VisitReport, on_delete=models.CASCADE, related_name="standings")
    domain = models.CharField(max_length=30, choices=Domain)
    standing = models.CharField(max_length=12, choices=Standing)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "domain"], name="visit_standing_once")]

    def __str__(self) -> str:
        return f"{self.domain} {self.standing}"


@tracked()
class VisitAction(RegionalModel):
    """What a school needed, made into something to do: with an owner and a date."""

    class Privacy:
        plain = ("journey", "report", "owner", "due_on", "done_on", "made_by", "made_on")
        identifying = ("what",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="visit_actions")
    report = models.ForeignKey(VisitReport, on_delete=models.CASCADE, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["region", "owner", "due_on"], condition=Q(done_on__isnull=True), name="visit_action_open"
            )
        ]

    def __str__(self) -> str:
        return self.what

"""The plan of one child, and the moments on which it is looked at again."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When

from steiger.core.history import tracked
from steiger.newcomers.enums import ExtensionState, GoalState, Interpreting
from steiger.newcomers.models.placements import Placement
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain


@tracked()
class Rhythm(RegionalModel):
    """Each so many school weeks a newcomer school evaluates. A school without one keeps to the region's policy."""

    class Privacy:
        plain = ("facility", "weeks", "set_by", "set_on")
        identifying = ()
        special = ()
        keep = "reference"

    facility = models.OneToOneField("organisations.NewcomerFacility", on_delete=models.PROTECT, related_name="+")
    weeks = models.PositiveSmallIntegerField(validators=[MinValueValidator(4), MaxValueValidator(26)])
    set_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(weeks__gte=4, weeks__lte=26), name="rhythm_of_weeks")]

    def __str__(self) -> str:
        return f"{self.facility_id}: {self.weeks}"


@tracked()
class PlanGoal(RegionalModel):
    """What a child works on in one domain, who helps with it and until when. Not the legal OPP (field notes, 2.3)."""

    class Privacy:
        plain = ("journey", "domain", "from_on", "until_on", "set_by", "closed_on", "closed_by", "outcome")
        identifying = ("goal", "helper", "closing_note")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="goals")
    domain = models.CharField(max_length=30, choices=Domain)
    goal = models.CharField(max_length=300)
    # In words: the group's teacher, an assistant, the parents. Nobody's task list.
    helper = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField()
    set_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=GoalState, default=GoalState.WORKING)
    closing_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["domain", "from_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="goal_ends_after_start"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True, outcome=GoalState.WORKING)
                | (Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(outcome=GoalState.WORKING)),
                name="goal_closed_on_and_by",
            ),
        ]
        indexes = [models.Index(fields=["journey", "domain"], name="goal_of_journey")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.domain}"


@tracked()
class Evaluation(RegionalModel):
    """The child's development on one moment of the rhythm: what was reached, what goes on, what comes next."""

    class Privacy:
        plain = ("journey", "number", "held_on", "due_on", "held_by")
        identifying = ("conclusion",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="evaluations")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    due_on = models.DateField()
    held_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    conclusion = models.TextField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["journey", "number"], name="evaluation_number_once")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.number}"


@tracked()
class GoalReview(RegionalModel):
    """How one goal stood at one evaluation."""

    class Privacy:
        plain = ("evaluation", "goal", "state")
        identifying = ("note",)
        special = ()
        keep = "file"

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="reviews")
    goal = models.ForeignKey(PlanGoal, on_delete=models.CASCADE, related_name="reviews")
    state = models.CharField(max_length=10, choices=GoalState)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "goal"], name="goal_reviewed_once")]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.goal_id}"


@tracked()
class ParentTalk(RegionalModel):
    """A talk of the school with the parents during the stay."""

    class Privacy:
        plain = ("journey", "held_on", "held_by", "language", "interpreting")
        identifying = ("present", "about", "agreements")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="talks")
    held_on = models.DateField()
    held_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    present = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    interpreting = models.CharField(max_length=15, choices=Interpreting)
    about = models.TextField()
    agreements = models.TextField(blank=True)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["journey", "held_on"], name="talk_of_journey")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.held_on}"


@tracked()
class StayExtension(RegionalModel):
    """More time at the newcomer school: asked with a reason, decided by another person."""

    class Privacy:
        plain = ("journey", "placement", "weeks", "asked_on", "asked_by", "decided_on", "decided_by", "is_granted")
        identifying = ("reason", "decision_reason")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="extensions")
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="extensions")
    weeks = models.PositiveSmallIntegerField()
    reason = models.TextField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    is_granted = models.BooleanField(null=True)
    decision_reason = models.CharField(max_length=300, blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(is_granted=True, then=Value(ExtensionState.GRANTED.value)),
            When(is_granted=False, then=Value(ExtensionState.REFUSED.value)),
            default=Value(ExtensionState.ASKED.value),
            output_field=models.CharField(max_length=10),
        ),
        output_field=models.CharField(max_length=10, choices=ExtensionState),
        db_persist=True,
    )

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"], condition=Q(decided_on__isnull=True), name="extension_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by__isnull=True, is_granted__isnull=True)
                | (
                    Q(decided_on__isnull=False, decided_by__isnull=False, is_granted__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                    & ~Q(decision_reason="")
                ),
                name="extension_decided_by_another",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "asked_on"], condition=Q(decided_on__isnull=True), name="extension_to_decide"
            )
        ]

    @property
    def state_label(self) -> str:
        return str(ExtensionState(self.state).label)

    def __str__(self) -> str:
        return f"{self.journey_id} {self.weeks}"

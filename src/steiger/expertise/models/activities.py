from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When

from steiger.access.enums import Role
from steiger.core.history import tracked
from steiger.expertise.enums.activities import ActivityKind, ActivityState, EnrolmentState, Score
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.models import RegionalModel


@tracked()
class Activity(RegionalModel):
    """People of schools come together to learn from each other. It is held once its attendance is written down."""

    class Privacy:
        plain = (
            "kind", "title", "text", "starts_at", "ends_at", "place", "link", "school", "places", "audience",
            "subjects", "hours", "organiser", "enrol_until", "is_public", "planned_by", "planned_at", "changes",
            "cancelled_on", "cancel_reason", "held_at", "held_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    kind = models.CharField(max_length=20, choices=ActivityKind)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    # Where it is held online, alone or beside a place.
    link = models.URLField(max_length=500, blank=True)
    # The school that receives: tells the way, and how far it is.
    school = models.ForeignKey(
        "organisations.School", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # None: everybody fits in.
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    # For which roles; none named is everybody.
    audience = ArrayField(models.CharField(max_length=30, choices=Role), default=list, blank=True)
    subjects = ArrayField(models.CharField(max_length=30, choices=Subject), default=list, blank=True)
    # What it counts for in the portfolio of who was there.
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    organiser = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # The last day to enrol; none is until it begins.
    enrol_until = models.DateField(null=True, blank=True)
    # On the list that schools read without an account.
    is_public = models.BooleanField(default=True)
    planned_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    # How often who comes was told something else: a calendar takes over the highest.
    changes = models.PositiveSmallIntegerField(default=0)
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(cancelled_on__isnull=False, then=Value(ActivityState.CANCELLED.value)),
            When(held_at__isnull=False, then=Value(ActivityState.HELD.value)),
            default=Value(ActivityState.PLANNED.value),
        ),
        output_field=CharField(max_length=20, choices=ActivityState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="activity_ends_later"),
            models.CheckConstraint(condition=Q(places=None) | Q(places__gt=0), name="activity_has_places"),
            models.CheckConstraint(condition=Q(hours__gte=0), name="activity_hours"),
            models.CheckConstraint(
                condition=Q(held_at=None, held_by=None) | Q(held_at__isnull=False, held_by__isnull=False),
                name="activity_held_at_and_by",
            ),
            models.CheckConstraint(condition=Q(cancelled_on=None) | Q(held_at=None), name="activity_held_or_cancelled"),
        ]
        indexes = [models.Index(fields=["region", "starts_at"], name="activity_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        return str(ActivityState(self.state).label)

    @property
    def is_planned(self) -> bool:
        return self.cancelled_on is None and self.held_at is None


@tracked()
class ActivityEnrolment(RegionalModel):
    """Somebody wants to come: with a place, or waiting for one in the order of coming. Who signs off leaves the row
    behind and comes back with a new one, at the end.
    """

    class Privacy:
        plain = (
            "activity", "user", "organisation", "enrolled_at", "placed_at", "cancelled_at", "was_present", "score",
            "evaluated_at",
        )  # fmt: skip
        identifying = ("learned", "wish")
        special = ()
        keep = "reference"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="enrolments")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # For which school or organisation somebody came, as it was then.
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    enrolled_at = models.DateTimeField()
    placed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # Unknown until the attendance is written down.
    was_present = models.BooleanField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(choices=Score, null=True, blank=True)
    learned = models.TextField(blank=True)
    wish = models.TextField(blank=True)
    evaluated_at = models.DateTimeField(null=True, blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(cancelled_at__isnull=False, then=Value(EnrolmentState.CANCELLED.value)),
            When(placed_at__isnull=False, then=Value(EnrolmentState.PLACED.value)),
            default=Value(EnrolmentState.WAITING.value),
        ),
        output_field=CharField(max_length=20, choices=EnrolmentState.choices),
        db_persist=True,
    )

    class Meta:
        # The order in which people came is the order of the waiting list.
        ordering = ["enrolled_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "user"], condition=Q(cancelled_at=None), name="activity_enrolment_once"
            ),
            models.CheckConstraint(
                condition=Q(was_present=None) | Q(placed_at__isnull=False, cancelled_at=None),
                name="activity_attended_with_a_place",
            ),
            models.CheckConstraint(
                condition=Q(score=None, evaluated_at=None)
                | Q(score__isnull=False, evaluated_at__isnull=False, was_present=True),
                name="activity_evaluated_by_who_was_there",
            ),
        ]
        indexes = [models.Index(fields=["region", "user"], name="activity_enrolment_of")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.user_id}"

    @property
    def state_label(self) -> str:
        return str(EnrolmentState(self.state).label)


@tracked()
class ActivityMaterial(RegionalModel):
    """What was handed out or shown: slides, an exercise, a list of words."""

    class Privacy:
        plain = ("activity", "file", "title", "added_by", "added_at")
        identifying = ()
        special = ()
        keep = "reference"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="material")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    added_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

from __future__ import annotations

from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone

from steiger.core import clock
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.training.enums import EnrolmentState, SessionState
from steiger.training.models.programmes import Module, Programme


@tracked()
class Cohort(RegionalModel):
    """A group of teachers that goes through the programme together (lichting)."""

    class Privacy:
        plain = (
            "programme", "name", "begins_on", "ends_on", "enrol_until", "places", "made_on", "made_by", "finished_on",
            "finished_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=120)
    begins_on = models.DateField()
    ends_on = models.DateField()
    # The last day on which a school enrols somebody.
    enrol_until = models.DateField()
    places = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-begins_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], name="cohort_name_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("begins_on")), name="cohort_ends_later"),
            models.CheckConstraint(condition=Q(enrol_until__lte=F("ends_on")), name="cohort_enrol_before_end"),
            models.CheckConstraint(condition=Q(places__gte=1), name="cohort_has_places"),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True, finished_by__isnull=True)
                | Q(finished_on__isnull=False, finished_by__isnull=False),
                name="cohort_finished_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_finished(self) -> bool:
        return self.finished_on is not None

    @property
    def is_open(self) -> bool:
        """Whether a school can still enrol somebody, as far as dates go."""
        return not self.is_finished and clock.today() <= self.enrol_until


@tracked()
class CohortTrainer(RegionalModel):
    """Who leads a cohort: plans its sessions, assesses the work, gives the certificates."""

    class Privacy:
        plain = ("cohort", "user")
        identifying = ()
        special = ()
        keep = "reference"

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="trainers")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["cohort", "user"], name="cohort_trainer_once")]
        indexes = [models.Index(fields=["region", "user"], name="cohorts_of_trainer")]

    def __str__(self) -> str:
        return f"{self.cohort_id} {self.user_id}"


@tracked()
class Enrolment(RegionalModel):
    """A teacher in a cohort: proposed by the school, and taking part from the teacher's own yes."""

    class Privacy:
        plain = (
            "cohort", "teacher", "school", "proposed_on", "proposed_by", "agreed_on", "declined_on", "stopped_on",
            "stopped_by", "coach",
        )  # fmt: skip
        identifying = ("stop_reason",)
        special = ()
        keep = "reference"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    teacher = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # The teacher alone agrees or declines.
    agreed_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    stopped_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    stop_reason = models.CharField(max_length=300, blank=True)
    # Who comes to the school to coach: a trainer or a specialist.
    coach = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(stopped_on__isnull=False, then=Value(EnrolmentState.STOPPED.value)),
            When(declined_on__isnull=False, then=Value(EnrolmentState.DECLINED.value)),
            When(agreed_on__isnull=False, then=Value(EnrolmentState.TAKES_PART.value)),
            default=Value(EnrolmentState.PROPOSED.value),
        ),
        output_field=CharField(max_length=20, choices=EnrolmentState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "teacher"],
                condition=Q(declined_on=None, stopped_on=None),
                name="enrolment_open_once",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(declined_on__isnull=True), name="enrolment_one_answer"
            ),
            models.CheckConstraint(
                condition=Q(stopped_on__isnull=True, stopped_by__isnull=True, stop_reason="")
                | (Q(stopped_on__isnull=False, stopped_by__isnull=False) & ~Q(stop_reason="")),
                name="enrolment_stopped_on_by_and_why",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "teacher"], name="enrolments_of_teacher"),
            models.Index(fields=["region", "coach"], name="enrolments_of_coach"),
            models.Index(fields=["region", "school"], name="enrolments_of_school"),
        ]

    def __str__(self) -> str:
        return f"{self.cohort_id} {self.teacher_id}"

    @property
    def state_label(self) -> str:
        return str(EnrolmentState(self.state).label)

    @property
    def takes_part(self) -> bool:
        return bool(self.state == EnrolmentState.TAKES_PART)


@tracked()
class Session(RegionalModel):
    """A cohort comes together for a module. Held once it is recorded who was there."""

    class Privacy:
        plain = (
            "cohort", "module", "starts_at", "ends_at", "place", "link", "planned_by", "changes", "cancelled_on",
            "cancel_reason", "recorded_at", "recorded_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    planned_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # How often the cohort was told something else: a calendar takes over the highest.
    changes = models.PositiveSmallIntegerField(default=0)
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(cancelled_on__isnull=False, then=Value(SessionState.CANCELLED.value)),
            When(recorded_at__isnull=False, then=Value(SessionState.HELD.value)),
            default=Value(SessionState.PLANNED.value),
        ),
        output_field=CharField(max_length=20, choices=SessionState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_later"),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True, recorded_by__isnull=True)
                | Q(recorded_at__isnull=False, recorded_by__isnull=False),
                name="session_recorded_at_and_by",
            ),
        ]
        indexes = [models.Index(fields=["region", "starts_at"], name="sessions_by_day")]

    def __str__(self) -> str:
        return f"{self.cohort_id} {self.starts_at:%Y-%m-%d}"

    @property
    def state_label(self) -> str:
        return str(SessionState(self.state).label)

    @property
    def is_planned(self) -> bool:
        return bool(self.state == SessionState.PLANNED)

    @property
    def has_begun(self) -> bool:
        """From its day on: who is early may write down who is there."""
        return timezone.localdate(self.starts_at) <= clock.today()


@tracked()
class Attendance(RegionalModel):
    """Whether a teacher was at a session."""

    class Privacy:
        plain = ("session", "enrolment", "was_present")
        identifying = ()
        special = ()
        keep = "reference"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendances")
    was_present = models.BooleanField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["session", "enrolment"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.enrolment_id}"

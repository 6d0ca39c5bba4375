"""What an enrolment asks of the schools, and lessons while a child waits."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from steiger.core.history import tracked
from steiger.newcomers.enums import Notice
from steiger.organisations.models import RegionalModel


@tracked()
class LegalNotice(RegionalModel):
    """Something that a school must see to because of one enrolment, with the day on which the law's term ends."""

    class Privacy:
        plain = ("journey", "enrolment", "kind", "school", "due_on", "done_on", "done_by")
        identifying = ("not_needed_reason",)
        special = ()
        keep = "enrolment"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="notices")
    enrolment = models.ForeignKey("pupils.SchoolEnrolment", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=16, choices=Notice)
    # Who must see to it.
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    not_needed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "kind"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True, not_needed_reason="")
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="notice_done_on_and_by",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "school", "due_on"], condition=Q(done_on__isnull=True), name="notice_open")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"


@tracked()
class TemporaryLessons(RegionalModel):
    """Lessons at a regular school while a child waits for its place, and who supports there."""

    class Privacy:
        plain = ("journey", "school", "from_on", "until_on", "weekdays", "agreed_by")
        identifying = ("supported_by",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="temporary_lessons")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    supported_by = models.CharField(max_length=200)
    agreed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on"]
        verbose_name_plural = "temporary lessons"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="lessons_end_after_start"
            ),
            ExclusionConstraint(
                name="lessons_one_at_a_time",
                expressions=[
                    ("journey", RangeOperators.EQUAL),
                    (Func("from_on", "until_on", Value("[]"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} {self.from_on}"

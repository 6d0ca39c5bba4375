from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.training.enums import Mark, Outcome
from steiger.training.models.cohorts import Enrolment
from steiger.training.models.programmes import Assignment


@tracked()
class Submission(RegionalModel):
    """One version of the work on an assignment. Handed in again, the earlier one stays as it was."""

    class Privacy:
        plain = ("enrolment", "assignment", "number", "handed_in_at")
        identifying = ("text",)
        special = ()
        keep = "reference"

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="submissions")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    handed_in_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "assignment", "number"], name="submission_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.assignment_id} v{self.number}"


@tracked()
class SubmissionFile(RegionalModel):
    """A file that was handed in with the work."""

    class Privacy:
        plain = ("submission", "file")
        identifying = ()
        special = ()
        keep = "reference"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.file_id}"


@tracked()
class Assessment(RegionalModel):
    """What a trainer says of one version: a round of feedback, or an assessment by the criteria."""

    class Privacy:
        plain = ("submission", "outcome", "marks", "given_at", "given_by")
        identifying = ("text",)
        special = ()
        keep = "reference"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="assessments")
    outcome = models.CharField(max_length=20, choices=Outcome)
    text = models.TextField(blank=True)
    # In the order of the assignment's criteria, which are fixed while a cohort works on them.
    marks = ArrayField(models.CharField(max_length=20, choices=Mark), default=list, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PASSED) | ~Q(text=""), name="assessment_says_what_to_work_on"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.outcome}"

    @property
    def outcome_label(self) -> str:
        return str(Outcome(self.outcome).label)

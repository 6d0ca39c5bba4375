"""What was handed in, and what was said of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from steiger.access.member import Member
from steiger.documents.selectors import content_of
from steiger.training.enums import Mark, SessionState, WorkState
from steiger.training.models import (
    Assessment,
    Assignment,
    Cohort,
    Enrolment,
    Session,
    Submission,
    SubmissionFile,
)
from steiger.training.rules import work as rules
from steiger.training.rules.access import cohorts_led_by, work_visible_to

ASSESS_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest version of one teacher's work on one assignment."""

    pk: int
    enrolment_id: int
    assignment_id: int
    number: int
    handed_in_at: datetime
    state: WorkState


def latest_work(enrolment_ids: Collection[int]) -> dict[tuple[int, int], Latest]:
    """By teacher and assignment; one query for a whole cohort."""
    said = Assessment.objects.filter(submission_id=OuterRef("pk")).order_by("-pk").values("outcome")[:1]
    found = (
        Submission.objects.filter(enrolment_id__in=enrolment_ids)
        .order_by("enrolment_id", "assignment_id", "-number")
        .distinct("enrolment_id", "assignment_id")
        .annotate(said=Subquery(said))
        .values_list("pk", "enrolment_id", "assignment_id", "number", "handed_in_at", "said")
    )
    return {
        (enrolment_id, assignment_id): Latest(
            pk, enrolment_id, assignment_id, number, at, rules.state_of(number, outcome)
        )
        for pk, enrolment_id, assignment_id, number, at, outcome in found
    }


def last_sessions(cohort_ids: Collection[int]) -> dict[tuple[int, int], date]:
    """By cohort and module the day of its last session: from there an assignment's day is counted."""
    found = (
        Session.objects.filter(cohort_id__in=cohort_ids)
        .exclude(state=SessionState.CANCELLED)
        .order_by()
        .values_list("cohort_id", "module_id")
        .annotate(last=Max("starts_at"))
    )
    return {(cohort_id, module_id): timezone.localdate(last) for cohort_id, module_id, last in found}


def versions(enrolment: Enrolment, assignment: Assignment) -> list[Submission]:
    """All that was handed in for it, the first first, with files and everything said."""
    return list(
        Submission.objects.filter(enrolment=enrolment, assignment=assignment)
        .prefetch_related(
            Prefetch("files", queryset=SubmissionFile.objects.select_related("file").order_by("pk")),
            Prefetch("assessments", queryset=Assessment.objects.select_related("given_by").order_by("pk")),
        )
        .order_by("number")
    )


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion with its mark."""

    text: str
    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class Round:
    """One version with all that was said of it."""

    version: Submission
    said: Sequence[tuple[Assessment, Sequence[Criterion]]]
    is_latest: bool


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One assignment of one teacher, to and fro."""

    enrolment: Enrolment
    assignment: Assignment
    rounds: Sequence[Round]
    state: WorkState
    due_on: date | None
    is_own: bool
    is_leading: bool

    @property
    def latest(self) -> Submission | None:
        return self.rounds[0].version if self.rounds else None


def work_page(member: Member, enrolment: Enrolment, assignment: Assignment) -> WorkPage:
    """The newest version on top."""
    found = versions(enrolment, assignment)
    last = last_sessions([enrolment.cohort_id]).get((enrolment.cohort_id, assignment.module_id))
    leading = Cohort.objects.filter(cohorts_led_by(member), pk=enrolment.cohort_id).exists()
    return WorkPage(
        enrolment=enrolment,
        assignment=assignment,
        rounds=[_round(one, assignment, one is found[-1]) for one in reversed(found)],
        state=rules.state_of_versions(found),
        due_on=rules.due_on(last, assignment.weeks),
        is_own=enrolment.teacher_id == member.user_id,
        is_leading=leading,
    )


def _round(version: Submission, assignment: Assignment, is_latest: bool) -> Round:
    said = [(one, _criteria(one, assignment)) for one in version.assessments.all()]
    return Round(version, said, is_latest)


def _criteria(said: Assessment, assignment: Assignment) -> list[Criterion]:
    """A round of feedback marks nothing."""
    pairs = zip(assignment.criteria, said.marks, strict=False)
    return [Criterion(text, mark, str(Mark(mark).label)) for text, mark in pairs]


def work_enrolment_for(member: Member, pk: int) -> Enrolment | None:
    """An enrolment whose work this person reads."""
    return (
        Enrolment.objects.filter(work_visible_to(member), pk=pk)
        .select_related("teacher", "school__organisation", "cohort__programme", "coach")
        .first()
    )


def assignment_of(enrolment: Enrolment, pk: int) -> Assignment | None:
    """An assignment of the programme that this teacher follows."""
    found = Assignment.objects.filter(module__programme_id=enrolment.cohort.programme_id, pk=pk)
    return found.select_related("module").first()


def submission_for(member: Member, pk: int) -> Submission | None:
    seen = Enrolment.objects.filter(work_visible_to(member))
    return (
        Submission.objects.filter(enrolment__in=seen, pk=pk)
        .select_related("enrolment__teacher", "enrolment__cohort__programme", "assignment__module")
        .first()
    )


def file_for(member: Member, pk: int) -> SubmissionFile | None:
    seen = Enrolment.objects.filter(work_visible_to(member))
    return SubmissionFile.objects.filter(submission__enrolment__in=seen, pk=pk).select_related("file").first()


def file_content(found: SubmissionFile) -> tuple[bytes, str, str]:
    return content_of(found.file), found.file.media_type, found.file.name


def waiting_for_assessment(cohorts: QuerySet[Cohort]) -> QuerySet[Submission]:
    """The newest version of each assignment of which nothing was said yet, the longest waiting first."""
    newest = (
        Submission.objects.filter(enrolment_id=OuterRef("enrolment_id"), assignment_id=OuterRef("assignment_id"))
        .order_by("-number")
        .values("pk")[:1]
    )
    return (
        Submission.objects.filter(enrolment__cohort__in=cohorts, assessments=None)
        .exclude(enrolment__stopped_on__isnull=False)
        .filter(pk=Subquery(newest))
        .select_related("enrolment__teacher", "enrolment__cohort", "assignment")
        .order_by("handed_in_at", "pk")
    )

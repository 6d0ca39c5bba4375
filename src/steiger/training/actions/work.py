"""Practical assignments: handed in, talked over, assessed, done again. Every version is kept."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.documents.uploads import PAPERS, Upload
from steiger.organisations.selectors import region_of
from steiger.training.actions.enrolments import lock_enrolment, tell_about
from steiger.training.enums import Outcome
from steiger.training.models import Assessment, Assignment, Enrolment, Submission, SubmissionFile
from steiger.training.rules import access
from steiger.training.rules import work as rules
from steiger.training.rules.cohorts import refuse, takes_part
from steiger.training.selectors.work import versions

LIMIT_MB = 20
MOST_FILES = 5
KINDS = PAPERS


@transaction.atomic
def hand_in(
    *, by: Member, enrolment: Enrolment, assignment: Assignment, text: str, files: Sequence[Upload] = ()
) -> Submission:
    """By the teacher alone: a next version beside the ones before."""
    require(by, Permission.TRAINING_FOLLOW)
    enrolment = lock_enrolment(enrolment)
    access.is_own(by, enrolment).require()
    refuse(takes_part(enrolment))
    _belongs(enrolment, assignment)
    rules.check_work(text, len(files))
    before = versions(enrolment, assignment)
    refuse(rules.may_hand_in(rules.state_of_versions(before)))
    version = Submission.objects.create(
        region_id=by.region_id,
        enrolment=enrolment,
        assignment=assignment,
        number=len(before) + 1,
        text=text.strip(),
        handed_in_at=clock.now(),
    )
    for one in files:
        stored = store_file(by=by, name=one.name, media_type=one.media_type, content=one.content)
        SubmissionFile.objects.create(region_id=by.region_id, submission=version, file=stored)
    record(by=by, kind="hand_in", subject=f"enrolment {enrolment.pk}", assignment=assignment.pk, version=version.number)
    return version


@transaction.atomic
def assess_work(
    *, by: Member, submission: Submission, outcome: Outcome, text: str = "", marks: Sequence[str] = ()
) -> Assessment:
    """Feedback, do it again, or passed; by who leads the cohort."""
    require(by, Permission.TRAINING_WRITE)
    enrolment = lock_enrolment(submission.enrolment)
    access.may_judge(by, enrolment).require()
    refuse(takes_part(enrolment))
    assignment = submission.assignment
    found = versions(enrolment, assignment)
    refuse(rules.may_assess(rules.state_of_versions(found), is_latest=found[-1].pk == submission.pk))
    rules.check_assessment(assignment, outcome, text, marks)
    given = Assessment.objects.create(
        region_id=by.region_id,
        submission=submission,
        outcome=outcome,
        text=text.strip(),
        marks=[] if outcome == Outcome.FEEDBACK else list(marks),
        given_at=clock.now(),
        given_by_id=by.user_id,
    )
    tell_about(
        enrolment,
        by,
        [enrolment.teacher],
        gettext_lazy("Your assignment was read: training {cohort}"),
        gettext_lazy("A trainer has read what you handed in. Read what was said of it."),
        path=reverse(
            "training:work",
            kwargs={"region": region_of(by).slug, "pk": enrolment.pk, "assignment": assignment.pk},
        ),
    )
    record(
        by=by, kind="assess_work", subject=f"enrolment {enrolment.pk}", assignment=assignment.pk, outcome=str(outcome)
    )
    return given


def _belongs(enrolment: Enrolment, assignment: Assignment) -> None:
    if assignment.module.programme_id != enrolment.cohort.programme_id:
        raise DomainError(_("This assignment is not part of your programme. Open it from your own training."))

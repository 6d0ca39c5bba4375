"""The training made as people make it: through the actions, on days that follow from the cohort's own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.documents.uploads import PAPERS, Upload, checked_upload
from steiger.organisations.models import Region, School
from steiger.training import actions
from steiger.training.actions import CoachingInput, CohortInput, SessionInput
from steiger.training.enums import HIGHEST_SCORE, Competence, Mark, Moment, Outcome
from steiger.training.models import (
    Assessment,
    Assignment,
    Certificate,
    CoachingSession,
    Cohort,
    Enrolment,
    Programme,
    Session,
    Submission,
)
from steiger.training.selectors.programmes import assignments_of
from tests.factories import make_member

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def a_programme(by: Member) -> Programme:
    return Programme.objects.order_by("-number").first() or actions.start_programme(by=by)


def a_cohort(by: Member, *trainers: Member, **changed: Any) -> Cohort:
    """Begins in a week and lasts two years."""
    day = clock.today()
    asked: dict[str, Any] = {
        "name": f"Lichting {Cohort.objects.count() + 1}",
        "begins_on": day + timedelta(days=7),
        "ends_on": day + timedelta(days=730),
        "enrol_until": day + timedelta(days=14),
        "places": 10,
        "trainer_ids": [one.user_id for one in trainers or (by,)],
        **changed,
    }
    return actions.begin_cohort(by=by, programme=a_programme(by), asked=CohortInput(**asked))


def a_teacher(region: Region, school: School, name: str = "Teun") -> Member:
    return make_member(region, name, Role.TEACHER, school.pk)


def proposed(by: Member, cohort: Cohort, teacher: Member, school_id: int | None = None) -> Enrolment:
    school = school_id or teacher.posts[0].organisation_id
    assert school
    return actions.enrol_teacher(by=by, cohort=cohort, teacher_id=teacher.user_id, school_id=school)


def enrolled(by: Member, cohort: Cohort, teacher: Member) -> Enrolment:
    """Proposed by the school, and agreed."""
    return actions.answer_enrolment(by=teacher, enrolment=proposed(by, cohort, teacher), agrees=True)


def a_session(by: Member, cohort: Cohort, *, module: int = 0, day: date | None = None, **changed: Any) -> Session:
    modules = list(cohort.programme.modules.order_by("position"))
    on = day or cohort.begins_on
    asked: dict[str, Any] = {
        "module_id": modules[module].pk,
        "starts_at": at(on, 14),
        "ends_at": at(on, 17),
        "place": "Expertisecentrum",
        **changed,
    }
    return actions.plan_session(by=by, cohort=cohort, asked=SessionInput(**asked))


def held(by: Member, cohort: Cohort, *there: Enrolment, day: date | None = None, module: int = 0) -> Session:
    """On its own day."""
    session = a_session(by, cohort, day=day, module=module)
    with clock.on(timezone.localdate(session.starts_at)):
        return actions.record_attendance(by=by, session=session, present=[one.pk for one in there])


def at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def first_assignment(cohort: Cohort) -> Assignment:
    return assignments_of(cohort.programme_id)[0]


def handed_in(
    teacher: Member, enrolment: Enrolment, assignment: Assignment | None = None, **changed: Any
) -> Submission:
    asked: dict[str, Any] = {"text": "Zo heb ik het gedaan.", "files": (), **changed}
    found = assignment or first_assignment(enrolment.cohort)
    return actions.hand_in(by=teacher, enrolment=enrolment, assignment=found, **asked)


def a_file(name: str = "verslag.pdf", content: bytes = PDF) -> Upload:
    file = BytesIO(content)
    file.name, file.size = name, len(content)  # type: ignore[attr-defined]
    return checked_upload(file, kinds=PAPERS, limit_mb=20)  # type: ignore[arg-type]


def assessed(by: Member, version: Submission, outcome: Outcome = Outcome.PASSED, **changed: Any) -> Assessment:
    count = len(version.assignment.criteria)
    marks = [Mark.SHOWN] * count if outcome == Outcome.PASSED else [Mark.NOT_YET] * count
    asked: dict[str, Any] = {"text": "Mooi gekeken naar wat het kind zegt.", "marks": marks, **changed}
    return actions.assess_work(by=by, submission=version, outcome=outcome, **asked)


def a_coaching(by: Member, enrolment: Enrolment, day: date | None = None) -> CoachingSession:
    asked = CoachingInput(at(day or clock.today(), 9), "Hoe geef ik beurten?", "Groep 5")
    return actions.plan_coaching(by=by, enrolment=enrolment, asked=asked)


def coached(by: Member, enrolment: Enrolment) -> CoachingSession:
    session = a_coaching(by, enrolment)
    return actions.report_coaching(
        by=by, session=session, observed="Iedereen komt aan het woord.", agreements="Meer wachttijd na een vraag."
    )


def scanned(teacher: Member, enrolment: Enrolment, moment: Moment = Moment.BEFORE, score: int = HIGHEST_SCORE) -> None:
    scores = dict.fromkeys(Competence.values, score)
    actions.fill_in_scan(by=teacher, enrolment=enrolment, moment=moment, scores=scores)


def with_everything(by: Member, teacher: Member, enrolment: Enrolment) -> None:
    """All that a certificate asks: one session, every assignment, three coaching sessions."""
    cohort = enrolment.cohort
    held(by, cohort, enrolment)
    with clock.on(cohort.begins_on):
        for assignment in assignments_of(cohort.programme_id):
            assessed(by, handed_in(teacher, enrolment, assignment))
        for _time in range(3):
            coached(by, enrolment)


def certified(by: Member, teacher: Member, enrolment: Enrolment) -> Certificate:
    with_everything(by, teacher, enrolment)
    with clock.on(enrolment.cohort.begins_on):
        return actions.give_certificate(by=by, enrolment=enrolment)


def as_trainer(member: Member) -> Member:
    return Member(member.user_id, member.name, member.region_id, (Post(Role.TRAINER),))

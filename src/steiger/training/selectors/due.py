"""What the training asks of a person: of the teacher, of who leads a cohort, and of who coaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.training.enums import CoachingState, EnrolmentState, SessionState, WorkState
from steiger.training.keys import terms_on
from steiger.training.models import CoachingSession, Cohort, Enrolment, Session
from steiger.training.rules.access import cohorts_led_by
from steiger.training.rules.coaching import spread_day
from steiger.training.selectors.cohorts import coached_by, own_enrolments
from steiger.training.selectors.progress import Progress, progress_in
from steiger.training.selectors.scans import open_moment
from steiger.training.selectors.suggestions import suggestions_for_school
from steiger.training.selectors.work import ASSESS_WITHIN, waiting_for_assessment

ANSWER_WITHIN = timedelta(days=14)
# An assignment comes in sight so long before its day, and the next coaching session so long before it should be held.
IN_SIGHT = timedelta(weeks=6)


def due_for(member: Member) -> list[DueItem]:
    slug = region_of(member).slug
    return list(
        chain(_as_teacher(member, slug), _as_school(member, slug), _as_trainer(member, slug), _as_coach(member, slug))
    )


def _as_teacher(member: Member, slug: str) -> Iterator[DueItem]:
    if not member.may(Permission.TRAINING_FOLLOW):
        return
    found = own_enrolments(member).filter(
        state__in=(EnrolmentState.PROPOSED, EnrolmentState.TAKES_PART), cohort__finished_on=None
    )
    for enrolment in found:
        if enrolment.takes_part:
            [progress] = progress_in(enrolment.cohort, [enrolment])
            yield from _of_own_training(progress, slug)
        else:
            yield DueItem(
                title=_("Say whether you take part in the training"),
                due_on=min(enrolment.proposed_on + ANSWER_WITHIN, enrolment.cohort.ends_on),
                url=in_region(slug, "training:enrolment", pk=enrolment.pk),
                button=_("Answer"),
                about=enrolment.cohort.name,
            )


def _as_school(member: Member, slug: str) -> Iterator[DueItem]:
    for suggestion in suggestions_for_school(member):
        yield DueItem(
            title=_("Answer the advice to have a teacher trained"),
            due_on=suggestion.made_on + ANSWER_WITHIN,
            url=in_region(slug, "training:suggestion", pk=suggestion.pk),
            button=_("Read and answer"),
            about=suggestion.school.name,
        )


def _of_own_training(progress: Progress, slug: str) -> Iterator[DueItem]:
    enrolment, today = progress.enrolment, clock.today()
    if moment := open_moment(enrolment, progress.scans):
        yield DueItem(
            title=_("Fill in the self-scan"),
            due_on=max(enrolment.agreed_on or today, enrolment.cohort.begins_on) + ANSWER_WITHIN,
            url=in_region(slug, "training:scan", pk=enrolment.pk),
            button=_("Fill in"),
            about=str(moment.label),
        )
    for part in progress.parts:
        for piece in part.pieces:
            waits = piece.state in {WorkState.OPEN, WorkState.FEEDBACK, WorkState.REDO}
            if waits and piece.due_on is not None and piece.due_on - IN_SIGHT <= today:
                yield DueItem(
                    title=_("Hand in: %(assignment)s") % {"assignment": piece.assignment.title},
                    due_on=piece.due_on,
                    url=in_region(slug, "training:work", pk=enrolment.pk, assignment=piece.assignment.pk),
                    button=_("To the assignment"),
                    about=part.module.title if piece.state == WorkState.OPEN else piece.state_label,
                    rule=_("%(weeks)s weeks after the last session of its module") % {"weeks": piece.assignment.weeks},
                )
    for session in CoachingSession.objects.filter(enrolment=enrolment, state=CoachingState.REPORTED):
        yield DueItem(
            title=_("React to the report of your coach"),
            due_on=timezone.localdate(session.reported_at) + ANSWER_WITHIN,
            url=in_region(slug, "training:coaching", pk=session.pk),
            button=_("Read and react"),
            about=date_format(timezone.localtime(session.starts_at), "j F"),
        )


def _as_trainer(member: Member, slug: str) -> Iterator[DueItem]:
    """The coordinator may lead every cohort, but is only reminded of those that are the own."""
    if not member.may(Permission.TRAINING_WRITE):
        return
    led = Cohort.objects.filter(cohorts_led_by(member), trainers__user_id=member.user_id, finished_on=None)
    now = clock.now()
    unrecorded = Session.objects.filter(cohort__in=led, state=SessionState.PLANNED, ends_at__lt=now)
    for session in unrecorded.select_related("cohort", "module").order_by("starts_at"):
        yield DueItem(
            title=_("Record who was there"),
            due_on=timezone.localdate(session.starts_at),
            url=in_region(slug, "training:attendance", pk=session.pk),
            button=_("Record"),
            about=f"{session.cohort.name} · {session.module.title}",
        )
    for version in waiting_for_assessment(led):
        yield DueItem(
            title=_("Assess: %(assignment)s") % {"assignment": version.assignment.title},
            due_on=timezone.localdate(version.handed_in_at) + ASSESS_WITHIN,
            url=in_region(slug, "training:work", pk=version.enrolment_id, assignment=version.assignment_id),
            button=_("Assess"),
            about=f"{version.enrolment.teacher.name} · {version.enrolment.cohort.name}",
            rule=_("within two weeks after it was handed in"),
        )
    yield from _certificates(member, slug)


def _certificates(member: Member, slug: str) -> Iterator[DueItem]:
    """Asked only of cohorts whose last session is over: before that nobody is ready."""
    led = Cohort.objects.filter(cohorts_led_by(member), trainers__user_id=member.user_id)
    over = led.exclude(sessions__state=SessionState.PLANNED).filter(sessions__state=SessionState.HELD).distinct()
    waiting: defaultdict[int, list[Enrolment]] = defaultdict(list)
    cohorts: dict[int, Cohort] = {}
    found = Enrolment.objects.filter(cohort__in=over, state=EnrolmentState.TAKES_PART)
    for one in found.exclude(certificates__withdrawn_on=None, certificates__isnull=False).select_related(
        "teacher", "cohort__programme"
    ):
        waiting[one.cohort_id].append(one)
        cohorts[one.cohort_id] = one.cohort
    for pk, enrolments in waiting.items():
        for progress in progress_in(cohorts[pk], enrolments):
            if progress.is_ready:
                last = max((part.last_on for part in progress.parts if part.last_on), default=cohorts[pk].ends_on)
                yield DueItem(
                    title=_("Give the certificate"),
                    due_on=max(last, cohorts[pk].ends_on) + ANSWER_WITHIN,
                    url=in_region(slug, "training:enrolment", pk=progress.enrolment.pk),
                    button=_("To the certificate"),
                    about=f"{progress.enrolment.teacher.name} · {cohorts[pk].name}",
                    rule=progress.terms.rule,
                )


def _as_coach(member: Member, slug: str) -> Iterator[DueItem]:
    if not member.may(Permission.TRAINING_COACH):
        return
    mine = list(coached_by(member))
    sessions: defaultdict[int, list[CoachingSession]] = defaultdict(list)
    for one in CoachingSession.objects.filter(enrolment__in=mine).exclude(state=CoachingState.CANCELLED):
        sessions[one.enrolment_id].append(one)
    for enrolment in mine:
        planned = sessions[enrolment.pk]
        for one in planned:
            if one.state == CoachingState.PLANNED and timezone.localdate(one.starts_at) <= clock.today():
                yield DueItem(
                    title=_("Write the report of the coaching session"),
                    due_on=timezone.localdate(one.starts_at),
                    url=in_region(slug, "training:coaching", pk=one.pk),
                    button=_("Write"),
                    about=enrolment.teacher.name,
                )
        yield from _next_to_plan(enrolment, len(planned), slug)


def _next_to_plan(enrolment: Enrolment, planned: int, slug: str) -> Iterator[DueItem]:
    """Spread over the training, so that they do not all fall in its last month."""
    terms = terms_on(enrolment.cohort.begins_on)
    if planned >= terms.coaching:
        return
    day = spread_day(enrolment.cohort, terms.coaching, planned + 1)
    if day - IN_SIGHT <= clock.today():
        yield DueItem(
            title=_("Plan coaching session %(number)s") % {"number": planned + 1},
            due_on=day,
            url=in_region(slug, "training:plan_coaching", pk=enrolment.pk),
            button=_("Plan"),
            about=f"{enrolment.teacher.name} · {enrolment.school.name}",
            rule=terms.rule,
        )

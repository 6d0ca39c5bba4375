"""A cohort comes together: planned, changed or cancelled, and recorded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.appointments import moment
from steiger.core.errors import DomainError
from steiger.messaging.actions import Words, tell
from steiger.messaging.enums import Kind
from steiger.organisations.selectors import region_of
from steiger.training.actions.cohorts import lock_led
from steiger.training.models import Attendance, Cohort, Module, Session
from steiger.training.rules import cohorts as rules
from steiger.training.rules.access import may_lead
from steiger.training.selectors.calendar import appointment
from steiger.training.selectors.cohorts import attendance_list, people_in


@dataclass(frozen=True, slots=True)
class SessionInput:
    module_id: int
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""


@transaction.atomic
def plan_session(*, by: Member, cohort: Cohort, asked: SessionInput) -> Session:
    """Who takes part is told, with the appointment for the calendar."""
    cohort = lock_led(by, cohort)
    module = _checked(cohort, asked)
    session = Session.objects.create(
        region_id=by.region_id,
        cohort=cohort,
        module=module,
        starts_at=asked.starts_at,
        ends_at=asked.ends_at,
        place=asked.place.strip(),
        link=asked.link.strip(),
        planned_by_id=by.user_id,
    )
    if session.starts_at > clock.now():
        _tell(by, session, gettext_lazy("Training {cohort}: {when}"), gettext_lazy("A session is planned: {where}."))
    record(by=by, kind="plan_session", subject=f"cohort {cohort.pk}", session=session.pk)
    return session


@transaction.atomic
def change_session(*, by: Member, session: Session, asked: SessionInput) -> Session:
    session = _lock(by, session)
    rules.refuse(rules.may_change_session(session))
    session.module = _checked(session.cohort, asked)
    session.starts_at, session.ends_at = asked.starts_at, asked.ends_at
    session.place, session.link = asked.place.strip(), asked.link.strip()
    session.changes += 1
    session.save(update_fields=["module", "starts_at", "ends_at", "place", "link", "changes"])
    _tell(by, session, gettext_lazy("Changed: training {cohort}, {when}"), gettext_lazy("The session is now: {where}."))
    record(by=by, kind="change_session", subject=f"cohort {session.cohort_id}", session=session.pk)
    return session


@transaction.atomic
def cancel_session(*, by: Member, session: Session, reason: str) -> Session:
    """It does not count: neither for who would have come, nor against who would not."""
    session = _lock(by, session)
    rules.refuse(rules.may_change_session(session))
    if not reason.strip():
        raise DomainError(_("Write down why: those who take part read it."), field="reason")
    session.cancelled_on, session.cancel_reason = clock.today(), reason.strip()
    session.changes += 1
    session.save(update_fields=["cancelled_on", "cancel_reason", "changes"])
    session.refresh_from_db(fields=["state"])
    _tell(
        by,
        session,
        gettext_lazy("Cancelled: training {cohort}, {when}"),
        gettext_lazy("The session is not held: {reason}"),
    )
    record(by=by, kind="cancel_session", subject=f"cohort {session.cohort_id}", session=session.pk)
    return session


@transaction.atomic
def record_attendance(*, by: Member, session: Session, present: Collection[int]) -> Session:
    """Who was there, of those who take part: numbers of enrolments. Recorded again, it is put right."""
    session = _lock(by, session)
    rules.refuse(rules.may_record_attendance(session))
    expected = [seat.enrolment.pk for seat in attendance_list(session)]
    if not expected:
        raise DomainError(_("Nobody takes part in this cohort yet."))
    there = set(present) & set(expected)
    Attendance.objects.bulk_create(
        [
            Attendance(region_id=session.region_id, session=session, enrolment_id=pk, was_present=pk in there)
            for pk in expected
        ],
        update_conflicts=True,
        unique_fields=["session", "enrolment"],
        update_fields=["was_present"],
    )
    session.recorded_at, session.recorded_by_id = clock.now(), by.user_id
    session.save(update_fields=["recorded_at", "recorded_by"])
    session.refresh_from_db(fields=["state"])
    record(by=by, kind="record_attendance", subject=f"cohort {session.cohort_id}", session=session.pk)
    return session


def _lock(by: Member, session: Session) -> Session:
    require(by, Permission.TRAINING_WRITE)
    may_lead(by, session.cohort).require()
    found = Session.objects.select_for_update(of=("self",)).select_related("cohort__programme", "module")
    return found.get(pk=session.pk)


def _checked(cohort: Cohort, asked: SessionInput) -> Module:
    rules.check_times(cohort, asked.starts_at, asked.ends_at)
    rules.check_where(asked.place, asked.link)
    module = Module.objects.filter(programme_id=cohort.programme_id, pk=asked.module_id).first()
    if module is None:
        raise DomainError(_("Choose a module of the programme that this cohort follows."), field="module")
    return module


def _tell(by: Member, session: Session, subject: Words, body: Words) -> None:
    region = region_of(by)
    when = moment(session.starts_at)
    words = {
        "cohort": session.cohort.name,
        "when": when,
        "where": format_lazy(
            "{when}, {place}", when=when, place=", ".join(filter(None, [session.place, session.link]))
        ),
        "reason": session.cancel_reason,
    }
    tell(
        region_id=session.region_id,
        users=people_in(session.cohort).exclude(pk=by.user_id),
        subject=format_lazy(subject, **words),  # type: ignore[arg-type]  # lazy words are words
        body=format_lazy(body, **words),  # type: ignore[arg-type]
        path=reverse("training:cohort", kwargs={"region": region.slug, "pk": session.cohort_id}),
        calendar=appointment(session, region),
        kind=Kind.TRAINING,
    )

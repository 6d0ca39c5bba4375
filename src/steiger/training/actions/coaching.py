"""Coaching at the workplace: an appointment at the school, a report, a reaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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
from steiger.organisations.selectors import region_of
from steiger.training.actions.enrolments import lock_enrolment, tell_about
from steiger.training.models import CoachingSession, Enrolment
from steiger.training.rules import access
from steiger.training.rules import coaching as rules
from steiger.training.rules.cohorts import refuse, takes_part


@dataclass(frozen=True, slots=True)
class CoachingInput:
    starts_at: datetime
    focus: str
    place: str = ""


@transaction.atomic
def plan_coaching(*, by: Member, enrolment: Enrolment, asked: CoachingInput) -> CoachingSession:
    """At the school of the teacher, who is told."""
    require(by, Permission.TRAINING_COACH)
    enrolment = lock_enrolment(enrolment)
    access.may_coach(by, enrolment).require()
    refuse(takes_part(enrolment))
    _check(asked)
    session = CoachingSession.objects.create(
        region_id=by.region_id,
        enrolment=enrolment,
        starts_at=asked.starts_at,
        place=asked.place.strip(),
        focus=asked.focus.strip(),
        planned_at=clock.now(),
        planned_by_id=by.user_id,
    )
    _tell_teacher(
        by, session, gettext_lazy("Your coach comes to your school"), gettext_lazy("A coaching session is planned.")
    )
    record(by=by, kind="plan_coaching", subject=f"enrolment {enrolment.pk}", session=session.pk)
    return session


@transaction.atomic
def change_coaching(*, by: Member, session: CoachingSession, asked: CoachingInput) -> CoachingSession:
    session = _lock(by, session)
    refuse(rules.may_be_moved(session))
    _check(asked)
    session.starts_at, session.place, session.focus = asked.starts_at, asked.place.strip(), asked.focus.strip()
    session.save(update_fields=["starts_at", "place", "focus"])
    _tell_teacher(
        by, session, gettext_lazy("Your coaching session was changed"), gettext_lazy("A coaching session was changed.")
    )
    record(by=by, kind="change_coaching", subject=f"enrolment {session.enrolment_id}", session=session.pk)
    return session


@transaction.atomic
def cancel_coaching(*, by: Member, session: CoachingSession, reason: str) -> CoachingSession:
    session = _lock(by, session)
    refuse(rules.may_be_moved(session))
    if not reason.strip():
        raise DomainError(_("Write down why it is not held."), field="reason")
    session.cancelled_on, session.cancelled_by_id = clock.today(), by.user_id
    session.cancel_reason = reason.strip()
    session.save(update_fields=["cancelled_on", "cancelled_by", "cancel_reason"])
    session.refresh_from_db(fields=["state"])
    _tell_teacher(
        by,
        session,
        gettext_lazy("Your coaching session is cancelled"),
        gettext_lazy("A coaching session is not held. Your coach plans another one."),
    )
    record(by=by, kind="cancel_coaching", subject=f"enrolment {session.enrolment_id}", session=session.pk)
    return session


@transaction.atomic
def report_coaching(*, by: Member, session: CoachingSession, observed: str, agreements: str) -> CoachingSession:
    """What the coach saw and what was agreed; with it the session counts."""
    session = _lock(by, session)
    refuse(rules.may_be_reported(session))
    rules.check_report(observed, agreements)
    session.observed, session.agreements = observed.strip(), agreements.strip()
    session.reported_at, session.reported_by_id = clock.now(), by.user_id
    session.save(update_fields=["observed", "agreements", "reported_at", "reported_by"])
    session.refresh_from_db(fields=["state"])
    _tell_teacher(
        by,
        session,
        gettext_lazy("The report of your coach"),
        gettext_lazy("Your coach has written a report. Read it and react."),
    )
    record(by=by, kind="report_coaching", subject=f"enrolment {session.enrolment_id}", session=session.pk)
    return session


@transaction.atomic
def react_to_coaching(*, by: Member, session: CoachingSession, reaction: str) -> CoachingSession:
    """By the teacher alone, once; the coach is told."""
    require(by, Permission.TRAINING_FOLLOW)
    session = _locked(session)
    access.is_own(by, session.enrolment).require()
    refuse(rules.may_be_answered(session))
    if not reaction.strip():
        raise DomainError(_("Write what you make of it: a few words are enough."), field="reaction")
    session.reaction, session.reacted_at = reaction.strip(), clock.now()
    session.save(update_fields=["reaction", "reacted_at"])
    session.refresh_from_db(fields=["state"])
    coach = session.enrolment.coach
    tell_about(
        session.enrolment,
        by,
        [coach] if coach else [],
        gettext_lazy("A reaction to your coaching: {cohort}"),
        gettext_lazy("A teacher has reacted to your report."),
        path=_path(by, session),
    )
    record(by=by, kind="react_to_coaching", subject=f"enrolment {session.enrolment_id}", session=session.pk)
    return session


def _lock(by: Member, session: CoachingSession) -> CoachingSession:
    require(by, Permission.TRAINING_COACH)
    session = _locked(session)
    access.may_coach(by, session.enrolment).require()
    return session


def _locked(session: CoachingSession) -> CoachingSession:
    found = CoachingSession.objects.select_for_update(of=("self",))
    return found.select_related("enrolment__cohort", "enrolment__teacher", "enrolment__coach").get(pk=session.pk)


def _check(asked: CoachingInput) -> None:
    if not asked.focus.strip():
        raise DomainError(_("Write down what the coach will look at."), field="focus")


def _tell_teacher(by: Member, session: CoachingSession, subject: object, body: object) -> None:
    enrolment = session.enrolment
    tell_about(enrolment, by, [enrolment.teacher], subject, body, path=_path(by, session))  # type: ignore[arg-type]


def _path(by: Member, session: CoachingSession) -> str:
    return reverse("training:coaching", kwargs={"region": region_of(by).slug, "pk": session.pk})

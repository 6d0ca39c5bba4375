"""Coaching at the workplace: planned, held and reported, answered by the teacher."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.verdict import YES, Verdict, no
from steiger.training.enums import CoachingState

if TYPE_CHECKING:
    from steiger.training.models import CoachingSession, Cohort


def may_be_moved(session: CoachingSession) -> Verdict:
    """Another time, another focus, or not at all: as long as nothing is written down of it."""
    if session.state == CoachingState.CANCELLED:
        return no(_("This session was cancelled. Plan a new one."))
    if session.state != CoachingState.PLANNED:
        return no(_("This session was held. Its report stays as it is."))
    return YES


def may_be_reported(session: CoachingSession) -> Verdict:
    verdict = may_be_moved(session)
    if not verdict:
        return verdict
    if timezone.localdate(session.starts_at) > clock.today():
        return no(_("This session has yet to come. On its day you can write the report."))
    return YES


def may_be_answered(session: CoachingSession) -> Verdict:
    if session.state == CoachingState.ANSWERED:
        return no(_("You reacted to this report already."))
    if session.state != CoachingState.REPORTED:
        return no(_("There is no report yet."))
    return YES


def check_report(observed: str, agreements: str) -> None:
    if not observed.strip():
        raise DomainError(_("Write down what you saw."), field="observed")
    if not agreements.strip():
        raise DomainError(_("Write down what you agreed, so that it can be looked at next time."), field="agreements")


def spread_day(cohort: Cohort, wanted: int, number: int) -> date:
    """By when the n-th session is held when they are spread evenly."""
    total = (cohort.ends_on - cohort.begins_on).days
    return cohort.begins_on + timedelta(days=total * number // max(wanted, 1))

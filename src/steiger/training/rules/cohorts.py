"""What may be done with a programme, a cohort and its sessions, and when a place in it can be taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.verdict import YES, Verdict, no
from steiger.training.enums import EnrolmentState, SessionState

if TYPE_CHECKING:
    from steiger.training.models import Cohort, Enrolment, Session


def refuse(verdict: Verdict, *, field: str | None = None) -> None:
    """What a rule says about the thing itself is no matter of rights: it is said on the page that asked."""
    if not verdict:
        raise DomainError(verdict.reason, field=field)


def may_change_programme(*, cohorts: int) -> Verdict:
    """A cohort goes by what was promised when it began."""
    if cohorts:
        return no(_("A cohort follows this programme, so it stays as it is. Make a next version of it."))
    return YES


def may_change(cohort: Cohort) -> Verdict:
    if cohort.is_finished:
        return no(_("This cohort has finished. What was recorded stays as it is."))
    return YES


def may_enrol(cohort: Cohort, *, taken: int) -> Verdict:
    """Not over capacity, and not when it is closed."""
    if cohort.is_finished:
        return no(_("This cohort has finished. Choose a cohort that is still to begin."))
    if clock.today() > cohort.enrol_until:
        return no(
            _("Enrolment closed on %(day)s. Ask the trainer, or wait for the next cohort.")
            % {"day": date_format(cohort.enrol_until, "j F Y")}
        )
    if taken >= cohort.places:
        return no(
            ngettext(
                "This cohort is full: its %(count)s place is taken. Wait for the next cohort.",
                "This cohort is full: all %(count)s places are taken. Wait for the next cohort.",
                cohort.places,
            )
            % {"count": cohort.places}
        )
    return YES


def may_answer(enrolment: Enrolment) -> Verdict:
    if enrolment.state != EnrolmentState.PROPOSED:
        return no(_("This was answered already."))
    return may_change(enrolment.cohort)


def may_be_stopped(enrolment: Enrolment) -> Verdict:
    if enrolment.state not in {EnrolmentState.PROPOSED, EnrolmentState.TAKES_PART}:
        return no(_("This teacher does not take part any more."))
    return may_change(enrolment.cohort)


def takes_part(enrolment: Enrolment) -> Verdict:
    """What only goes for who takes part, in a cohort that goes on."""
    if enrolment.state == EnrolmentState.PROPOSED:
        return no(_("The teacher has not agreed yet."))
    if not enrolment.takes_part:
        return no(_("This teacher does not take part any more."))
    return may_change(enrolment.cohort)


def may_change_session(session: Session) -> Verdict:
    if session.state == SessionState.CANCELLED:
        return no(_("This session was cancelled. Plan a new one."))
    if session.state == SessionState.HELD:
        return no(_("It is recorded who was there. A session that was held stays as it is."))
    return may_change(session.cohort)


def may_record_attendance(session: Session) -> Verdict:
    """From the day itself on; a mistake can be put right until the cohort has finished."""
    if session.state == SessionState.CANCELLED:
        return no(_("This session was cancelled. Plan a new one."))
    if not session.has_begun:
        return no(_("This session has yet to come. On its day you can write down who is there."))
    return may_change(session.cohort)


def may_finish(*, to_come: int, unassessed: int) -> Verdict:
    if to_come:
        return no(
            ngettext(
                "%(count)s session is not recorded yet. Record who was there, or cancel it.",
                "%(count)s sessions are not recorded yet. Record who was there, or cancel them.",
                to_come,
            )
            % {"count": to_come}
        )
    if unassessed:
        return no(
            ngettext(
                "%(count)s assignment waits for assessment. Assess it first.",
                "%(count)s assignments wait for assessment. Assess them first.",
                unassessed,
            )
            % {"count": unassessed}
        )
    return YES


def check_period(*, begins_on: date, ends_on: date, enrol_until: date, places: int, taken: int = 0) -> None:
    if ends_on <= begins_on:
        raise DomainError(_("The cohort ends before it begins. Choose a later last day."), field="ends_on")
    if enrol_until > ends_on:
        raise DomainError(_("Enrolment ends after the cohort itself. Choose an earlier day."), field="enrol_until")
    if places < max(taken, 1):
        raise DomainError(
            ngettext(
                "%(count)s place is taken already. Choose at least that many.",
                "%(count)s places are taken already. Choose at least that many.",
                max(taken, 1),
            )
            % {"count": max(taken, 1)},
            field="places",
        )


def check_times(cohort: Cohort, starts_at: datetime, ends_at: datetime) -> None:
    """Within the cohort's own dates: also days that are past, for what is written down afterwards."""
    if ends_at <= starts_at:
        raise DomainError(_("The session ends before it begins. Choose a later end."), field="until")
    if not cohort.begins_on <= timezone.localdate(starts_at) <= cohort.ends_on:
        raise DomainError(
            _("This cohort runs from %(first)s to %(last)s. Choose a day between, or change its dates first.")
            % {"first": date_format(cohort.begins_on, "j F Y"), "last": date_format(cohort.ends_on, "j F Y")},
            field="day",
        )


def check_where(place: str, link: str) -> None:
    if not place.strip() and not link.strip():
        raise DomainError(_("Say where: a place, or a link to meet online."), field="place")

"""Lines of support: agreed for teacher, school or pupil, so many hours, from-until."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_journey, lock_support
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import SupportLine
from steiger.audit.actions import record
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.models import Journey
from steiger.transitions.actions import complete_steps_by_fact


@transaction.atomic
def agree_support(
    *,
    journey: Journey,
    support_for: SupportFor,
    what: str,
    hours: Decimal | int,
    from_on: date,
    until_on: date,
    by: Member,
) -> SupportLine:
    require(by, Permission.SUPPORT_WRITE)
    lock_journey(journey)
    rules.may_write_support(by, journey).require()
    if not what.strip():
        raise DomainError(_("Say what the support is, for example coaching in the classroom."), field="what")
    if not 0 < hours <= rules.MOST_HOURS:
        raise DomainError(
            _("Enter more than zero and at most %(hours)s hours.") % {"hours": rules.MOST_HOURS}, field="hours"
        )
    if journey.moved_on is not None and from_on < journey.moved_on:
        raise DomainError(
            _("The child moved after this day. Choose the day of the move or a later one."), field="from_on"
        )
    if until_on < from_on:
        raise DomainError(_("The last day comes before the first. Turn them round."), field="until_on")
    line = SupportLine.objects.create(
        region_id=journey.region_id,
        journey=journey,
        support_for=SupportFor(support_for),
        what=what.strip(),
        hours=hours,
        from_on=from_on,
        until_on=until_on,
        agreed_on=clock.today(),
        agreed_by_id=by.user_id,
    )
    record(by=by, kind="agree_support", case_number=journey.case_number, subject=line.support_for, hours=str(hours))
    prove_support_started(journey=journey, by=by)
    return line


@transaction.atomic
def end_support(*, line: SupportLine, by: Member) -> SupportLine:
    require(by, Permission.SUPPORT_WRITE)
    lock_support(line)
    rules.may_write_support(by, line.journey).require()
    if line.ended_on is not None:
        raise DomainError(_("This support has already ended."))
    return end_open_support(line=line, by=by)


def end_open_support(*, line: SupportLine, by: Member) -> SupportLine:
    """The ending itself, also for the end of a journey, which has passed its own gate."""
    line.ended_on = clock.today()
    line.save(update_fields=["ended_on"])
    record(by=by, kind="end_support", case_number=line.journey.case_number, subject=line.support_for)
    prove_support_started(journey=line.journey, by=by)
    return line


def prove_support_started(*, journey: Journey, by: Member) -> None:
    """Support that was agreed for later has started once its first day is there."""
    if SupportLine.objects.filter(journey=journey, from_on__lte=clock.today()).exists():
        complete_steps_by_fact(journey=journey, proof=Proof.SUPPORT_STARTED, by=by)

"""A newcomer first at a regular school, by exception."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import events, rules
from steiger.newcomers.actions import letters
from steiger.newcomers.actions.referrals import lock, own_if_nobody_does, write_answer
from steiger.newcomers.models import ExceptionRequest, WaitingListEntry
from steiger.organisations.selectors import region_of, regular_schools
from steiger.pupils.models import Journey


@transaction.atomic
def ask_exception(*, journey: Journey, school_id: int, reason: str, support: str, by: Member) -> ExceptionRequest:
    """Ask that a newcomer starts at a regular school: why, and how the school will teach it Dutch."""
    require(by, Permission.REFERRAL_MAKE)
    referral = lock(journey)
    rules.may_ask_exception(by, referral).require()
    if not reason.strip():
        raise DomainError(_("Write down why this child should start at a regular school."), field="reason")
    if not support.strip():
        raise DomainError(_("Write down how the school will support this child."), field="support")
    if not _may_be_at(by, school_id):
        raise DomainError(_("Choose a regular school of your region; as a school, your own."), field="school_id")
    if ExceptionRequest.objects.filter(journey=journey, decided_on__isnull=True).exists():
        raise DomainError(_("An exception was asked for this child already. Wait for the decision."))
    asked = ExceptionRequest.objects.create(
        region_id=journey.region_id,
        journey=journey,
        school_id=school_id,
        reason=reason.strip(),
        support=support.strip(),
        asked_on=clock.today(),
        asked_by_id=by.user_id,
    )
    record(by=by, kind="ask_exception", case_number=journey.case_number, school=school_id)
    letters.tell_deciders(journey=journey, by=by)
    return asked


def _may_be_at(by: Member, school_id: int) -> bool:
    """A school asks for itself; the desk and newcomer schools for whichever school will take the child."""
    if not rules.may_refer_for(by, school_id):
        return False
    return regular_schools(region_of(by)).filter(pk=school_id).exists()


@transaction.atomic
def decide_exception(*, asked: ExceptionRequest, is_granted: bool, decision: str, by: Member) -> ExceptionRequest:
    """Grant or refuse, with a reason, by another person than who asked. Granted: the child starts there today."""
    require_region(by, Permission.EXCEPTION_DECIDE)
    journey = asked.journey
    referral = lock(journey)
    asked.refresh_from_db()
    asked.journey = journey
    rules.may_decide_exception(by, asked).require()
    if not decision.strip():
        raise DomainError(_("Write down why: the school and the parents will ask."), field="decision")
    asked.is_granted, asked.decision = is_granted, decision.strip()
    asked.decided_on, asked.decided_by_id = clock.today(), by.user_id
    asked.save(update_fields=["is_granted", "decision", "decided_on", "decided_by"])
    kind = "grant_exception" if is_granted else "refuse_exception"
    record(by=by, kind=kind, case_number=journey.case_number, school=asked.school_id)
    if is_granted:
        rules.may_ask_exception(by, referral).require()
        write_answer(referral, by.user_id, accepted_on=clock.today())
        WaitingListEntry.objects.filter(journey=journey, ended_on__isnull=True).update(ended_on=clock.today())
        own_if_nobody_does(journey, by)
        events.exception_granted.send(sender=Journey, journey=journey, school_id=asked.school_id, by=by)
        body = gettext_lazy(
            "The child with case number {case} may start at a regular school. The reason stands in Steiger."
        )
    else:
        body = gettext_lazy(
            "The child with case number {case} does not start at a regular school: it goes to a newcomer school. "
            "The reason stands in Steiger."
        )
    letters.tell_asker(asked=asked, by=by, body=body)
    return asked

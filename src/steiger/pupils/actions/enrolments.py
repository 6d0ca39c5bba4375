from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core.errors import DomainError
from steiger.pupils import events, rules
from steiger.pupils.models import Journey, SchoolEnrolment


def enrol(*, journey: Journey, school_id: int, from_on: date, by: Member, gap_reason: str = "") -> SchoolEnrolment:
    """Legally enrol at a school from a date, on behalf of an action that has checked that it may.

    An enrolment elsewhere ends the day before: no two at once. Days on which the child was enrolled nowhere are closed
    as the law lets the schools close them; when there are too many, the reason is asked.
    """
    known = list(SchoolEnrolment.objects.select_for_update(of=("self",)).filter(journey=journey).order_by("from_on"))
    for one in known:
        if one.school_id == school_id and (one.until_on is None or one.until_on >= from_on):
            return one
        if one.from_on >= from_on:
            raise DomainError(_("The child is already enrolled at another school from that date on."), field="from_on")
    former = known[-1] if known else None
    gap_reason = _join(former, from_on, gap_reason.strip())
    enrolment = SchoolEnrolment.objects.create(
        region_id=journey.region_id,
        journey=journey,
        school_id=school_id,
        from_on=from_on,
        gap_reason=gap_reason,
        recorded_by_id=by.user_id,
    )
    record(by=by, kind="enrol", case_number=journey.case_number, school=school_id, on=from_on.isoformat())
    events.enrolment_began.send(sender=SchoolEnrolment, enrolment=enrolment, former=former, by=by)
    return enrolment


def _join(former: SchoolEnrolment | None, from_on: date, gap_reason: str) -> str:
    """The enrolment before ends on the day before this one; empty when it does, the reason of the gap when not."""
    if former is None:
        return ""
    days = rules.days_nowhere(former.until_on, from_on)
    if rules.may_join(former.until_on, from_on):
        former.until_on = from_on - timedelta(days=1)
        former.save(update_fields=["until_on"])
        return ""
    if not gap_reason:
        message = ngettext(
            "Before this the child was enrolled nowhere for %(count)s day. Check the date, or say why.",
            "Before this the child was enrolled nowhere for %(count)s days. Check the date, or say why.",
            days,
        ) % {"count": days}
        raise DomainError(message, field="gap_reason")
    return gap_reason


def end_enrolment(*, journey: Journey, until_on: date, by: Member) -> SchoolEnrolment | None:
    """The last day at the school where the child is enrolled now, on behalf of an action that may."""
    running = SchoolEnrolment.objects.select_for_update(of=("self",)).filter(journey=journey, until_on__isnull=True)
    enrolment = running.first()
    if enrolment is None:
        return None
    enrolment.until_on = max(until_on, enrolment.from_on)
    enrolment.save(update_fields=["until_on"])
    record(by=by, kind="end_enrolment", case_number=journey.case_number, school=enrolment.school_id)
    events.enrolment_ended.send(sender=SchoolEnrolment, enrolment=enrolment, by=by)
    return enrolment

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core.errors import DomainError
from steiger.pupils.models import (
    Journey,
    MotherSchoolBond,
    SchoolEnrolment,
)


def save_bond(*, bond: MotherSchoolBond, by: Member, kind: str, **facts: Any) -> MotherSchoolBond:
    """Write a step of a bond on behalf of the action above, which has checked that it may."""
    for name, value in facts.items():
        setattr(bond, name, value)
    if bond.pk:
        bond.save(update_fields=list(facts))
        bond.refresh_from_db(fields=["disclosure"])
    else:
        bond.save()
    record(by=by, kind=kind, case_number=bond.journey.case_number, school=bond.school_id)
    return bond


def enrol(*, journey: Journey, school_id: int, from_on: date, by: Member) -> SchoolEnrolment:
    """Legally enrol at a school from a date; an enrolment elsewhere ends the day before: no gap, no two at once."""
    running = SchoolEnrolment.objects.select_for_update(of=("self",)).filter(
        Q(until_on__isnull=True) | Q(until_on__gte=from_on), journey=journey
    )
    for former in running:
        if former.school_id == school_id:
            return former
        if former.from_on >= from_on:
            raise DomainError(_("The child is already enrolled at another school from that date on."), field="from_on")
        former.until_on = from_on - timedelta(days=1)
        former.save(update_fields=["until_on"])
    enrolment = SchoolEnrolment.objects.create(
        region_id=journey.region_id, journey=journey, school_id=school_id, from_on=from_on, recorded_by_id=by.user_id
    )
    record(by=by, kind="enrol", case_number=journey.case_number, school=school_id, on=from_on.isoformat())
    return enrolment

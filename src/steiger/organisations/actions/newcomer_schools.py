from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.organisations.enums import FacilityKind
from steiger.organisations.models import NewcomerFacility, School
from steiger.organisations.rules.schools import facility_kinds, may_mark_newcomer_school


def mark_newcomer_school(
    *, by: Member, school: School, kind: FacilityKind, from_on: date | None = None
) -> NewcomerFacility:
    """From this day on the school teaches newcomers in this region. Another kind ends the old mark."""
    require_region(by, Permission.SCHOOLS_MANAGE)
    may_mark_newcomer_school(by, school).require()
    if kind not in facility_kinds(school.sector):
        raise DomainError(_("This does not fit a school of this sector."), field="kind")
    from_on = from_on or clock.today()
    with transaction.atomic():
        current = _open_facility(by, school)
        if current and current.kind == kind:
            raise DomainError(_("This school is marked like that already."), field="kind")
        if current:
            _end(current, max(from_on, current.from_on))
        try:
            with transaction.atomic():
                facility = NewcomerFacility.objects.create(
                    region_id=by.region_id, school=school, kind=kind, from_on=from_on
                )
        except IntegrityError as error:
            raise DomainError(_("Somebody else has just marked this school. Look at the page again.")) from error
        record(by=by, kind="mark_newcomer_school", subject=school.code, facility=kind, from_on=from_on.isoformat())
    return facility


def unmark_newcomer_school(*, by: Member, school: School, until_on: date | None = None) -> NewcomerFacility:
    """From `until_on` the school no longer teaches newcomers here. What it did before stays on record."""
    require_region(by, Permission.SCHOOLS_MANAGE)
    until_on = until_on or clock.today()
    with transaction.atomic():
        facility = _open_facility(by, school)
        if facility is None:
            raise DomainError(_("This school is not marked as a newcomer school."))
        if until_on < facility.from_on:
            raise DomainError(_("This day is before the day on which it began."), field="until_on")
        _end(facility, until_on)
        record(by=by, kind="unmark_newcomer_school", subject=school.code, until_on=until_on.isoformat())
    return facility


def _open_facility(by: Member, school: School) -> NewcomerFacility | None:
    return (
        NewcomerFacility.objects.select_for_update(of=("self",))
        .filter(region_id=by.region_id, school_id=school.pk, until_on__isnull=True)
        .first()
    )


def _end(facility: NewcomerFacility, until_on: date) -> None:
    facility.until_on = until_on
    facility.save(update_fields=["until_on"])

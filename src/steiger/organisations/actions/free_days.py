from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core.errors import DomainError
from steiger.organisations.models import LocalFreeDay, School
from steiger.organisations.rules.schools import is_in_region

LONGEST_DAYS = 60


def add_free_day(
    *, by: Member, name: str, first_on: date, last_on: date | None = None, school: School | None = None
) -> LocalFreeDay:
    """Days without lessons, for the whole region or for one school. Due dates counted from now on skip them."""
    require_region(by, Permission.SCHOOLS_MANAGE)
    last_on = last_on or first_on
    name = " ".join(name.split())
    if not name:
        raise DomainError(_("Say what kind of free day this is."), field="name")
    if last_on < first_on:
        raise DomainError(_("The last day is before the first one."), field="last_on")
    if (last_on - first_on).days >= LONGEST_DAYS:
        raise DomainError(_("That is longer than a summer holiday. Look at the dates again."), field="last_on")
    if school is not None:
        is_in_region(by, school).require()
    with transaction.atomic():
        free_day = LocalFreeDay.objects.create(
            region_id=by.region_id, school=school, name=name[:80], first_on=first_on, last_on=last_on
        )
        record(
            by=by,
            kind="add_free_day",
            subject=school.code if school else "",
            name=free_day.name,
            first_on=first_on.isoformat(),
            last_on=last_on.isoformat(),
        )
    return free_day


def remove_free_day(*, by: Member, free_day: LocalFreeDay) -> None:
    """Lessons after all. The history keeps that it was once free."""
    require_region(by, Permission.SCHOOLS_MANAGE)
    with transaction.atomic():
        found = (
            LocalFreeDay.objects.select_for_update(of=("self",)).filter(region_id=by.region_id, pk=free_day.pk).first()
        )
        if found is None:
            raise DomainError(_("This free day is gone already."))
        record(by=by, kind="remove_free_day", name=found.name, first_on=found.first_on.isoformat())
        found.delete()

"""What the region offers by default after a move, and how many hours its specialists have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import AvailableHours, PackageLine, SupportPackage
from steiger.aftercare.selectors.visits import specialists
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.organisations.selectors import municipalities_in_region, region_of


@dataclass(frozen=True, slots=True)
class Part:
    """What a package holds for one of teacher, school and pupil."""

    what: str
    hours: Decimal
    weeks: int
    from_week: int = 0


Parts = Mapping[SupportFor, Part]


@transaction.atomic
def make_package(*, name: str, municipality_id: int | None, parts: Parts, by: Member) -> SupportPackage:
    require_region(by, Permission.SUPPORT_WRITE)
    _check(name, municipality_id, parts, by)
    package = SupportPackage.objects.create(
        region_id=by.region_id,
        name=name.strip(),
        municipality_id=municipality_id,
        made_on=clock.today(),
        made_by_id=by.user_id,
    )
    _write(package, parts)
    record(by=by, kind="make_package", subject=f"package {package.pk}")
    return package


@transaction.atomic
def change_package(
    *, package: SupportPackage, name: str, municipality_id: int | None, parts: Parts, by: Member
) -> SupportPackage:
    """From now on. What was agreed with a school before stays as it was agreed."""
    require_region(by, Permission.SUPPORT_WRITE)
    package.refresh_from_db(from_queryset=SupportPackage.objects.select_for_update(of=("self",)))
    if package.ended_on is not None:
        raise DomainError(_("This package is no longer offered. Make a new one."))
    _check(name, municipality_id, parts, by, package)
    package.name, package.municipality_id = name.strip(), municipality_id
    package.save(update_fields=["name", "municipality"])
    package.lines.all().delete()
    _write(package, parts)
    record(by=by, kind="change_package", subject=f"package {package.pk}")
    return package


def _check(
    name: str, municipality_id: int | None, parts: Parts, by: Member, package: SupportPackage | None = None
) -> None:
    if not name.strip():
        raise DomainError(_("Give the package a name."), field="name")
    others = SupportPackage.objects.filter(name=name.strip(), ended_on__isnull=True)
    if package is not None:
        others = others.exclude(pk=package.pk)
    if others.exists():
        raise DomainError(_("There is a package with this name. Choose another name."), field="name")
    known = municipalities_in_region(region_of(by))
    if municipality_id is not None and not known.filter(pk=municipality_id).exists():
        raise DomainError(_("Choose a municipality from the list."), field="municipality")
    if not parts:
        raise DomainError(_("Fill in hours for the teacher, the school or the pupil."))
    for support_for, part in parts.items():
        if not part.what.strip():
            raise DomainError(_("Say what the support is."), field=f"{support_for}_what")
        if not 0 < part.hours <= rules.MOST_HOURS:
            raise DomainError(
                _("Enter more than zero and at most %(hours)s hours.") % {"hours": rules.MOST_HOURS},
                field=f"{support_for}_hours",
            )
        if part.weeks < 1:
            raise DomainError(_("Say over how many school weeks."), field=f"{support_for}_weeks")


def _write(package: SupportPackage, parts: Parts) -> None:
    for support_for, part in parts.items():
        PackageLine.objects.create(
            region_id=package.region_id,
            package=package,
            support_for=support_for,
            what=part.what.strip(),
            hours=part.hours,
            from_week=part.from_week,
            weeks=part.weeks,
        )


@transaction.atomic
def end_package(*, package: SupportPackage, by: Member) -> SupportPackage:
    """No longer offered. What was agreed stays."""
    require_region(by, Permission.SUPPORT_WRITE)
    package.refresh_from_db(from_queryset=SupportPackage.objects.select_for_update(of=("self",)))
    if package.ended_on is None:
        package.ended_on, package.ended_by_id = clock.today(), by.user_id
        package.save(update_fields=["ended_on", "ended_by"])
        record(by=by, kind="end_package", subject=f"package {package.pk}")
    return package


@transaction.atomic
def set_hours(*, user_id: int, from_on: date, hours_per_week: Decimal, by: Member) -> AvailableHours:
    """So many hours a week for support, from that day on. Less than is promised may be: then the shortage shows."""
    require_region(by, Permission.SUPPORT_WRITE)
    if not specialists(by).filter(pk=user_id).exists():
        raise DomainError(_("This is not an Nt2 specialist of your region. Choose one from the list."), field="user")
    if not 0 <= hours_per_week <= rules.MOST_HOURS_A_WEEK:
        raise DomainError(
            _("Enter zero to %(hours)s hours a week.") % {"hours": rules.MOST_HOURS_A_WEEK}, field="hours_per_week"
        )
    held, _made = AvailableHours.objects.update_or_create(
        region_id=by.region_id,
        user_id=user_id,
        from_on=from_on,
        defaults={"hours_per_week": hours_per_week, "set_on": clock.today(), "set_by_id": by.user_id},
    )
    record(by=by, kind="set_hours", subject=f"hours of {user_id}", on=from_on.isoformat(), hours=str(hours_per_week))
    return held

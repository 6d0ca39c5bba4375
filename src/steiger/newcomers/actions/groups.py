from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import NewcomerGroup, Placement
from steiger.newcomers.selectors.stays import stays_in
from steiger.organisations.selectors import newcomer_facilities, region_of

PLACES = range(1, 61)
AGES = range(3, 21)


@transaction.atomic
def open_group(
    *, facility_id: int, name: str, places: int, age_from: int, age_until: int, by: Member, from_on: date | None = None
) -> NewcomerGroup:
    """A new group of a newcomer school, with its places."""
    require(by, Permission.GROUPS_MANAGE)
    facility = newcomer_facilities(region_of(by)).filter(pk=facility_id).first()
    if facility is None:
        raise DomainError(_("This school does not teach newcomers. Choose a newcomer school."), field="facility_id")
    rules.may_manage_groups(by, facility).require()
    group = NewcomerGroup(region_id=by.region_id, facility=facility, from_on=from_on or clock.today())
    _fill(group, name=name, places=places, age_from=age_from, age_until=age_until)
    _save(group)
    record(by=by, kind="open_group", subject=facility.school.code, group=group.pk, places=places)
    return group


@transaction.atomic
def change_group(*, group_id: int, name: str, places: int, age_from: int, age_until: int, by: Member) -> NewcomerGroup:
    """Another name, age range or number of places; never fewer places than there are children."""
    group = _lock(group_id, by)
    taken = rules.fullest_from(stays_in([group.pk])[group.pk], clock.today())
    if places < min(taken, group.places):
        message = ngettext(
            "%(count)s child has a place in this group. Choose that number or more.",
            "%(count)s children have a place in this group. Choose that number or more.",
            taken,
        ) % {"count": taken}
        raise DomainError(message, field="places")
    _fill(group, name=name, places=places, age_from=age_from, age_until=age_until)
    _save(group, "name", "places", "age_from", "age_until")
    record(by=by, kind="change_group", subject=group.facility.school.code, group=group.pk, places=places)
    return group


@transaction.atomic
def close_group(*, group_id: int, by: Member, until_on: date | None = None) -> NewcomerGroup:
    """From this day on the group is no more. What happened in it stays on record."""
    group = _lock(group_id, by)
    day = until_on or clock.today()
    if day < group.from_on:
        raise DomainError(_("This day is before the day on which the group began."), field="until_on")
    taken = Placement.objects.filter(rules.running_placements(), group=group).count()
    if taken:
        message = ngettext(
            "%(count)s child still has a place in this group. It can be closed when that place has ended.",
            "%(count)s children still have a place in this group. It can be closed when those places have ended.",
            taken,
        ) % {"count": taken}
        raise DomainError(message)
    group.until_on = day
    group.save(update_fields=["until_on"])
    record(by=by, kind="close_group", subject=group.facility.school.code, group=group.pk, on=day.isoformat())
    return group


def _lock(group_id: int, by: Member) -> NewcomerGroup:
    require(by, Permission.GROUPS_MANAGE)
    found = NewcomerGroup.objects.select_for_update(of=("self",)).select_related("facility__school__organisation")
    group = found.filter(pk=group_id, until_on__isnull=True).first()
    if group is None:
        raise DomainError(_("This group is not there any more."))
    rules.may_manage_groups(by, group.facility).require()
    return group


def _fill(group: NewcomerGroup, *, name: str, places: int, age_from: int, age_until: int) -> None:
    if not name.strip():
        raise DomainError(_("Give the group a name."), field="name")
    if places not in PLACES:
        message = _("Choose a number from %(low)s to %(high)s.") % {"low": PLACES[0], "high": PLACES[-1]}
        raise DomainError(message, field="places")
    if age_from not in AGES or age_until not in AGES or age_until < age_from:
        raise DomainError(_("The ages do not make sense. Check the youngest and the oldest."), field="age_until")
    group.name, group.places = name.strip(), places
    group.age_from, group.age_until = age_from, age_until


def _save(group: NewcomerGroup, *fields: str) -> None:
    try:
        with transaction.atomic():
            group.save(update_fields=fields or None)
    except IntegrityError as error:
        raise DomainError(_("This school has a group with that name. Choose another name."), field="name") from error

"""Calendars of schools. Days are counted once per set of holidays and kept; asked here is only which those are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, Func, Q, QuerySet, Subquery, Value

from steiger.access.member import Member
from steiger.core.memory import remembered, remembered_when_settled
from steiger.organisations.models import LocalFreeDay, Region, School, SchoolHoliday
from steiger.organisations.rules.calendar import Period, SchoolCalendar
from steiger.organisations.selectors.schools import schools_in_region


class CurrentRegion(Func):
    """The region of this transaction: local free days are those of the region in which somebody works."""

    template = "nullif(current_setting('app.region', true), '')::bigint"
    output_field: Any = BigIntegerField()


@remembered_when_settled
def calendar_for(school_id: int) -> SchoolCalendar:
    """The calendar of one school, with the free days that this region and the school itself have added. One query."""
    holiday_region = School.objects.order_by().filter(pk=school_id).values("holiday_region")[:1]
    holidays = SchoolHoliday.objects.filter(holiday_region=Subquery(holiday_region))
    local = _local_free_days().filter(Q(school_id=school_id) | Q(school__isnull=True))
    rows = (
        holidays.order_by()
        .values_list("first_on", "last_on", Value(value=True))
        .union(local.order_by().values_list("first_on", "last_on", Value(value=False)), all=True)
    )
    found = list(rows)
    return SchoolCalendar(
        [(first, last) for first, last, is_holiday in found if is_holiday],
        [(first, last) for first, last, is_holiday in found if not is_holiday],
    )


def calendars_for(school_ids: Iterable[int]) -> dict[int, SchoolCalendar]:
    """The calendars of many schools at once, in three queries however many there are."""
    regions = dict(School.objects.order_by().filter(pk__in=set(school_ids)).values_list("pk", "holiday_region"))
    holidays = _holidays_by_region()
    everywhere: list[Period] = []
    at_school: dict[int, list[Period]] = defaultdict(list)
    for school_id, first, last in _local_free_days().order_by().values_list("school_id", "first_on", "last_on"):
        (everywhere if school_id is None else at_school[school_id]).append((first, last))
    return {pk: SchoolCalendar(holidays[name], [*everywhere, *at_school[pk]]) for pk, name in regions.items()}


def calendar_for_region(region: Region) -> SchoolCalendar:
    """For what concerns no school in particular: the holidays that most of the region's schools have."""
    most = _holiday_region_of(region)
    everywhere = _local_free_days().filter(school__isnull=True).order_by()
    return SchoolCalendar(_holidays_by_region()[most], list(everywhere.values_list("first_on", "last_on")))


def holidays_between(region: Region, first_on: date, last_on: date) -> list[tuple[str, date, date]]:
    """Name, first and last day of the holidays that most of the region's schools have."""
    found = SchoolHoliday.objects.filter(
        holiday_region=_holiday_region_of(region), first_on__lte=last_on, last_on__gte=first_on
    )
    return list(found.order_by("first_on").values_list("name", "first_on", "last_on"))


def _holiday_region_of(region: Region) -> str:
    met = Counter(schools_in_region(region).order_by().values_list("holiday_region", flat=True))
    return met.most_common(1)[0][0] if met else ""


def free_days(member: Member) -> QuerySet[LocalFreeDay]:
    """What this region, or a school in it, has added to the holidays."""
    return (
        LocalFreeDay.objects.filter(region_id=member.region_id)
        .select_related("school__organisation")
        .order_by("-first_on", F("school_id").asc(nulls_first=True))
    )


def _local_free_days() -> QuerySet[LocalFreeDay]:
    return LocalFreeDay.objects.filter(region_id=CurrentRegion())


@remembered
def _holidays_by_region() -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = defaultdict(list)
    for name, first, last in SchoolHoliday.objects.order_by().values_list("holiday_region", "first_on", "last_on"):
        found[name].append((first, last))
    return found

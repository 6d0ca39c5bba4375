"""When there can be visits: the specialists' days and hours, and when schools receive them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import QuerySet

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import Weekday
from steiger.aftercare.models import Availability, DaysAway, SchoolHours, VisitNeed, WorkingDay
from steiger.aftercare.selectors.visits import specialists
from steiger.core import clock
from steiger.organisations.models import School
from steiger.people.models import User
from steiger.people.selectors import absences_between
from steiger.pupils.models import Journey

Period = tuple[date, date]
# How far ahead days away are shown.
AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AvailabilityRow:
    """One specialist: what is known, and what is missing before visits can be planned."""

    user: User
    held: Availability | None
    days: list[WorkingDay]
    away: list[DaysAway]
    stood_in: list[Period] = field(default_factory=list)

    @property
    def hours_a_week(self) -> float:
        return sum((_minutes(day.until_time) - _minutes(day.from_time)) / 60 for day in self.days)

    @property
    def has_hours(self) -> bool:
        return bool(self.days)

    @property
    def has_home(self) -> bool:
        return self.held is not None and self.held.latitude is not None


@dataclass(frozen=True, slots=True)
class SchoolHoursRow:
    """A school that keeps other hours than is usual: hours per day, `None` when it receives nobody."""

    school: School
    days: list[tuple[str, tuple[time, time] | None]]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def availability_rows(member: Member, user_id: int | None = None) -> list[AvailabilityRow]:
    """The specialists whose hours this person may see, in five queries however many there are."""
    people = specialists(member)
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        people = people.filter(pk=member.user_id)
    if user_id is not None:
        people = people.filter(pk=user_id)
    users = list(people)
    ids = [user.pk for user in users]
    held = {one.user_id: one for one in availabilities(ids)}
    today = clock.today()
    away: dict[int, list[DaysAway]] = defaultdict(list)
    for one in DaysAway.objects.filter(user_id__in=ids, last_on__gte=today):
        away[one.user_id].append(one)
    stood_in: dict[int, list[Period]] = defaultdict(list)
    for absent_id, first, last in absences_between(member.region_id, Role.SPECIALIST, today, today + AHEAD):
        stood_in[absent_id].append((first, last))
    return [
        AvailabilityRow(
            user,
            held.get(user.pk),
            list(held[user.pk].days.all()) if user.pk in held else [],
            away[user.pk],
            stood_in[user.pk],
        )
        for user in users
    ]


def availability_row(member: Member, user_id: int) -> AvailabilityRow | None:
    return next(iter(availability_rows(member, user_id)), None)


def availabilities(user_ids: Iterable[int]) -> QuerySet[Availability]:
    return Availability.objects.filter(user_id__in=user_ids).prefetch_related("days")


def days_away(region_id: int, user_ids: Iterable[int], first_on: date, last_on: date) -> dict[int, set[date]]:
    """On which days of a period each of these people makes no visits: what they said, and who stands in for them."""
    ids = set(user_ids)
    found: list[tuple[int, date, date]] = list(
        DaysAway.objects.order_by()
        .filter(user_id__in=ids, first_on__lte=last_on, last_on__gte=first_on)
        .values_list("user_id", "first_on", "last_on")
    )
    found += [one for one in absences_between(region_id, Role.SPECIALIST, first_on, last_on) if one[0] in ids]
    off: dict[int, set[date]] = defaultdict(set)
    for user_id, first, last in found:
        begins, ends = max(first, first_on), min(last, last_on)
        off[user_id].update(begins + timedelta(days=place) for place in range((ends - begins).days + 1))
    return off


def days_away_for(member: Member, pk: int) -> DaysAway | None:
    found = DaysAway.objects.filter(pk=pk).first()
    return found if found is not None and rules.may_keep_availability(member, found.user_id) else None


def school_hours(school_ids: Iterable[int]) -> dict[int, dict[int, tuple[time, time] | None]]:
    """Per school and day of the week: what differs from the usual hours."""
    found: dict[int, dict[int, tuple[time, time] | None]] = defaultdict(dict)
    for one in SchoolHours.objects.filter(school_id__in=school_ids):
        found[one.school_id][one.weekday] = (one.opens, one.closes) if one.opens and one.closes else None
    return found


def hours_of_school(school: School) -> dict[int, tuple[time, time] | None]:
    """Each day of the week: its own hours, or the usual ones."""
    kept = school_hours([school.pk])[school.pk]
    return {weekday: kept.get(weekday, rules.usual_hours(weekday)) for weekday in Weekday.values}


def school_hours_rows(member: Member) -> list[SchoolHoursRow]:
    """The schools with hours of their own."""
    kept: dict[int, dict[int, tuple[time, time] | None]] = defaultdict(dict)
    schools: dict[int, School] = {}
    found = SchoolHours.objects.filter(region_id=member.region_id).select_related("school__organisation")
    for one in found.order_by("school__organisation__name_key", "weekday"):
        schools[one.school_id] = one.school
        kept[one.school_id][one.weekday] = (one.opens, one.closes) if one.opens and one.closes else None
    return [
        SchoolHoursRow(school, [(str(Weekday(day).label), hours) for day, hours in kept[pk].items()])
        for pk, school in schools.items()
    ]


def need_of(journey: Journey) -> VisitNeed | None:
    return VisitNeed.objects.filter(journey=journey).first()

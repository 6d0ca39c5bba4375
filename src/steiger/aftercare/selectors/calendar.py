"""The visits by week and by month, and which of them can be held in one trip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import Span
from steiger.aftercare.models import Visit
from steiger.aftercare.selectors.visits import OPEN, of_open_journeys, specialists, with_due
from steiger.core import clock
from steiger.core.appointments import Appointment
from steiger.core.links import in_region
from steiger.organisations.selectors import calendar_for_region, region_of
from steiger.people.models import User
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stop:
    """One arrival at one school, for one child or for several."""

    at: datetime
    school: str
    visits: list[Visit]

    @property
    def specialist(self) -> User | None:
        return self.visits[0].specialist


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    is_inside: bool
    has_lessons: bool
    stops: list[Stop] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        return self.on == clock.today()


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A week or a month: as weeks of days to look at, and as the days on which something is, to read."""

    span: Span
    first: date
    last: date
    before: date
    after: date
    weeks: list[list[Day]]

    @property
    def days(self) -> list[Day]:
        return [day for week in self.weeks for day in week if day.stops and day.is_inside]

    @property
    def visits(self) -> int:
        return sum(len(stop.visits) for day in self.days for stop in day.stops)


@dataclass(frozen=True, slots=True)
class Trip:
    """Open visits at one school that one day fits, or all that are open there."""

    school_id: int
    school: str
    visits: list[Visit]

    @property
    def first(self) -> date:
        return rules.common_days(self.visits)[0]

    @property
    def last(self) -> date:
        return rules.common_days(self.visits)[1]

    @property
    def query(self) -> str:
        return "&".join(f"visit={visit.pk}" for visit in self.visits)


def _own(member: Member, specialist_id: int | None = None) -> QuerySet[Any]:
    """Of a specialist the own visits, of the coordinator everybody's or one's; each with its school."""
    found = Visit.objects.filter(rules.visits_visible_to(member))
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        found = found.filter(specialist_id=member.user_id)
    elif specialist_id is not None:
        found = found.filter(specialist_id=specialist_id or None)
    school = Involvement.objects.filter(
        journey_id=OuterRef("journey_id"), relation=Relation.MOTHER_SCHOOL, until_on__isnull=True
    ).order_by("-level", "-id")
    shown: QuerySet[Any] = with_due(found).annotate(at_school_id=Subquery(school.values("school_id")[:1]))
    return shown.prefetch_related(None)


def calendar_page(member: Member, span: Span, on: date, specialist_id: int | None = None) -> CalendarPage:
    first, last = _bounds(span, on)
    start, end = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    found = _own(member, specialist_id).filter(
        planned_at__gte=_midnight(start), planned_at__lt=_midnight(end + timedelta(days=1)), skipped_on__isnull=True
    )
    stops = {day: list(some) for day, some in groupby(_stops(found.order_by("planned_at", "pk")), key=_day_of)}
    lessons = calendar_for_region(region_of(member))
    days = [start + timedelta(days=place) for place in range((end - start).days + 1)]
    shown = [Day(day, first <= day <= last, lessons.is_school_day(day), stops.get(day, [])) for day in days]
    return CalendarPage(
        span=span,
        first=first,
        last=last,
        before=_bounds(span, first - timedelta(days=1))[0],
        after=last + timedelta(days=1),
        weeks=[shown[place : place + DAYS_IN_WEEK] for place in range(0, len(shown), DAYS_IN_WEEK)],
    )


def _bounds(span: Span, on: date) -> tuple[date, date]:
    if span == Span.WEEK:
        monday = on - timedelta(days=on.weekday())
        return monday, monday + timedelta(days=6)
    first = on.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _day_of(stop: Stop) -> date:
    return timezone.localtime(stop.at).date()


def _stops(visits: Iterable[Any]) -> list[Stop]:
    """Who comes at the same hour to the same school makes one stop."""
    by_stop = groupby(visits, key=lambda visit: (visit.planned_at, visit.at_school_id, visit.specialist_id))
    return [
        Stop(at, found[0].school_name or "", found)
        for (at, _school, _specialist), some in by_stop
        for found in [list(some)]
    ]


def own_appointments(member: Member, since: datetime) -> list[Appointment]:
    """The planned visits of this person as a calendar program reads them: initials and school, no names."""
    if not member.may(Permission.VISIT_SEE):
        return []
    mine = Visit.objects.filter(rules.visits_visible_to(member), specialist_id=member.user_id, skipped_on__isnull=True)
    slug = region_of(member).slug
    coming = with_due(mine.filter(planned_at__gte=since)).annotate(asked_minutes=F("journey__visit_need__minutes"))
    return [_appointment(visit, slug) for visit in coming.order_by("planned_at")]


def _appointment(visit: Any, slug: str) -> Appointment:
    who = {"number": visit.number, "child": visit.journey.pupil.initials, "school": visit.school_name or ""}
    return Appointment(
        key=f"visit-{visit.region_id}-{visit.pk}",
        title=_("Aftercare visit %(number)s: %(child)s, %(school)s") % who,
        starts_at=visit.planned_at,
        ends_at=visit.planned_at + timedelta(minutes=rules.minutes_for(visit.number, visit.asked_minutes)),
        path=in_region(slug, "aftercare:visit", case=visit.journey.case_number, number=visit.number),
        place=visit.school_name or "",
    )


def trips(member: Member, specialist_id: int | None = None) -> list[Trip]:
    """What can be planned together: two or more open visits at one school that one day fits."""
    found = of_open_journeys(_own(member, specialist_id)).filter(
        OPEN,
        planned_at__isnull=True,
        at_school_id__isnull=False,
        window_from__lte=clock.today() + timedelta(days=rules.DAYS_AHEAD),
    )
    proposed = [
        Trip(school_id, together[0].school_name, together)
        for (school_id, _specialist), some in groupby(
            found.order_by("at_school_id", "specialist_id", "pk"), key=lambda one: (one.at_school_id, one.specialist_id)
        )
        for together in rules.in_one_trip(some)
        if len(together) > 1
    ]
    return sorted(proposed, key=lambda trip: (trip.last, trip.school))


def trip_at(member: Member, school_id: int) -> Trip | None:
    """Everything that is open at a school and has not been planned yet, for who plans it."""
    found = of_open_journeys(_own(member)).filter(OPEN, planned_at__isnull=True, at_school_id=school_id)
    visits = list(found.order_by("window_until", "pk"))
    return Trip(school_id, visits[0].school_name, visits) if visits else None


def travellers(member: Member) -> list[User]:
    """Who can go: the coordinator sends any specialist, a specialist goes."""
    found = specialists(member)
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        found = found.filter(pk=member.user_id)
    return list(found)

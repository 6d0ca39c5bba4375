"""The open visits of a period as the planner takes them: who works when, which school is open, what stands already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import SchoolAnswer
from steiger.aftercare.models import DateOffer, Visit, VisitNeed
from steiger.aftercare.planning import problem as planning
from steiger.aftercare.planning.plan import Plan, PlannedVisit
from steiger.aftercare.selectors.availability import availabilities, days_away, school_hours
from steiger.aftercare.selectors.moments import Moment, named_moments
from steiger.aftercare.selectors.visits import OPEN, of_open_journeys, specialists, with_due
from steiger.core import clock
from steiger.organisations.enums import Sector
from steiger.organisations.models import School
from steiger.organisations.rules.calendar import FreeDay, SchoolCalendar
from steiger.organisations.selectors import calendars_for

# A visit that is planned at an odd hour stands: the day is taken to be so much longer on both sides, for the road.
ROAD = 120
# What a visit is worth that can still be planned after the period.
WEIGHT_OF_WHAT_CAN_WAIT = 60
SATURDAY = 5
# From "moves that pay clearly" to "nothing moves".
MOVED, OTHER_SPECIALIST, NOTHING_MOVES = 12, 30, 10
Days = Mapping[int, set[date]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept with a planned visit, beside what the planner knows."""

    visit_id: int
    school_id: int | None
    minutes: int
    can_wait: bool
    was_specialist: int | None
    was_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The problem, the plan in force, and what the rows of a proposal need to know."""

    problem: planning.Problem
    present: Plan
    facts: dict[int, Facts]
    is_replan: bool = False
    # Schools that named moments stand twice: once as they are, once with only these moments.
    schools: dict[int, int] = field(default_factory=dict)

    @property
    def in_force(self) -> Plan | None:
        """The plan that the search begins from; planning what is left begins from nothing."""
        return self.present if self.is_replan else None

    def school_of(self, planned: int) -> int:
        return self.schools.get(planned, planned)


def problem_for(
    member: Member,
    first_on: date,
    last_on: date,
    *,
    keeps: int | None = None,
    locked: Mapping[int, planning.Appointment] | None = None,
    only: Collection[int] | None = None,
    is_loose: bool = False,
) -> Asked:
    """A dozen queries however many visits there are. `keeps`: plan anew what stands, at this price for each change.
    `only`: these visits, to look at one day. `is_loose`: no appointment is fixed, to look at a plan made by hand."""
    visits = _visits(first_on, last_on, only)
    people = {user.pk for user in specialists(member)}
    away = days_away(member.region_id, people, first_on, last_on)
    places = _Places({visit.school_at for visit in visits if visit.school_at}, first_on, last_on)
    moments = named_moments([visit.pk for visit in visits])
    needs = {need.journey_id: need for need in VisitNeed.objects.filter(journey_id__in=_journeys(visits))}
    planned, facts = [], {}
    for visit in visits:
        need = needs.get(visit.journey_id)
        planned.append(_visit(visit, need, places.put(visit, moments.get(visit.pk, ())), last_on))
        facts[visit.pk] = Facts(
            visit_id=visit.pk,
            school_id=visit.school_at,
            minutes=planned[-1].minutes,
            can_wait=visit.window_until > last_on,
            was_specialist=visit.specialist_id,
            was_at=visit.planned_at,
        )
    standing = _appointments(visits, facts, first_on, last_on)
    present = Plan(visits=tuple(PlannedVisit(one.visit, one.specialist, one.day, one.start) for one in standing))
    fixed = [] if is_loose else _fixed(standing, visits, away, people, keeps, locked or {}, places)
    problem = planning.Problem(
        specialists=_specialists(people),
        schools=places.schools(),
        visits=tuple(planned),
        shifts=_shifts(people, away, first_on, last_on, fixed or standing, facts),
        appointments=tuple(fixed),
        prices=_prices(keeps),
    )
    return Asked(problem, present, facts, is_replan=keeps is not None, schools=places.own)


def _visits(first_on: date, last_on: date, only: Collection[int] | None) -> list[Any]:
    """Open visits whose window touches the period, those that are late, and every appointment in it."""
    begins, ends = _at(first_on, 0), _at(last_on + timedelta(days=1), 0)
    in_period = Q(planned_at__gte=begins, planned_at__lt=ends)
    to_plan = Q(planned_at__isnull=True, window_from__lte=last_on)
    confirmed = DateOffer.objects.filter(
        visit_id=OuterRef("pk"), planned_at=OuterRef("planned_at"), answer=SchoolAnswer.ACCEPTED
    )
    before = Visit.objects.filter(journey_id=OuterRef("journey_id"), reported_on__isnull=False).order_by("-number")
    found: Any = of_open_journeys(with_due(Visit.objects.filter(OPEN))).filter(in_period | to_plan)
    if only is not None:
        found = found.filter(pk__in=only)
    found = found.annotate(
        is_confirmed=Exists(confirmed), before=Subquery(before.values("specialist_id")[:1])
    ).select_related(None)
    return list(found.prefetch_related(None).order_by("pk"))


def _journeys(visits: Iterable[Any]) -> set[int]:
    return {visit.journey_id for visit in visits}


def _visit(visit: Any, need: VisitNeed | None, school: tuple[int, str], last_on: date) -> planning.Visit:
    asks = need.specialism if need else ""
    weight = planning.weight_of(visit.number, asks_specialism=bool(asks))
    is_missed = visit.window_until < clock.today()
    return planning.Visit(
        id=visit.pk,
        child=visit.journey_id,
        number=visit.number,
        school=school[0],
        window_from=visit.window_from,
        window_until=visit.window_until,
        minutes=rules.minutes_for(visit.number, need.minutes if need else None),
        sector=school[1],
        specialisms=frozenset({asks} - {""}),
        language=need.language if need else "",
        weight=WEIGHT_OF_WHAT_CAN_WAIT if visit.window_until > last_on else weight,
        earlier_specialist=visit.before or visit.specialist_id,
        # When the window has passed: as soon as can be.
        latest=last_on if is_missed else None,
    )


class _Places:
    """The schools of a problem, with the hours of each day of the period."""

    def __init__(self, school_ids: set[int], first_on: date, last_on: date) -> None:
        found = School.objects.filter(pk__in=school_ids).order_by("pk")
        self.found = {school.pk: school for school in found}
        self.days = [first_on + timedelta(days=place) for place in range((last_on - first_on).days + 1)]
        self.calendars = calendars_for(school_ids)
        self.kept = school_hours(school_ids)
        self.hours: dict[int, Mapping[date, planning.Hours]] = {}
        self.own: dict[int, int] = {}
        self._by_moments: dict[tuple[int, tuple[Moment, ...]], int] = {}
        self._same: dict[tuple[tuple[date, planning.Hours], ...], Mapping[date, planning.Hours]] = {}
        for pk in self.found:
            self.hours[pk] = self._shared(self._hours_of(pk))

    def put(self, visit: Any, moments: tuple[Moment, ...]) -> tuple[int, str]:
        """Where a visit is made, and the sector of that school; with moments only then."""
        school = self.found.get(visit.school_at)
        if school is None:
            return 0, ""
        if not moments:
            return school.pk, school.sector
        key = (school.pk, moments)
        if key not in self._by_moments:
            self._by_moments[key] = -len(self._by_moments) - 1
            self.own[self._by_moments[key]] = school.pk
            self.hours[self._by_moments[key]] = {on: between for on, between in moments if on in self.hours[school.pk]}
        return self._by_moments[key], school.sector

    def schools(self) -> tuple[planning.School, ...]:
        return tuple(self._school(pk) for pk in sorted(self.hours))

    def is_open(self, school_id: int | None, on: date) -> bool:
        return school_id in self.hours and on in self.hours[school_id]

    def _school(self, pk: int) -> planning.School:
        school = self.found[self.own.get(pk, pk)]
        place = None
        if school.latitude is not None and school.longitude is not None:
            place = planning.Place(float(school.latitude), float(school.longitude))
        return planning.School(pk, place, self.hours[pk], _holidays(self.calendars[school.pk], self.days))

    def _hours_of(self, pk: int) -> dict[date, planning.Hours]:
        calendar, kept = self.calendars[pk], self.kept.get(pk, {})
        found = {}
        for day in self.days:
            if calendar.is_school_day(day):
                between = kept.get(day.weekday(), rules.usual_hours(day.weekday()))
                if between is not None:
                    found[day] = (minutes_of(between[0]), minutes_of(between[1]))
        return found

    def _shared(self, hours: dict[date, planning.Hours]) -> Mapping[date, planning.Hours]:
        return self._same.setdefault(tuple(hours.items()), hours)


def _holidays(calendar: SchoolCalendar, days: Iterable[date]) -> frozenset[date]:
    return frozenset(
        day for day in days if day.weekday() < SATURDAY and calendar.why_free(day) not in {None, FreeDay.WEEKEND}
    )


def _appointments(
    visits: Iterable[Any], facts: Mapping[int, Facts], first_on: date, last_on: date
) -> list[planning.Appointment]:
    """What stands in the period. Children that were planned for one hour at one school follow each other."""
    found: list[planning.Appointment] = []
    next_start: dict[tuple[Any, ...], int] = {}
    for visit in visits:
        if visit.planned_at is None:
            continue
        local = timezone.localtime(visit.planned_at)
        if not first_on <= local.date() <= last_on:
            continue
        key = (visit.specialist_id, visit.school_at, local)
        start = next_start.get(key, minutes_of(local.time()))
        next_start[key] = start + facts[visit.pk].minutes
        found.append(planning.Appointment(visit.pk, visit.specialist_id, local.date(), start))
    return found


def _fixed(
    standing: Iterable[planning.Appointment],
    visits: Iterable[Any],
    away: Days,
    people: set[int],
    keeps: int | None,
    locked: Mapping[int, planning.Appointment],
    places: _Places,
) -> list[planning.Appointment]:
    """Planning the rest, all that stands is fixed. Planning anew, what its school said yes to and can still stand."""
    by_id = {visit.pk: visit for visit in visits}
    fixed = {one.visit: one for one in locked.values()}
    for one in standing:
        visit = by_id[one.visit]
        stands = (
            one.specialist in people
            and one.day not in away.get(one.specialist, ())
            and places.is_open(visit.school_at, one.day)
        )
        if one.visit not in fixed and (keeps is None or (stands and visit.is_confirmed)):
            fixed[one.visit] = one
    return sorted(fixed.values(), key=lambda one: one.visit)


def _specialists(people: set[int]) -> tuple[planning.Specialist, ...]:
    held = {one.user_id: one for one in availabilities(people)}
    found = []
    for pk in sorted(people):
        one = held.get(pk)
        if one is None:
            # What they can do is not what is missing.
            found.append(planning.Specialist(pk, None, frozenset(Sector.values)))
            continue
        home = None
        if one.latitude is not None and one.longitude is not None:
            home = planning.Place(float(one.latitude), float(one.longitude))
        found.append(
            planning.Specialist(
                pk,
                home,
                frozenset(one.sectors),
                frozenset(one.specialisms),
                frozenset(one.languages),
                one.most_visits,
            )
        )
    return tuple(found)


def _shifts(
    people: set[int],
    away: Days,
    first_on: date,
    last_on: date,
    fixed: Iterable[planning.Appointment],
    facts: Mapping[int, Facts],
) -> tuple[planning.Shift, ...]:
    """Working days in the period without the days away; longer where an appointment that stands asks for it."""
    hours: dict[tuple[int, date], list[int]] = {}
    for one in availabilities(people):
        by_weekday = {day.weekday: (minutes_of(day.from_time), minutes_of(day.until_time)) for day in one.days.all()}
        off = away.get(one.user_id, set())
        for place in range((last_on - first_on).days + 1):
            day = first_on + timedelta(days=place)
            if day.weekday() in by_weekday and day not in off:
                hours[one.user_id, day] = list(by_weekday[day.weekday()])
    for made in fixed:
        if made.specialist not in people or made.day in away.get(made.specialist, set()):
            continue
        begins, ends = made.start - ROAD, made.start + facts[made.visit].minutes + ROAD
        held = hours.setdefault((made.specialist, made.day), [max(begins, 0), ends])
        held[0], held[1] = max(min(held[0], begins), 0), max(held[1], ends)
    return tuple(planning.Shift(user, day, begins, ends) for (user, day), (begins, ends) in sorted(hours.items()))


def _prices(keeps: int | None) -> planning.Prices:
    if keeps is None or keeps >= NOTHING_MOVES:
        return planning.ONLY_WHAT_FELL_OUT
    return planning.Prices(moved=MOVED * keeps, other_specialist=OTHER_SPECIALIST * keeps)


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


def moment_of(day: date, start: int) -> datetime:
    return _at(day, start)


def _at(day: date, minutes: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(minutes // 60, minutes % 60)))


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)

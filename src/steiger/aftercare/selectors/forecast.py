"""The visits of the coming year against the hours that there are: where it falls short, and what a day more solves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.models import PlanProposal, Visit
from steiger.aftercare.planning.figures import Figures
from steiger.aftercare.planning.forecast import USUAL_SHARE, Expected, Month, forecast
from steiger.aftercare.rules.hours import months_from
from steiger.aftercare.selectors.availability import availabilities, days_away
from steiger.aftercare.selectors.problem import minutes_of
from steiger.aftercare.selectors.visits import OPEN, of_open_journeys, specialists
from steiger.cooperation.selectors import policies
from steiger.core import clock
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.organisations.selectors import calendar_for_region, region_of
from steiger.pupils.models import Journey

MONTHS_AHEAD = 12
# Minutes at the door, as the planner reckons them for each arrival.
DOOR = 10


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: what is needed, what there is, and what a day a week more would leave of the shortage."""

    month: date
    known: int
    expected: int
    hours: Month

    @property
    def visits(self) -> int:
        return self.known + self.expected


@dataclass(frozen=True, slots=True)
class ForecastPage:
    rows: list[MonthRow]
    road: float
    is_measured: bool
    has_hours: bool

    @property
    def short_months(self) -> list[MonthRow]:
        return [row for row in self.rows if row.hours.shortage_hours]

    @property
    def share(self) -> int:
        return round(100 * USUAL_SHARE)


def forecast_page(member: Member) -> ForecastPage:
    """By the middle of each visit's window; expected moves by the region's policy."""
    today = clock.today()
    last = today + timedelta(days=365)
    months = months_from(today, last)[:MONTHS_AHEAD]
    calendar = calendar_for_region(region_of(member))
    known, coming = _known(today), _expected(calendar, today)
    there, has_hours = _there(member, calendar, today, last)
    figures = _latest(member)
    asked = [
        Expected(month, minutes + DOOR)
        for visits in (known, coming)
        for month, some in visits.items()
        for minutes in some
        if month in months
    ]
    found = forecast(asked, {month: there[month] / 60 for month in months}, known=figures)
    return ForecastPage(
        rows=[MonthRow(one.month, len(known[one.month]), len(coming[one.month]), one) for one in found.months],
        road=found.travel_per_visit,
        is_measured=figures is not None,
        has_hours=has_hours,
    )


def _latest(member: Member) -> Figures | None:
    """How far it really is, as the latest plan found."""
    latest = PlanProposal.objects.filter(region_id=member.region_id, dropped_on=None).first()
    if latest is None or not latest.figures.get("served"):
        return None
    told = latest.figures
    return Figures(
        visits=told["visits"],
        served=told["served"],
        unserved=0,
        late=told["late"],
        travel_minutes=told["travel_minutes"],
        visit_minutes=0,
        days=told["days"],
        stops=told["stops"],
        children_with_more_visits=0,
        children_with_one_face=0,
        workload=(),
    )


def _known(today: date) -> dict[date, list[int]]:
    """Open visits, in the month in which they are planned, else in the middle of their window."""
    found: dict[date, list[int]] = defaultdict(list)
    rows = of_open_journeys(Visit.objects.filter(OPEN)).order_by()
    shown = rows.values_list("number", "window_from", "window_until", "planned_at", "journey__visit_need__minutes")
    for number, first, last, planned_at, asked in shown:
        day = timezone.localdate(planned_at) if planned_at else first + (last - first) / 2
        found[max(day, today).replace(day=1)].append(rules.minutes_for(number, asked))
    return found


def _expected(calendar: SchoolCalendar, today: date) -> dict[date, list[int]]:
    """The visits of children who are still to move, on the day that is expected now."""
    found: dict[date, list[int]] = defaultdict(list)
    moves = Journey.objects.filter(
        expected_move_on__isnull=False, moved_on=None, left_on=None, completed_on=None
    ).order_by()
    versions = policies()
    windows: dict[date, Any] = {}
    days = Counter(day for day in moves.values_list("expected_move_on", flat=True) if day is not None)
    for expected_on, count in days.items():
        moved_on = max(expected_on, today)
        if moved_on not in windows:
            windows[moved_on] = list(versions.on(moved_on).visit_windows.all())
        for window in windows[moved_on]:
            first, last = rules.window_days(calendar, moved_on, window)
            found[(first + (last - first) / 2).replace(day=1)] += [rules.minutes_for(window.number)] * count
    return found


def _there(member: Member, calendar: SchoolCalendar, first_on: date, last_on: date) -> tuple[Mapping[date, int], bool]:
    """Working minutes of all specialists per month: on days with lessons, without the days away."""
    people = set(specialists(member).values_list("pk", flat=True))
    away = days_away(member.region_id, people, first_on, last_on)
    days = [day for day in _days(first_on, last_on) if calendar.is_school_day(day)]
    found: Counter[date] = Counter()
    has_hours = False
    for one in availabilities(people):
        hours = {day.weekday: minutes_of(day.until_time) - minutes_of(day.from_time) for day in one.days.all()}
        has_hours = has_hours or bool(hours)
        for day in days:
            if day not in away.get(one.user_id, ()):
                found[day.replace(day=1)] += hours.get(day.weekday(), 0)
    return found, has_hours


def _days(first_on: date, last_on: date) -> Iterable[date]:
    return (first_on + timedelta(days=place) for place in range((last_on - first_on).days + 1))

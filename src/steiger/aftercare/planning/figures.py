"""What a plan comes to: rounds from home to home, the objective term by term, and figures that people compare.

Worked out from the plan and the problem alone, apart from the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from steiger.aftercare.planning.oddities import Sound, look_through
from steiger.aftercare.planning.plan import Objective, Plan, PlannedVisit, Round, Stop
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.travel import minutes


@dataclass(frozen=True, slots=True)
class Workload:
    """What a specialist does in the period. `hours`: working hours that there are."""

    specialist: int
    visits: int
    days: int
    visit_minutes: int
    travel_minutes: int
    available_minutes: int

    @property
    def share(self) -> float:
        """Which part of the working hours visits and travelling take."""
        if not self.available_minutes:
            return 0.0
        return (self.visit_minutes + self.travel_minutes) / self.available_minutes


@dataclass(frozen=True, slots=True)
class Figures:
    """`continuity`: of the children with more than one visit (or an earlier specialist), how many see one face."""

    visits: int
    served: int
    unserved: int
    late: int
    travel_minutes: int
    visit_minutes: int
    days: int
    stops: int
    children_with_more_visits: int
    children_with_one_face: int
    workload: tuple[Workload, ...]

    @property
    def travel_hours(self) -> float:
        return round(self.travel_minutes / 60, 1)

    @property
    def continuity(self) -> float:
        """Per cent."""
        if not self.children_with_more_visits:
            return 100.0
        return round(100 * self.children_with_one_face / self.children_with_more_visits, 1)


def rounds(problem: Problem, plan: Plan, *, sound: Sound | None = None) -> tuple[Round, ...]:
    """Each working day on the road, for the calendar and the map; in order of day, then specialist."""
    return tuple(_rounds(problem, plan.visits, sound or look_through(problem)))


def _rounds(problem: Problem, visits: Iterable[PlannedVisit], sound: Sound) -> Iterable[Round]:
    days: dict[tuple[date, int], list[PlannedVisit]] = defaultdict(list)
    for one in visits:
        if one.visit in sound.visits and one.specialist in sound.specialists:
            days[one.day, one.specialist].append(one)
    for (day, specialist), each in sorted(days.items()):
        yield _round(problem, sound, specialist, day, sorted(each, key=lambda one: (one.start, one.visit)))


def _round(problem: Problem, sound: Sound, specialist: int, day: date, visits: list[PlannedVisit]) -> Round:
    home = here = sound.homes[specialist]
    stops, total = [], 0
    for school, group in groupby(visits, key=lambda one: sound.visits[one.visit].school):
        each = tuple(group)
        road = minutes(here, sound.places[school])
        last = each[-1]
        stops.append(
            Stop(
                school=school,
                arrives=each[0].start - problem.door,
                leaves=last.start + sound.visits[last.visit].minutes,
                travel=road,
                visits=each,
            )
        )
        here, total = sound.places[school], total + road
    back = minutes(here, home)
    return Round(
        specialist=specialist,
        day=day,
        leaves=stops[0].arrives - stops[0].travel,
        home=stops[-1].leaves + back,
        travel=total + back,
        stops=tuple(stops),
    )


def objective(
    problem: Problem, visits: Iterable[PlannedVisit], present: Plan | None = None, *, sound: Sound | None = None
) -> Objective:
    """What these visits cost, every term of it."""
    sound = sound or look_through(problem)
    each, prices = list(visits), problem.prices
    driven = list(_rounds(problem, each, sound))
    day_of = {one.visit: one.day for one in each}
    stood = {one.visit: one for one in reversed(present.visits)} if present is not None else {}
    fixed = {one.visit for one in sound.appointments}
    return Objective(
        travel=sum(one.travel for one in driven),
        stops=prices.stop * sum(len(one.stops) for one in driven),
        days=prices.day * len(driven),
        other_faces=prices.other_face * sum(max(0, len(seen) - 1) for seen in _faces(each, sound).values()),
        late=sum(_late(problem, sound, visit, day) for visit, day in day_of.items() if visit not in fixed),
        unserved=sum(_dropping(problem, sound, one, one in stood) for one in sound.visits if one not in day_of),
        changes=sum(_change(problem, stood, one) for one in each if one.visit not in fixed),
    )


def _faces(visits: Iterable[PlannedVisit], sound: Sound) -> dict[int, set[int]]:
    """Per child everybody it sees: who visited before the period, too."""
    seen: dict[int, set[int]] = defaultdict(set)
    for one in visits:
        if one.visit in sound.visits:
            seen[sound.visits[one.visit].child].add(one.specialist)
    earlier: dict[int, int] = {}
    for visit in sorted(sound.visits.values(), key=lambda one: (one.number, one.id)):
        if visit.earlier_specialist is not None:
            earlier.setdefault(visit.child, visit.earlier_specialist)
    for child, specialist in earlier.items():
        if child in seen:
            seen[child].add(specialist)
    return seen


def _late(problem: Problem, sound: Sound, visit: int, day: date) -> int:
    if visit not in sound.visits:
        return 0
    return max(0, (day - sound.visits[visit].window_until).days) * problem.prices.late_day


def _dropping(problem: Problem, sound: Sound, visit: int, was_planned: bool) -> int:
    one = sound.visits[visit]
    latest = _late(problem, sound, visit, one.latest) if one.latest is not None else 0
    return one.weight + latest + (problem.prices.other_specialist if was_planned else 0)


def _change(problem: Problem, stood: Mapping[int, PlannedVisit], now: PlannedVisit) -> int:
    before = stood.get(now.visit)
    if before is None or (before.specialist, before.day) == (now.specialist, now.day):
        return 0
    if before.specialist == now.specialist:
        return problem.prices.moved
    return problem.prices.other_specialist


def figures(problem: Problem, plan: Plan) -> Figures:
    """Served, late, travelling, days, stops, continuity, and who does how much."""
    sound = look_through(problem)
    driven = list(_rounds(problem, plan.visits, sound))
    faces = _faces(plan.visits, sound)
    several = [child for child, count in _times_seen(plan.visits, sound).items() if count > 1]
    served = {one.visit for one in plan.visits}
    return Figures(
        visits=len({one.id for one in problem.visits}),
        served=len(served),
        unserved=len(plan.unserved),
        late=sum(1 for one in plan.visits if _is_late(sound, one)),
        travel_minutes=sum(one.travel for one in driven),
        visit_minutes=sum(sound.visits[one].minutes for one in served if one in sound.visits),
        days=len(driven),
        stops=sum(len(one.stops) for one in driven),
        children_with_more_visits=len(several),
        children_with_one_face=sum(1 for child in several if len(faces[child]) == 1),
        workload=_workload(driven, sound),
    )


def _is_late(sound: Sound, one: PlannedVisit) -> bool:
    return one.visit in sound.visits and one.day > sound.visits[one.visit].window_until


def _times_seen(visits: Iterable[PlannedVisit], sound: Sound) -> dict[int, int]:
    """How often each child is visited, an earlier visit by a known specialist counted."""
    count: dict[int, int] = defaultdict(int)
    earlier = {one.child for one in sound.visits.values() if one.earlier_specialist is not None}
    for one in visits:
        if one.visit in sound.visits:
            count[sound.visits[one.visit].child] += 1
    return {child: times + (child in earlier) for child, times in count.items()}


def _workload(driven: Iterable[Round], sound: Sound) -> tuple[Workload, ...]:
    per: dict[int, list[Round]] = {one: [] for one in sound.specialists}
    for one in driven:
        per[one.specialist].append(one)
    available: dict[int, int] = defaultdict(int)
    for (specialist, day), (begins, ends) in sound.shifts.items():
        taken = sum(min(ends, until) - max(begins, since) for since, until in sound.blocked.get((specialist, day), ())
                    if since < ends and until > begins)  # fmt: skip
        available[specialist] += ends - begins - taken
    return tuple(
        Workload(
            specialist=specialist,
            visits=sum(len(stop.visits) for each in days for stop in each.stops),
            days=len(days),
            visit_minutes=sum(
                sound.visits[one.visit].minutes for each in days for stop in each.stops for one in stop.visits
            ),
            travel_minutes=sum(each.travel for each in days),
            available_minutes=available[specialist],
        )
        for specialist, days in per.items()
    )

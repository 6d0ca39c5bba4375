"""PyVRP as the independent judge: the same region as a routing problem, one vehicle for each working day.

It cannot say that one child's visits belong together. What it makes of that is a preference: each visit costs more with
another specialist than the one its child had in the round before.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from pyvrp import Client, Depot, Location, ProblemData, Route, Solution, VehicleType, solve

from steiger.aftercare.planning.outcome import plan_of
from steiger.aftercare.planning.plan import Plan, Run
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.ready import Key, Ready, make_ready

NEVER = 100_000
MINUTES_IN_A_DAY = 1440


@dataclass
class Stop:
    """By the clock of this process: fair on a machine that does other work, too."""

    seconds: float

    def __post_init__(self) -> None:
        self.until = time.process_time() + self.seconds

    def __call__(self, _best: float) -> bool:
        return time.process_time() > self.until


def judged(
    problem: Problem, seconds: float, *, begin: Plan | None = None, rounds: int = 3, seed: int = 1
) -> Plan | None:
    """The best plan of some rounds on the whole objective, every round with the faces of the one before.

    None when time was up before there was any plan that holds.
    """
    ready = make_ready(problem)
    best = begin
    faces = _faces(ready, begin) if begin else {child: who for child, who in ready.earlier.items() if who is not None}
    for number in range(rounds):
        model = Model(ready, faces)
        plan = model.solved(seconds / rounds, seed + number, best if begin or number else None)
        if plan is not None:
            if best is None or plan.objective.total < best.objective.total:
                best = plan
            faces = _faces(ready, plan)
    return best


def _faces(ready: Ready, plan: Plan) -> dict[int, int]:
    """Whom each child saw before, or sees most."""
    seen: dict[int, Counter[int]] = defaultdict(Counter)
    for one in plan.visits:
        seen[ready.visits[one.visit].child][one.specialist] += 1
    found = {child: min(each, key=lambda who: (-each[who], who)) for child, each in seen.items()}
    return found | {child: who for child, who in ready.earlier.items() if who is not None}


class Model:
    """Visits that ask the same of everybody share a place, so that going on there costs nothing."""

    def __init__(self, ready: Ready, faces: Mapping[int, int]) -> None:
        self.ready, self.faces = ready, faces
        self.visits = list(ready.visits)
        self.keys: list[Key] = list(ready.shapes)
        spans = [(day, *span) for hours in ready.sound.hours.values() for day, span in hours.items()]
        self.opens = min(opens for _day, opens, _closes in spans)
        self.closes: dict[date, int] = {}
        for day, _opens, closes in spans:
            self.closes[day] = max(closes, self.closes.get(day, 0))
        classes: dict[object, int] = {}
        self.place_of = [classes.setdefault(self._class(visit), len(classes)) for visit in self.visits]
        self.example = {place: visit for visit, place in zip(self.visits, self.place_of, strict=True)}
        depots: dict[tuple[int, int, int, int], int] = {}
        self.depot_of = [
            depots.setdefault((who, shape.begins, shape.ends, self.closes[day]), len(depots))
            for (who, day), shape in ready.shapes.items()
        ]
        self.depots = list(depots)
        self.data = self._data()

    def _class(self, visit: int) -> object:
        if visit in self.ready.fixed:
            return ("appointment", visit)
        one = self.ready.visits[visit]
        return (one.school, self.ready.able[visit], self.faces.get(one.child))

    def _data(self) -> ProblemData:
        ready, ground, shapes = self.ready, self.ready.ground, list(self.ready.shapes.values())
        homes = {who: number for number, who in enumerate(ready.specialists)}
        first = len(self.depots)
        node = np.array([homes[one[0]] for one in self.depots] + [ground.node[one] for one in self.example.values()])
        road = np.array(ground.travel)[np.ix_(node, node)]
        apart = node[:, None] != node[None, :]
        duration, distance = road + ground.door * apart, road + ground.prices.stop * apart
        distance[:, :first], duration[:, :first] = road[:, :first], road[:, :first]
        for depot, (_who, begins, ends, closes) in enumerate(self.depots):
            duration[depot, first:] = np.maximum(road[depot, first:], self.opens - begins) + ground.door
            distance[depot, first:] = road[depot, first:] + ground.prices.stop
            duration[first:, depot] = np.maximum(road[first:, depot], ends - closes)
        np.fill_diagonal(duration, 0)
        np.fill_diagonal(distance, 0)
        profiles = [self._profile(who, first, distance, duration) for who in ready.specialists]
        vehicles = [
            VehicleType(
                1, start_depot=depot, end_depot=depot, fixed_cost=ground.prices.day, unit_distance_cost=1,
                tw_early=_moment(day) + shape.begins, tw_late=_moment(day) + shape.ends, profile=homes[who],
            )
            for (who, day), shape, depot in zip(self.keys, shapes, self.depot_of, strict=True)
        ]  # fmt: skip
        clients = [self._client(visit, first + place) for visit, place in zip(self.visits, self.place_of, strict=True)]
        return ProblemData(
            [Location(float(one), 0.0) for one in node],
            clients,
            [Depot(one) for one in range(first)],
            vehicles,
            [one for one, _other in profiles],
            [other for _one, other in profiles],
        )

    def _profile(
        self, who: int, first: int, distance: np.ndarray, duration: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """What it costs this specialist to come there: more where the child knows somebody else."""
        price = np.zeros(len(distance), dtype=np.int64)
        for place, visit in self.example.items():
            fixed = self.ready.fixed.get(visit)
            face = self.faces.get(self.ready.visits[visit].child)
            if (fixed.specialist != who) if fixed else (who not in self.ready.able[visit]):
                price[first + place] = NEVER
            elif fixed is None and face not in (None, who):
                price[first + place] = self.ready.ground.prices.other_face
        far, slow = distance + price[None, :], duration + np.where(price >= NEVER, NEVER, 0)[None, :]
        np.fill_diagonal(far, 0)
        np.fill_diagonal(slow, 0)
        return far, slow

    def _client(self, visit: int, place: int) -> Client:
        ready, one = self.ready, self.ready.visits[visit]
        fixed = ready.fixed.get(visit)
        if fixed is not None:
            start = _moment(fixed.day) + fixed.start
            return Client(place, service_duration=one.minutes, tw_early=start, tw_late=start, required=True)
        days, hours = ready.days[visit], ready.sound.hours[one.school]
        soonest, last = min(days), max(days)
        return Client(
            place, service_duration=one.minutes, tw_early=_moment(soonest) + hours[soonest][0],
            tw_late=_moment(last) + hours[last][1] - one.minutes, prize=ready.dropping(visit, was_planned=False),
            required=False,
        )  # fmt: skip

    def solved(self, seconds: float, seed: int, begin: Plan | None) -> Plan | None:
        initial = self._solution(begin) if begin else None
        result = solve(
            self.data, Stop(seconds), seed=seed, collect_stats=False, display=False, initial_solution=initial
        )
        if not result.best.is_feasible():
            return None
        days = {
            self.keys[route.vehicle_type()]: tuple(self.visits[one.idx] for one in route if one.is_client())
            for route in result.best.routes()
        }
        return plan_of(self.ready, days, run=Run(seed), present=None)

    def _solution(self, plan: Plan) -> Solution:
        number = {visit: place for place, visit in enumerate(self.visits)}
        vehicle = {key: place for place, key in enumerate(self.keys)}
        days: dict[Key, list[int]] = defaultdict(list)
        for one in sorted(plan.visits, key=lambda one: (one.day, one.start)):
            days[one.specialist, one.day].append(number[one.visit])
        return Solution(self.data, [Route(self.data, order, vehicle[key]) for key, order in days.items()])


def _moment(day: date) -> int:
    return (day.toordinal() - date(2027, 1, 1).toordinal()) * MINUTES_IN_A_DAY

"""What a plan breaks: every rule again, written apart from the search, so that each checks the other.

Used for a visit that is moved by hand, too: what is named here is what the move breaks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from steiger.aftercare.planning.plan import Plan, PlannedVisit
from steiger.aftercare.planning.problem import Place, Problem, School, Specialist, Visit
from steiger.aftercare.planning.travel import is_known, middle, minutes


class Rule(StrEnum):
    UNKNOWN = "unknown"  # visit, school or specialist that is not in the problem
    PLANNED_TWICE = "planned_twice"
    NEITHER_PLANNED_NOR_EXPLAINED = "neither_planned_nor_explained"
    PLANNED_AND_UNSERVED = "planned_and_unserved"
    OUTSIDE_WINDOW = "outside_window"
    SCHOOL_CLOSED = "school_closed"
    SCHOOL_HOURS = "school_hours"
    NOT_WORKING = "not_working"
    WORKING_HOURS = "working_hours"
    BLOCKED_HOURS = "blocked_hours"
    SECTOR = "sector"
    SPECIALISM = "specialism"
    LANGUAGE = "language"
    MOST_VISITS = "most_visits"
    OVERLAP = "overlap"  # begins before the one before it is over, travelling and the door included
    ORDER_OF_VISITS = "order_of_visits"
    APPOINTMENT_MOVED = "appointment_moved"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that the plan breaks, at which visit. `short`: how many minutes there are too few, where it is that.

    `other`: the visit that it collides with.
    """

    rule: Rule
    visit: int
    specialist: int | None = None
    day: date | None = None
    short: int = 0
    other: int | None = None


def check(plan: Plan, problem: Problem) -> tuple[Broken, ...]:
    """Everything that this plan breaks; nothing when it holds."""
    return tuple(Checker(plan, problem).everything())


class Checker:
    def __init__(self, plan: Plan, problem: Problem) -> None:
        self.plan, self.problem = plan, problem
        self.visits: dict[int, Visit] = {one.id: one for one in reversed(problem.visits)}
        self.schools: dict[int, School] = {one.id: one for one in reversed(problem.schools)}
        self.specialists: dict[int, Specialist] = {one.id: one for one in reversed(problem.specialists)}
        self.fixed = {one.visit: one for one in reversed(self._appointments())}
        known = [one.place for one in self.schools.values() if one.place is not None and is_known(one.place)]
        self.middle_of_schools = middle(known)
        self.middle = middle(self._place(one) for one in self.schools)
        self.sound = [one for one in plan.visits if self._is_known(one)]

    def _appointments(self) -> list[PlannedVisit]:
        """In order of time: of two for one visit the first counts."""
        each = sorted(self.problem.appointments, key=lambda one: (one.day, one.start, one.visit, one.specialist))
        return [PlannedVisit(one.visit, one.specialist, one.day, one.start) for one in each]

    def _is_known(self, one: PlannedVisit) -> bool:
        visit = self.visits.get(one.visit)
        return visit is not None and visit.school in self.schools and one.specialist in self.specialists

    def _place(self, school: int) -> Place:
        place = self.schools[school].place
        return place if place is not None and is_known(place) else self.middle_of_schools

    def everything(self) -> Iterator[Broken]:
        yield from self._complete()
        for one in self.sound:
            if self._stands(one):
                continue
            yield from self._window_and_school(one)
            yield from self._abilities(one)
        yield from self._order()
        days: dict[tuple[int, date], list[PlannedVisit]] = defaultdict(list)
        for one in self.sound:
            days[one.specialist, one.day].append(one)
        for (specialist, day), each in sorted(days.items()):
            yield from self._day(specialist, day, sorted(each, key=lambda one: (one.start, one.visit)))

    def _stands(self, one: PlannedVisit) -> bool:
        """An appointment that was made outside the rules stands all the same."""
        return self.fixed.get(one.visit) == one

    def _complete(self) -> Iterator[Broken]:
        """Each visit once: planned, or unserved with its reason."""
        count = Counter(one.visit for one in self.plan.visits)
        unserved = {one.visit for one in self.plan.unserved}
        for one in self.plan.visits:
            if not self._is_known(one):
                yield Broken(Rule.UNKNOWN, one.visit, one.specialist, one.day)
        for visit, times in count.items():
            if times > 1:
                yield Broken(Rule.PLANNED_TWICE, visit)
            if visit in unserved:
                yield Broken(Rule.PLANNED_AND_UNSERVED, visit)
        for visit in self.visits:
            if visit not in count and visit not in unserved:
                yield Broken(Rule.NEITHER_PLANNED_NOR_EXPLAINED, visit)
        for one in self.plan.visits:
            agreed = self.fixed.get(one.visit)
            if agreed is not None and agreed != one:
                yield Broken(Rule.APPOINTMENT_MOVED, one.visit, one.specialist, one.day)

    def _window_and_school(self, one: PlannedVisit) -> Iterator[Broken]:
        visit = self.visits[one.visit]
        last = max(visit.window_until, visit.latest or visit.window_until)
        if not visit.window_from <= one.day <= last:
            yield Broken(Rule.OUTSIDE_WINDOW, one.visit, one.specialist, one.day)
        opens, closes = self.schools[visit.school].hours.get(one.day, (0, 0))
        if opens >= closes:
            yield Broken(Rule.SCHOOL_CLOSED, one.visit, one.specialist, one.day)
        else:
            short = max(opens - one.start, one.start + visit.minutes - closes)
            if short > 0:
                yield Broken(Rule.SCHOOL_HOURS, one.visit, one.specialist, one.day, short)

    def _abilities(self, one: PlannedVisit) -> Iterator[Broken]:
        visit, who = self.visits[one.visit], self.specialists[one.specialist]
        if visit.sector and visit.sector not in who.sectors:
            yield Broken(Rule.SECTOR, one.visit, one.specialist, one.day)
        if not visit.specialisms <= who.specialisms:
            yield Broken(Rule.SPECIALISM, one.visit, one.specialist, one.day)
        if visit.language and visit.language not in who.languages:
            yield Broken(Rule.LANGUAGE, one.visit, one.specialist, one.day)

    def _order(self) -> Iterator[Broken]:
        """The visits of a child come on different days, in the order of their numbers."""
        children: dict[int, list[PlannedVisit]] = defaultdict(list)
        for one in self.sound:
            children[self.visits[one.visit].child].append(one)
        for each in children.values():
            each.sort(key=lambda one: (self.visits[one.visit].number, one.visit))
            for earlier, later in pairwise(each):
                if self.visits[earlier.visit].number == self.visits[later.visit].number:
                    continue
                if later.day <= earlier.day and not (self._stands(earlier) and self._stands(later)):
                    yield Broken(Rule.ORDER_OF_VISITS, later.visit, later.specialist, later.day, other=earlier.visit)

    def _day(self, specialist: int, day: date, visits: list[PlannedVisit]) -> Iterator[Broken]:
        who = self.specialists[specialist]
        if who.most_visits is not None and len(visits) > who.most_visits:
            yield Broken(Rule.MOST_VISITS, visits[-1].visit, specialist, day, len(visits) - who.most_visits)
        shifts = [one for one in self.problem.shifts if (one.specialist, one.day) == (specialist, day)]
        shifts = [one for one in shifts if one.begins < one.ends]
        if not shifts:
            for one in visits:
                yield Broken(Rule.NOT_WORKING, one.visit, specialist, day)
            return
        begins, ends = min(one.begins for one in shifts), max(one.ends for one in shifts)
        busy = self._busy(specialist, day, begins, ends)
        yield from self._road(specialist, day, visits, begins, ends, busy)

    def _busy(self, specialist: int, day: date, begins: int, ends: int) -> set[int]:
        """Every minute between the first and the last of the day in which no work for visits is done."""
        busy = set(range(begins, ends))
        for one in self.problem.shifts:
            if (one.specialist, one.day) == (specialist, day):
                busy -= set(range(one.begins, one.ends))
        for blocked in self.problem.blocked:
            if (blocked.specialist, blocked.day) == (specialist, day):
                busy |= set(range(max(begins, blocked.begins), min(ends, blocked.ends)))
        return busy

    def _road(
        self, specialist: int, day: date, visits: list[PlannedVisit], begins: int, ends: int, busy: set[int]
    ) -> Iterator[Broken]:
        """From home to home: before each visit there is time for the road and the door, and for the visit itself."""
        home = self.specialists[specialist].home
        here = base = home if home is not None and is_known(home) else self.middle
        free_from, before, school = begins, None, None
        for one in visits:
            visit = self.visits[one.visit]
            is_same = visit.school == school
            there = self._place(visit.school)
            door = 0 if is_same else self.problem.door
            at_door = free_from if is_same else after(free_from, minutes(here, there), busy)
            if not is_same:
                at_door = max(at_door, self._opens(visit.school, day))
            if at_door + door > one.start:
                rule = Rule.OVERLAP if before is not None else Rule.WORKING_HOURS
                yield Broken(rule, one.visit, specialist, day, at_door + door - one.start, before)
            if busy and any(moment in busy for moment in range(one.start - door, one.start + visit.minutes)):
                yield Broken(Rule.BLOCKED_HOURS, one.visit, specialist, day)
            free_from, before, school, here = one.start + visit.minutes, one.visit, visit.school, there
        back = after(free_from, minutes(here, base), busy)
        if back > ends:
            yield Broken(Rule.WORKING_HOURS, visits[-1].visit, specialist, day, back - ends)

    def _opens(self, school: int, day: date) -> int:
        return self.schools[school].hours.get(day, (0, 0))[0]


def after(moment: int, road: int, busy: set[int]) -> int:
    """Minute by minute: when somebody arrives who drives only while nothing else is on."""
    while road:
        if moment not in busy:
            road -= 1
        moment += 1
    return moment

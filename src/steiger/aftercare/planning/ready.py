"""A problem made ready for the search: looked through for what is odd, and laid out in tables."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from steiger.aftercare.planning import oddities
from steiger.aftercare.planning.days import Ground, Shape
from steiger.aftercare.planning.oddities import Sound
from steiger.aftercare.planning.plan import Finding, PlannedVisit, Reason
from steiger.aftercare.planning.problem import Appointment, Hours, Problem, Specialist, Visit
from steiger.aftercare.planning.travel import table

# A specialist's working day.
Key = tuple[int, date]
NO_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Ready:
    """The tables that the search reads. Whatever could not be planned stands in `fallen` and `findings`."""

    problem: Problem
    visits: Mapping[int, Visit]
    specialists: Mapping[int, Specialist]
    sound: Sound
    ground: Ground
    shapes: Mapping[Key, Shape]
    able: Mapping[int, tuple[int, ...]]
    # Days on which the school is open, with the price of being late.
    days: Mapping[int, Mapping[date, int]]
    fixed: Mapping[int, Appointment]
    earlier: Mapping[int, int | None]
    # Visits of one child that could come in the wrong order: before (-1) or after (1) this one.
    order: Mapping[int, tuple[tuple[int, int], ...]]
    findings: tuple[Finding, ...] = ()
    fingerprint: str = ""
    fallen: Mapping[int, Reason] = field(default_factory=dict)

    def options(self, visit: int) -> list[Key]:
        """The working days on which a visit may be made at all."""
        if visit in self.fixed:
            one = self.fixed[visit]
            return [(one.specialist, one.day)]
        return [(who, day) for day in self.days[visit] for who in self.able[visit] if (who, day) in self.shapes]

    def late(self, visit: int, day: date) -> int:
        return late_price(self.visits[visit], day, self.problem.prices.late_day)

    def dropping(self, visit: int, *, was_planned: bool) -> int:
        """The price of not making a visit: more than making it as late as may be, or moving it, could ever save."""
        one = self.visits[visit]
        latest = late_price(one, one.latest, self.problem.prices.late_day) if one.latest else 0
        return one.weight + latest + (self.problem.prices.other_specialist if was_planned else 0)


def late_price(visit: Visit, day: date, each: int) -> int:
    return max(0, (day - visit.window_until).days) * each


def make_ready(problem: Problem) -> Ready:
    """Look the problem through, and lay out what is sound."""
    sound = oddities.look_through(problem)
    homes = {one.id: index for index, one in enumerate(sound.specialists.values())}
    schools = {one: len(homes) + index for index, one in enumerate(sound.places)}
    places = [*(sound.homes[one] for one in homes), *sound.places.values()]
    kinds, opening = _kinds_of_day(sound, schools)
    ground = Ground(
        travel=table(places),
        node={one.id: schools[one.school] for one in sound.visits.values()},
        minutes={one.id: one.minutes for one in sound.visits.values()},
        fixed={one.visit: one.start for one in sound.appointments},
        door=max(0, problem.door),
        round_to=max(1, problem.round_to),
        prices=problem.prices,
    )
    shapes = {
        (who, day): Shape(
            home=homes[who],
            begins=begins,
            ends=ends,
            blocked=sound.blocked.get((who, day), ()),
            most_visits=_most(sound.specialists[who]),
            open=opening[kinds[day]] if day in kinds else {},
            kind=kinds.get(day, -1),
        )
        for (who, day), (begins, ends) in sorted(sound.shifts.items())
    }
    fixed, broken = oddities.appointments_that_stand(sound, shapes, ground)
    return _with_visits(problem, sound, ground, shapes, fixed, broken)


def _with_visits(
    problem: Problem,
    sound: Sound,
    ground: Ground,
    shapes: Mapping[Key, Shape],
    fixed: Mapping[int, Appointment],
    broken: list[Finding],
) -> Ready:
    fallen = dict(sound.fallen)
    fallen.update({one.visit: Reason.BROKEN_APPOINTMENT for one in broken if one.visit is not None})
    for visit, reason in sound.only_by_appointment.items():
        if visit not in fixed:
            fallen.setdefault(visit, reason)
    visits = {one: visit for one, visit in sound.visits.items() if one not in fallen}
    able = {one: able_specialists(visit, sound.specialists.values()) for one, visit in visits.items()}
    days = {one: open_days(visit, sound, problem.prices.late_day) for one, visit in visits.items()}
    odd = oddities.odd_appointments(visits, fixed, able)
    return Ready(
        problem=problem,
        visits=visits,
        specialists=sound.specialists,
        sound=sound,
        ground=ground,
        shapes=shapes,
        able=able,
        days=days,
        fixed=fixed,
        earlier=_earlier(sound.visits.values()),
        order=_order(visits, days, fixed),
        findings=(*sound.findings, *broken, *odd),
        fingerprint=fingerprint(problem),
        fallen=fallen,
    )


def lacks(visit: Visit, specialist: Specialist) -> frozenset[str]:
    """What this specialist would have to be able to do besides, to make this visit."""
    missing = set(visit.specialisms - specialist.specialisms)
    if visit.sector and visit.sector not in specialist.sectors:
        missing.add(visit.sector)
    if visit.language and visit.language not in specialist.languages:
        missing.add(visit.language)
    return frozenset(missing)


def able_specialists(visit: Visit, specialists: Iterable[Specialist]) -> tuple[int, ...]:
    return tuple(one.id for one in specialists if not lacks(visit, one))


def open_days(visit: Visit, sound: Sound, late_day: int) -> dict[date, int]:
    """Each day on which the visit may be held, with the price of being late on it."""
    last = max(visit.window_until, visit.latest or visit.window_until)
    return {
        day: late_price(visit, day, late_day) for day in sound.hours[visit.school] if visit.window_from <= day <= last
    }


def fingerprint(problem: Problem) -> str:
    """The same for the same problem, whatever the prices: so that a re-plan knows that nothing has changed."""
    known: dict[int, str] = {}
    digest = hashlib.sha256(f"{problem.door} {problem.round_to}".encode())
    for school in sorted(problem.schools, key=lambda one: one.id):
        if id(school.hours) not in known:
            known[id(school.hours)] = hashlib.sha256(repr(sorted(school.hours.items())).encode()).hexdigest()
        digest.update(f"{school.id} {school.place} {known[id(school.hours)]}".encode())
    for specialist in sorted(problem.specialists, key=lambda one: one.id):
        skills = [sorted(specialist.sectors), sorted(specialist.specialisms), sorted(specialist.languages)]
        digest.update(f"{specialist.id} {specialist.home} {skills} {specialist.most_visits}".encode())
    for visit in sorted(problem.visits, key=lambda one: one.id):
        digest.update(
            f"{visit.id} {visit.child} {visit.number} {visit.school} {visit.window_from} {visit.window_until} "
            f"{visit.minutes} {visit.sector} {sorted(visit.specialisms)} {visit.language} {visit.weight} "
            f"{visit.earlier_specialist} {visit.latest}".encode()
        )
    for each in (problem.shifts, problem.appointments, problem.blocked):
        digest.update(repr(sorted(map(repr, each))).encode())
    return digest.hexdigest()


def kept(present: Iterable[PlannedVisit], ready: Ready) -> dict[int, Key]:
    """Of the present plan, where each visit stood; the first place counts when it is named twice."""
    found: dict[int, Key] = {}
    for one in present:
        if one.visit in ready.visits and one.visit not in ready.fixed:
            found.setdefault(one.visit, (one.specialist, one.day))
    return found


def _most(specialist: Specialist) -> int:
    return NO_LIMIT if specialist.most_visits is None else max(0, specialist.most_visits)


def _earlier(visits: Iterable[Visit]) -> dict[int, int | None]:
    """Per child who visited before; when its visits do not agree, what the first of them says."""
    found: dict[int, int | None] = {}
    for one in sorted(visits, key=lambda one: (one.number, one.id)):
        if found.get(one.child) is None:
            found[one.child] = one.earlier_specialist
    return found


def _order(
    visits: Mapping[int, Visit], days: Mapping[int, Mapping[date, int]], fixed: Mapping[int, Appointment]
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Per visit the others of the child whose possible days overlap its own, and on which side they must stay."""
    children: dict[int, list[Visit]] = defaultdict(list)
    for one in visits.values():
        children[one.child].append(one)
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for each in children.values():
        for one in each:
            rivals = []
            for other in each:
                if other.number == one.number:
                    continue
                early, late = (other, one) if other.number < one.number else (one, other)
                if _could_swap(_possible(early, days, fixed), _possible(late, days, fixed)):
                    rivals.append((other.id, -1 if other.number < one.number else 1))
            if rivals:
                found[one.id] = tuple(rivals)
    return found


def _possible(
    visit: Visit, days: Mapping[int, Mapping[date, int]], fixed: Mapping[int, Appointment]
) -> tuple[date, date] | None:
    if visit.id in fixed:
        return fixed[visit.id].day, fixed[visit.id].day
    own = days[visit.id]
    return (min(own), max(own)) if own else None


def _could_swap(early: tuple[date, date] | None, late: tuple[date, date] | None) -> bool:
    return early is not None and late is not None and early[1] >= late[0]


def _kinds_of_day(sound: Sound, nodes: Mapping[int, int]) -> tuple[dict[date, int], list[dict[int, Hours]]]:
    """Days on which no school keeps other hours are of one kind: what fits on one fits on all of them.

    A school that is closed on one of them does not make another kind: its visits are not offered that day.
    """
    per_day: dict[date, dict[int, Hours]] = defaultdict(dict)
    for school, hours in sound.hours.items():
        for day, span in hours.items():
            per_day[day][nodes[school]] = span
    kinds: dict[date, int] = {}
    opening: list[dict[int, Hours]] = []
    for day in sorted(per_day):
        own = per_day[day]
        for kind, known in enumerate(opening):
            if all(known.get(node, span) == span for node, span in own.items()):
                known.update(own)
                kinds[day] = kind
                break
        else:
            kinds[day] = len(opening)
            opening.append(dict(own))
    return kinds, opening

"""What is odd in the input: named, set aside where it must be, and never an exception."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from steiger.aftercare.planning.days import Ground, Shape
from steiger.aftercare.planning.plan import Finding, FindingKind, Reason
from steiger.aftercare.planning.problem import Appointment, Hours, Place, Problem, School, Specialist, Visit
from steiger.aftercare.planning.travel import is_known, middle

Key = tuple[int, date]


class Numbered(Protocol):
    @property
    def id(self) -> int: ...


N = TypeVar("N", bound=Numbered)


@dataclass(slots=True)
class Sound:
    """What of the input can be used, and what was found on the way."""

    specialists: dict[int, Specialist] = field(default_factory=dict)
    homes: dict[int, Place] = field(default_factory=dict)
    schools: dict[int, School] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    hours: dict[int, dict[date, Hours]] = field(default_factory=dict)
    visits: dict[int, Visit] = field(default_factory=dict)
    shifts: dict[Key, Hours] = field(default_factory=dict)
    blocked: dict[Key, tuple[Hours, ...]] = field(default_factory=dict)
    appointments: list[Appointment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    fallen: dict[int, Reason] = field(default_factory=dict)
    # Unserved for this reason unless an appointment has been made for them.
    only_by_appointment: dict[int, Reason] = field(default_factory=dict)

    def note(
        self,
        kind: FindingKind,
        *,
        specialist: int | None = None,
        school: int | None = None,
        visit: int | None = None,
        day: date | None = None,
    ) -> None:
        found = Finding(kind, specialist, school, visit, day)
        if found not in self.findings:
            self.findings.append(found)


def look_through(problem: Problem) -> Sound:
    """Everything that can be used; the rest named."""
    sound = Sound()
    _schools(problem, sound)
    _specialists(problem, sound)
    _shifts(problem, sound)
    _blocked(problem, sound)
    _visits(problem, sound)
    _appointments(problem, sound)
    return sound


def _once(each: Iterable[N]) -> tuple[dict[int, N], list[int]]:
    """By id, in order of id; and which ids came more than once. The first counts."""
    found: dict[int, N] = {}
    double = []
    for one in each:
        if one.id in found:
            double.append(one.id)
        found.setdefault(one.id, one)
    return dict(sorted(found.items())), double


def _schools(problem: Problem, sound: Sound) -> None:
    sound.schools, double = _once(problem.schools)
    for school in double:
        sound.note(FindingKind.DOUBLE_SCHOOL, school=school)
    centre = middle(one.place for one in sound.schools.values() if one.place is not None and is_known(one.place))
    for one in sound.schools.values():
        known = one.place is not None and is_known(one.place)
        sound.places[one.id] = one.place if known and one.place is not None else centre
        if not known:
            sound.note(FindingKind.SCHOOL_WITHOUT_COORDINATES, school=one.id)
        if not one.hours:
            sound.note(FindingKind.SCHOOL_NEVER_OPEN, school=one.id)
        sound.hours[one.id] = {day: span for day, span in sorted(one.hours.items()) if span[0] < span[1]}
        if len(sound.hours[one.id]) < len(one.hours):
            day = min(day for day, span in one.hours.items() if span[0] >= span[1])
            sound.note(FindingKind.SCHOOL_HOURS_BACKWARDS, school=one.id, day=day)


def _specialists(problem: Problem, sound: Sound) -> None:
    sound.specialists, double = _once(problem.specialists)
    for specialist in double:
        sound.note(FindingKind.DOUBLE_SPECIALIST, specialist=specialist)
    centre = middle(sound.places.values())
    working = {one.specialist for one in problem.shifts if one.begins < one.ends}
    for one in sound.specialists.values():
        known = one.home is not None and is_known(one.home)
        sound.homes[one.id] = one.home if known and one.home is not None else centre
        if not known:
            sound.note(FindingKind.SPECIALIST_WITHOUT_HOME, specialist=one.id)
        if one.id not in working:
            sound.note(FindingKind.SPECIALIST_WITHOUT_HOURS, specialist=one.id)
        if one.most_visits is not None and one.most_visits < 1:
            sound.note(FindingKind.SPECIALIST_WITHOUT_VISITS, specialist=one.id)


def _shifts(problem: Problem, sound: Sound) -> None:
    """Working hours per day. Two spans on one day are one, with what lies between them blocked."""
    for one in sorted(problem.shifts, key=lambda one: (one.specialist, one.day, one.begins, one.ends)):
        if one.specialist not in sound.specialists:
            sound.note(FindingKind.UNKNOWN_SPECIALIST, specialist=one.specialist)
            continue
        if one.begins >= one.ends:
            sound.note(FindingKind.SHIFT_BACKWARDS, specialist=one.specialist, day=one.day)
            continue
        key = (one.specialist, one.day)
        known = sound.shifts.get(key)
        if known is None:
            sound.shifts[key] = (one.begins, one.ends)
            continue
        if one.begins < known[1]:
            sound.note(FindingKind.DOUBLE_SHIFT, specialist=one.specialist, day=one.day)
        elif one.begins > known[1]:
            sound.blocked[key] = (*sound.blocked.get(key, ()), (known[1], one.begins))
        sound.shifts[key] = (known[0], max(known[1], one.ends))


def _blocked(problem: Problem, sound: Sound) -> None:
    spans: dict[Key, list[Hours]] = {key: list(each) for key, each in sound.blocked.items()}
    for one in problem.blocked:
        if one.specialist not in sound.specialists:
            sound.note(FindingKind.UNKNOWN_SPECIALIST, specialist=one.specialist)
        elif one.begins >= one.ends:
            sound.note(FindingKind.SHIFT_BACKWARDS, specialist=one.specialist, day=one.day)
        else:
            spans.setdefault((one.specialist, one.day), []).append((one.begins, one.ends))
    sound.blocked = {key: _joined(each) for key, each in spans.items() if key in sound.shifts}


def _joined(spans: list[Hours]) -> tuple[Hours, ...]:
    found: list[Hours] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return tuple(found)


def _visits(problem: Problem, sound: Sound) -> None:
    sound.visits, double = _once(problem.visits)
    for visit in double:
        sound.note(FindingKind.DOUBLE_VISIT, visit=visit)
    for one in list(sound.visits.values()):
        if one.school not in sound.schools:
            sound.note(FindingKind.UNKNOWN_SCHOOL, visit=one.id, school=one.school)
            sound.fallen[one.id] = Reason.UNKNOWN_SCHOOL
            del sound.visits[one.id]
            continue
        if one.minutes <= 0:
            sound.note(FindingKind.NO_DURATION, visit=one.id)
            sound.fallen[one.id] = Reason.NO_DURATION
        place = sound.schools[one.school].place
        if place is None or not is_known(place):
            sound.only_by_appointment[one.id] = Reason.NO_COORDINATES
        elif one.window_until < one.window_from:
            sound.only_by_appointment[one.id] = Reason.WINDOW_BACKWARDS
        if one.window_until < one.window_from:
            sound.note(FindingKind.WINDOW_BACKWARDS, visit=one.id)


def _appointments(problem: Problem, sound: Sound) -> None:
    """Those of known visits, one a visit. Who is not there cannot keep one."""
    taken: set[int] = set()
    for one in sorted(problem.appointments, key=lambda one: (one.day, one.start, one.visit, one.specialist)):
        if one.visit not in sound.visits:
            if one.visit not in sound.fallen:
                sound.note(FindingKind.UNKNOWN_VISIT, visit=one.visit)
        elif one.visit in taken:
            sound.note(FindingKind.DOUBLE_APPOINTMENT, visit=one.visit, day=one.day)
        else:
            taken.add(one.visit)
            sound.appointments.append(one)


def appointments_that_stand(
    sound: Sound, shapes: Mapping[Key, Shape], ground: Ground
) -> tuple[dict[int, Appointment], list[Finding]]:
    """Appointments that fit their working day, in order of time; the others with what is wrong with them."""
    standing: dict[int, Appointment] = {}
    broken: list[Finding] = []
    days: dict[Key, tuple[int, ...]] = {}
    for one in sound.appointments:
        key = (one.specialist, one.day)
        if one.visit in sound.fallen:
            continue
        before = days.get(key, ())
        kind = _what_breaks(one, sound, shapes.get(key), ground, before)
        if kind is None:
            days[key] = (*before, one.visit)
            standing[one.visit] = one
        else:
            broken.append(Finding(kind, one.specialist, sound.visits[one.visit].school, one.visit, one.day))
    return standing, broken


def _what_breaks(
    one: Appointment, sound: Sound, shape: Shape | None, ground: Ground, before: tuple[int, ...]
) -> FindingKind | None:
    """What is wrong with an appointment on a day that holds some already; None when nothing is."""
    if one.specialist not in sound.specialists:
        return FindingKind.UNKNOWN_SPECIALIST
    if shape is None:
        return FindingKind.APPOINTMENT_OUTSIDE_HOURS
    visit = sound.visits[one.visit]
    opens, closes = sound.hours[visit.school].get(one.day, (0, 0))
    if not opens <= one.start <= one.start + visit.minutes <= closes:
        return FindingKind.APPOINTMENT_OUTSIDE_SCHOOL_HOURS
    if len(before) >= shape.most_visits:
        return FindingKind.TOO_MANY_APPOINTMENTS
    if ground.starts(shape, (one.visit,)) is None:
        return FindingKind.APPOINTMENT_OUTSIDE_HOURS
    return None if ground.starts(shape, (*before, one.visit)) is not None else FindingKind.APPOINTMENTS_OVERLAP


def odd_appointments(
    visits: Mapping[int, Visit], fixed: Mapping[int, Appointment], able: Mapping[int, tuple[int, ...]]
) -> list[Finding]:
    """Appointments that stand although they lie outside the window, ask too much of somebody or come out of order."""
    found = []
    for one in fixed.values():
        visit = visits[one.visit]
        last = max(visit.window_until, visit.latest or visit.window_until)
        if not visit.window_from <= one.day <= last:
            found.append(Finding(FindingKind.APPOINTMENT_OUTSIDE_WINDOW, one.specialist, None, one.visit, one.day))
        if one.specialist not in able[one.visit]:
            found.append(Finding(FindingKind.APPOINTMENT_WITHOUT_SPECIALISM, one.specialist, None, one.visit, one.day))
    by_child = sorted(fixed.values(), key=lambda one: (visits[one.visit].child, visits[one.visit].number, one.visit))
    for earlier, later in pairwise(by_child):
        first, second = visits[earlier.visit], visits[later.visit]
        if first.child == second.child and first.number < second.number and later.day <= earlier.day:
            found.append(Finding(FindingKind.APPOINTMENT_OUT_OF_ORDER, later.specialist, None, later.visit, later.day))
    return found

"""Small regions to plan: one that is drawn at random, sound or odd, and a tidy one to change by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from steiger.aftercare.planning.problem import (
    Appointment,
    BlockedHours,
    Hours,
    Place,
    Problem,
    School,
    Shift,
    Specialist,
    Visit,
    weight_of,
)

MONDAY = date(2027, 1, 4)
OPEN: Hours = (510, 900)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def weekdays(weeks: int, hours: Hours = OPEN) -> dict[date, Hours]:
    return {day(one): hours for one in range(weeks * 7) if one % 7 < 5}


def tidy(**changes: Any) -> Problem:
    """Two specialists with two days a week, two schools, three children: everything can be served."""
    hours = weekdays(4)
    known = Problem(
        specialists=(
            Specialist(1, Place(52.10, 5.10), frozenset({"PO"}), frozenset({"trauma"}), frozenset({"ar"})),
            Specialist(2, Place(52.20, 5.30), frozenset({"PO", "VO"})),
        ),
        schools=(School(11, Place(52.12, 5.12), hours), School(12, Place(52.18, 5.25), hours)),
        visits=(
            Visit(101, 1001, 1, 11, day(0), day(11), 60, "PO", weight=480),
            Visit(102, 1001, 2, 11, day(14), day(25), 45, "PO", weight=360),
            Visit(103, 1002, 1, 12, day(0), day(11), 60, "PO", frozenset({"trauma"}), weight=680),
            Visit(104, 1003, 3, 12, day(0), day(25), 45, "VO", weight=300, earlier_specialist=2),
        ),
        shifts=tuple(
            Shift(who, day(week * 7 + weekday), 480, 960)
            for who, weekday_pair in ((1, (0, 2)), (2, (1, 3)))
            for week in range(4)
            for weekday in weekday_pair
        ),
    )
    return replace(known, **changes)


def drawn(seed: int, *, odd: bool = False, visits: int | None = None) -> Problem:
    """A region at random; with `odd`, input that contradicts itself in every way there is."""
    random = Random(seed)
    weeks = random.randint(2, 6)
    holidays = frozenset(day(7 + one) for one in range(7)) if random.random() < 0.4 else frozenset()
    schools = tuple(_school(random, number, weeks, holidays, odd) for number in range(random.randint(1, 6)))
    specialists = tuple(_specialist(random, number, odd) for number in range(random.randint(1, 4)))
    count = visits if visits is not None else random.randint(1, 24)
    asked = tuple(_visit(random, number, len(schools), weeks, odd) for number in range(count))
    shifts = tuple(
        Shift(one.id, day(when), random.choice((480, 510)), random.choice((780, 960)))
        for one in specialists
        for when in range(weeks * 7)
        if when % 7 < 5 and random.random() < 0.35
    )
    blocked = tuple(
        BlockedHours(one.specialist, one.day, begins, begins + random.choice((30, 90)))
        for one in shifts
        if random.random() < 0.15 and (begins := random.choice((480, 600, 720)))
    )
    appointments = tuple(
        Appointment(one.id, shift.specialist, shift.day, random.choice((540, 600, 660, 780)))
        for one in asked
        if shifts and random.random() < 0.15 and (shift := random.choice(shifts))
    )
    problem = Problem(specialists, schools, asked, shifts, appointments, blocked, round_to=random.choice((1, 5, 15)))
    return _made_odd(random, problem) if odd else problem


def _school(random: Random, number: int, weeks: int, holidays: frozenset[date], odd: bool) -> School:
    hours = {
        when: (510, 750) if when.weekday() == 2 else (random.choice((500, 510)), 900)
        for when in weekdays(weeks)
        if when not in holidays and random.random() > 0.05
    }
    place: Place | None = Place(52 + random.random() / 3, 5 + random.random() / 2)
    if odd and random.random() < 0.3:
        place = random.choice((None, Place(0.0, 0.0), Place(float("nan"), 5.0)))
    if odd and random.random() < 0.3:
        hours = random.choice(({}, {day(0): (900, 510)}))
    return School(number, place, hours, holidays)


def _specialist(random: Random, number: int, odd: bool) -> Specialist:
    home: Place | None = Place(52 + random.random() / 3, 5 + random.random() / 2)
    return Specialist(
        number,
        None if odd and random.random() < 0.3 else home,
        frozenset(random.sample(("PO", "VO"), random.randint(1, 2))),
        frozenset({"trauma"} if random.random() < 0.5 else ()),
        frozenset({"ar"} if random.random() < 0.5 else ()),
        random.choice((None, 1, 3, 0 if odd else 4)),
    )


def _visit(random: Random, number: int, schools: int, weeks: int, odd: bool) -> Visit:
    begins = random.randint(0, weeks * 7 - 5)
    length = random.randint(-10, 10) if odd and random.random() < 0.2 else random.randint(3, 20)
    which = number % 3 + 1
    return Visit(
        id=number,
        child=number // 3,
        number=which,
        school=random.randrange(schools),
        window_from=day(begins),
        window_until=day(begins + length),
        minutes=random.choice((0, -30, 2000)) if odd and random.random() < 0.2 else random.choice((45, 60, 90)),
        sector=random.choice(("", "PO", "VO")),
        specialisms=frozenset({"trauma"} if random.random() < 0.2 else ()),
        language=random.choice(("", "", "ar")),
        weight=weight_of(which),
        earlier_specialist=random.choice((None, 0, 1, 99)),
        latest=day(begins + length + random.randint(1, 10)) if random.random() < 0.3 else None,
    )


def _made_odd(random: Random, problem: Problem) -> Problem:
    """Ids that nobody knows, everything double, shifts that end before they begin."""
    some = random.choice(problem.visits) if problem.visits else None
    strays = (
        *problem.visits[:2],
        *((replace(some, id=900, school=77), replace(some, id=901, window_until=date(2020, 1, 1))) if some else ()),
    )
    return replace(
        problem,
        visits=(*problem.visits, *strays),
        specialists=(*problem.specialists, *problem.specialists[:1]),
        schools=(*problem.schools, *problem.schools[:1]),
        shifts=(*problem.shifts, *problem.shifts[:2], Shift(55, day(0), 480, 960), Shift(0, day(1), 960, 480)),
        appointments=(
            *problem.appointments,
            *problem.appointments[:1],
            Appointment(999, 0, day(0), 600),
            Appointment(problem.visits[0].id if problem.visits else 0, 55, day(0), 600),
            *(Appointment(one.id, 0, day(0), 600) for one in problem.visits[:3]),
        ),
        blocked=(*problem.blocked, BlockedHours(55, day(0), 0, 10), BlockedHours(0, day(0), 700, 600)),
    )

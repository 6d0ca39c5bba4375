"""Regions to plan: seeded, on the real coordinates of the schools of a partnership (`organisations/reference`).

Half a year in which every weekday is a number: the first is Monday 4 January 2027, with that year's free days.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from steiger.aftercare.planning.problem import (
    Appointment,
    Hours,
    Place,
    Problem,
    School,
    Shift,
    Specialist,
    Visit,
    weight_of,
)
from steiger.aftercare.planning.travel import kilometres, minutes

REFERENCE = Path(__file__).resolve().parent.parent / "src" / "steiger" / "organisations" / "reference"
MONDAY = date(2027, 1, 4)
OPENS, CLOSES, CLOSES_ON_WEDNESDAY, DOOR = 510, 900, 750, 10
WINDOWS = {1: (14, 35), 2: (70, 98), 3: (168, 210)}  # days after the move
FREE = [(40, 48), (103, 118), (122, 123), (133, 133)]  # spring week, May, Ascension, Whit Monday
WEDNESDAY, WORKDAYS = 2, 5
PARTNERSHIPS = ("PO2601", "PO2101", "PO2604")
# A trained specialist for trauma: asked for by one child in eight.
TRAUMA = "trauma"
BOTH = frozenset({"PO", "VO"})


@dataclass(frozen=True)
class Site:
    """A school of a partnership: where it is, and in which sector."""

    code: str
    place: Place
    sector: str


@dataclass(frozen=True)
class Size:
    visits: int
    specialists: int
    weeks: int
    load: float = 0.6


SIZES = {
    "small": Size(60, 3, 6),
    "medium": Size(300, 8, 18),
    "large": Size(900, 15, 26),
    "over": Size(300, 8, 18, 1.25),
}


@cache
def sites() -> dict[str, list[Site]]:
    """Every school per partnership. One that is in the list of primary schools goes by its postcode; secondary and
    special schools go with the nearest primary school.
    """
    partnership = {row["pc4"]: row["po_swv"] for row in _rows("postcodes.csv.gz", "utf-8")}
    places = {
        row["vestigingscode"]: Place(float(row["breedtegraad"]), float(row["lengtegraad"]))
        for row in _rows("coordinates.csv.gz", "utf-8")
    }
    found: dict[str, list[Site]] = {}
    grid: dict[tuple[int, int], list[tuple[Place, str]]] = {}
    primary = set()
    for row in _rows("schools.csv.gz", "cp1252", ";"):
        code = row["VESTIGINGSCODE"].strip()
        region = partnership.get(row["POSTCODE"].strip()[:4])
        if code in places and region and code not in primary:
            primary.add(code)
            found.setdefault(region, []).append(Site(code, places[code], "PO"))
            grid.setdefault(_cell(places[code]), []).append((places[code], region))
    for code, place in places.items():
        region = None if code in primary else _nearest(place, grid)
        if region:
            found[region].append(Site(code, place, "VO"))
    return {region: sorted(each, key=lambda one: one.code) for region, each in found.items()}


def _rows(name: str, encoding: str, separator: str = ",") -> list[dict[str, str]]:
    text = gzip.decompress((REFERENCE / name).read_bytes()).decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def _cell(place: Place) -> tuple[int, int]:
    return int(place.latitude * 20), int(place.longitude * 12)


def _nearest(place: Place, grid: Mapping[tuple[int, int], list[tuple[Place, str]]]) -> str | None:
    across, along = _cell(place)
    near = [one for row in (-1, 0, 1) for column in (-1, 0, 1) for one in grid.get((across + row, along + column), ())]
    return min(near, key=lambda one: kilometres(place, one[0]))[1] if near else None


def region(size: str, seed: int, schools: Sequence[Site] | None = None) -> Problem:
    """A region of this size; the same for the same seed."""
    partnership = PARTNERSHIPS[(seed - 1) % len(PARTNERSHIPS)]
    return Maker(size, seed, partnership, list(schools or sites()[partnership])).problem()


class Maker:
    """Draws specialists, their working days, children with their visits, and appointments that were made already."""

    def __init__(self, name: str, seed: int, partnership: str, schools: list[Site]) -> None:
        self.size = size = SIZES[name]
        self.random = Random(f"{name}-{partnership}-{size.visits}-{size.specialists}-{size.weeks}-{seed}-{size.load}")
        self.schools = self.random.sample(schools, 200) if len(schools) > 200 else schools
        self.last = size.weeks * 7
        off = {day for first, last in FREE for day in range(first, last + 1)}
        self.closes = {
            day: CLOSES_ON_WEDNESDAY if day % 7 == WEDNESDAY else CLOSES
            for day in range(self.last)
            if day % 7 < WORKDAYS and day not in off
        }
        self.popular = [1 / (one + 3) ** 0.8 for one in range(len(self.schools))]
        self.random.shuffle(self.popular)

    def problem(self) -> Problem:
        specialists = [self._specialist(number) for number in range(self.size.specialists)]
        shifts = self._shifts()
        visits = self._visits(specialists)
        hours: dict[date, Hours] = {_date(day): (OPENS, closes) for day, closes in self.closes.items()}
        return Problem(
            specialists=tuple(specialists),
            schools=tuple(School(number, one.place, hours) for number, one in enumerate(self.schools)),
            visits=tuple(visits),
            shifts=tuple(Shift(who, _date(day), begins, ends) for (who, day), (begins, ends) in sorted(shifts.items())),
            appointments=tuple(self._appointments(specialists, shifts, visits)),
            door=DOOR,
            round_to=1,
        )

    def _specialist(self, number: int) -> Specialist:
        random = self.random
        base = random.choice(self.schools).place
        home = Place(round(base.latitude + random.gauss(0, 0.02), 5), round(base.longitude + random.gauss(0, 0.03), 5))
        drawn = {"PO"} if random.random() < 0.55 else ({"PO", "VO"} if random.random() < 0.7 else {"VO"})
        if random.random() < 0.4:
            drawn |= {TRAUMA}
        skills = {0: {"PO", "VO", TRAUMA}, 1: {"PO", TRAUMA}, 2: {"PO", "VO"}}.get(number, drawn)
        return Specialist(number, home, sectors=frozenset(skills) & BOTH, specialisms=frozenset(skills) - BOTH)

    def _shifts(self) -> dict[tuple[int, int], Hours]:
        """One weekday after another is worked by somebody, until there is room for all visits at the asked load."""
        random, many = self.random, self.size.specialists
        holds = {0: 4.4, 1: 2.9, 2: 2.6}  # visits on a whole day, a morning, a Wednesday
        need, have, weeks = self.size.visits / self.size.load, 0.0, len(self.closes) / WORKDAYS
        weekdays: dict[int, list[int]] = {who: [] for who in range(many)}
        kind = {}
        turns = list(range(many)) * WORKDAYS
        random.shuffle(turns)
        for who in list(range(many)) + turns:
            free = [day for day in range(WORKDAYS) if day not in weekdays[who]]
            if not free or (have >= need and weekdays[who]):
                continue
            weekday = random.choice(free)
            weekdays[who].append(weekday)
            kind[who, weekday] = 2 if weekday == WEDNESDAY else (1 if random.random() < 0.3 else 0)
            have += holds[kind[who, weekday]] * weeks
        found = {
            (who, day): (480, 960) if kind[who, day % 7] == 0 else (480, 780)
            for who in range(many)
            for day in self.closes
            if day % 7 in weekdays[who] and random.random() > 0.04
        }
        if have > need * 1.15:
            each = list(found)
            random.shuffle(each)
            for one in each[: int(len(each) * (1 - need / have))]:
                del found[one]
        return found

    def _visits(self, specialists: list[Specialist]) -> list[Visit]:
        random, found, child = self.random, [], 0
        while len(found) < self.size.visits:
            moved = random.randint(-30 * 7, self.last - 21)
            school = random.choices(range(len(self.schools)), self.popular)[0]
            asked = frozenset({TRAUMA} if random.random() < 0.12 else ())
            drawn = self._windows(moved)
            if not drawn:
                continue
            earlier = None
            if drawn[0][0] > 1:
                earlier = self._earlier(specialists, school, asked)
            for number, length, first, last in drawn[: self.size.visits - len(found)]:
                found.append(
                    Visit(
                        id=len(found), child=child, number=number, school=school, window_from=_date(first),
                        window_until=_date(last), minutes=length, sector=self.schools[school].sector,
                        specialisms=asked, weight=weight_of(number, asks_specialism=bool(asked)),
                        earlier_specialist=earlier,
                    )
                )  # fmt: skip
            child += 1
        return found

    def _windows(self, moved: int) -> list[tuple[int, int, int, int]]:
        found = []
        for number, (after, until) in WINDOWS.items():
            first, last = max(0, moved + after), moved + until
            days = [day for day in range(first, last + 1) if day in self.closes]
            if 4 <= last < self.last and len(days) >= 4:
                length = self.random.choice((60, 75, 90) if number == 1 else (45, 60, 60, 75))
                found.append((number, length, days[0], days[-1]))
        return found

    def _earlier(self, specialists: list[Specialist], school: int, asked: frozenset[str]) -> int:
        site = self.schools[school]
        able = [one for one in specialists if _can(one, site.sector, asked)]
        able.sort(key=lambda one: kilometres(_home(one), site.place))
        return (able[0] if self.random.random() < 0.7 else self.random.choice(able)).id

    def _appointments(
        self, specialists: list[Specialist], shifts: Mapping[tuple[int, int], Hours], visits: list[Visit]
    ) -> list[Appointment]:
        """Some visits of the first four weeks have been agreed with the school already."""
        early = [one.id for one in visits if (one.window_from - MONDAY).days < 28]
        self.random.shuffle(early)
        booked: dict[tuple[int, int], list[tuple[int, int, Place]]] = {}
        found: list[Appointment] = []
        for number in early:
            if len(found) >= 0.08 * self.size.visits:
                break
            made = self._appointment(visits[number], specialists, shifts, booked)
            if made:
                found.append(made)
        return found

    def _appointment(
        self,
        visit: Visit,
        specialists: list[Specialist],
        shifts: Mapping[tuple[int, int], Hours],
        booked: dict[tuple[int, int], list[tuple[int, int, Place]]],
    ) -> Appointment | None:
        known = visit.earlier_specialist
        able = (
            [known]
            if known is not None
            else [one.id for one in specialists if _can(one, visit.sector, visit.specialisms)]
        )
        first, last = (visit.window_from - MONDAY).days, (visit.window_until - MONDAY).days
        options = [key for who in able for key in shifts if key[0] == who and first <= key[1] <= min(last, 27)]
        self.random.shuffle(options)
        place = self.schools[visit.school].place
        for who, day in options:
            start = self._start(visit, _home(specialists[who]), shifts[who, day], day)
            own = booked.setdefault((who, day), [])
            if start is not None and all(
                start >= ends + minutes(other, place) + DOOR
                or begins >= start + visit.minutes + minutes(place, other) + DOOR
                for begins, ends, other in own
            ):
                own.append((start, start + visit.minutes, place))
                return Appointment(visit.id, who, _date(day), start)
        return None

    def _start(self, visit: Visit, home: Place, hours: Hours, day: int) -> int | None:
        place = self.schools[visit.school].place
        soonest = max(OPENS, hours[0] + minutes(home, place)) + DOOR
        latest = min(self.closes[day], hours[1] - minutes(place, home)) - visit.minutes
        if latest < soonest:
            return None
        start = min(latest, math.floor((self.random.randint(soonest, latest) + 14) / 15) * 15)
        return start if start >= soonest else None


def _can(one: Specialist, sector: str, asked: frozenset[str]) -> bool:
    return sector in one.sectors and asked <= one.specialisms


def _home(one: Specialist) -> Place:
    if one.home is None:
        raise ValueError("Specialists of these regions have a home.")
    return one.home


def _date(day: int) -> date:
    return MONDAY + timedelta(days=day)

"""What is to be planned: visits, the specialists who make them, the schools where they are made.

Plain values, no database: a selector builds a `Problem`, the search makes a `Plan` of it. Identifiers are those of the
tables; times of day are minutes after midnight. Nothing here raises on odd input: what contradicts itself is named in
the plan (`Finding`), and a visit that falls out because of it is listed with its reason (`Unserved`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# From and until, in minutes after midnight.
Hours = tuple[int, int]

# The price of not making a visit, in minute-equivalents: the first visit matters most (design of the planner).
WEIGHTS = {1: 480, 2: 360, 3: 300}
WEIGHT_OF_LATER_VISITS = 300
WEIGHT_OF_A_SPECIALISM = 200


def weight_of(number: int, *, asks_specialism: bool = False) -> int:
    """What an unserved visit costs when nobody says otherwise."""
    return WEIGHTS.get(number, WEIGHT_OF_LATER_VISITS) + (WEIGHT_OF_A_SPECIALISM if asks_specialism else 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Specialist:
    """Somebody who visits: from where, in which sectors, with which specialisms and languages.

    Without a home base the middle of all schools is taken, and the plan says so.
    """

    id: int
    home: Place | None
    sectors: frozenset[str] = frozenset()
    specialisms: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    most_visits: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Working hours on one day: leaves home at `begins` at the earliest, is back at `ends` at the latest."""

    specialist: int
    day: date
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class BlockedHours:
    """Hours of a working day that hold something else. No visit falls in them, and travelling waits for them."""

    specialist: int
    day: date
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class School:
    """Where children are visited. A day that `hours` does not name is closed; `holidays` tell why it is.

    Many schools keep the same hours: give them the same mapping, it is only read.
    """

    id: int
    place: Place | None
    hours: Mapping[date, Hours] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to one child: where, between which days, how long, and what the specialist must be able to do.

    `latest`: until this day the visit may still be held after its window, late and at a price for each day.
    `earlier_specialist`: who visited this child before the period that is planned.
    """

    id: int
    child: int
    number: int
    school: int
    window_from: date
    window_until: date
    minutes: int
    sector: str = ""
    specialisms: frozenset[str] = frozenset()
    language: str = ""
    weight: int = WEIGHT_OF_LATER_VISITS
    earlier_specialist: int | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit that stands: agreed with the school, or locked by hand. The search works round it."""

    visit: int
    specialist: int
    day: date
    start: int


@dataclass(frozen=True, slots=True)
class Prices:
    """What the plan is judged by, all in minutes of travelling.

    `moved` and `other_specialist` count only against a present plan: the dial "few changes" raises them together;
    `FEW_CHANGES` and `ONLY_WHAT_FELL_OUT` are its ends. `other_specialist` is for a visit that goes to somebody else
    (instead of `moved`, not on top).
    """

    stop: int = 20
    day: int = 15
    other_face: int = 45
    late_day: int = 4
    moved: int = 60
    other_specialist: int = 120


# Ends of the dial: moves that clearly pay; and nothing moves except what fell out.
FEW_CHANGES = Prices()
ONLY_WHAT_FELL_OUT = Prices(moved=100_000, other_specialist=100_000)


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the search needs to know."""

    specialists: tuple[Specialist, ...] = ()
    schools: tuple[School, ...] = ()
    visits: tuple[Visit, ...] = ()
    shifts: tuple[Shift, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    blocked: tuple[BlockedHours, ...] = ()
    prices: Prices = FEW_CHANGES
    # Minutes at the door and in the hall at each stop, before the first visit there.
    door: int = 10
    # Visits begin on the multiple of so many minutes.
    round_to: int = 5

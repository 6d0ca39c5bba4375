"""Looking ahead: the hours that expected visits will ask in each month, against the hours that there are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from steiger.aftercare.planning.figures import Figures

# Driving per visit where no plan says it yet, from the regions that were measured.
USUAL_TRAVEL_PER_VISIT = 8.0
# Not every minute of a working day can be filled with visits: schools close before the day is over.
USUAL_SHARE = 0.75
WEEKS_IN_A_MONTH = 52 / 12


@dataclass(frozen=True, slots=True)
class Expected:
    """A visit that will fall in a month: `chance` when it is not sure that the child will move."""

    month: date
    minutes: int
    specialism: str = ""
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Month:
    """One month, named by its first day. `extra_days_a_week`: what would do away with the shortage."""

    month: date
    visits: float
    needed_hours: float
    available_hours: float
    extra_days_a_week: float
    shortage_with_a_day_more: float

    @property
    def shortage_hours(self) -> float:
        return round(max(0.0, self.needed_hours - self.available_hours), 1)


@dataclass(frozen=True, slots=True)
class Forecast:
    months: tuple[Month, ...]
    travel_per_visit: float
    # Hours short in all months together, as it is and with one specialist's day a week more.
    shortage_hours: float = 0.0
    shortage_with_a_day_more: float = 0.0
    # Per specialism the hours that ask for it.
    by_specialism: Mapping[str, float] = field(default_factory=dict)


def first_of(day: date) -> date:
    return day.replace(day=1)


def travel_per_visit(known: Figures | None) -> float:
    """Minutes on the road for each visit, as the plan in force has it."""
    if known is None or not known.served:
        return USUAL_TRAVEL_PER_VISIT
    return known.travel_minutes / known.served


def forecast(
    expected: Sequence[Expected],
    available_hours: Mapping[date, float],
    *,
    known: Figures | None = None,
    share: float = USUAL_SHARE,
    hours_a_day: float = 8.0,
) -> Forecast:
    """Month by month what is asked and what there is. `share`: which part of the working hours visits can take."""
    travel = travel_per_visit(known)
    hours: dict[date, float] = defaultdict(float)
    count: dict[date, float] = defaultdict(float)
    specialisms: dict[str, float] = defaultdict(float)
    for one in expected:
        needed = one.chance * (max(0, one.minutes) + travel) / 60
        hours[first_of(one.month)] += needed
        count[first_of(one.month)] += one.chance
        if one.specialism:
            specialisms[one.specialism] += needed
    usable = {first_of(month): 0.0 for month in available_hours}
    for month, there in available_hours.items():
        usable[first_of(month)] += there * share
    day_more = hours_a_day * share * WEEKS_IN_A_MONTH
    months = tuple(
        _month(month, count[month], hours[month], usable.get(month, 0.0), day_more)
        for month in sorted({*hours, *usable})
    )
    return Forecast(
        months=months,
        travel_per_visit=round(travel, 1),
        shortage_hours=round(sum(one.shortage_hours for one in months), 1),
        shortage_with_a_day_more=round(sum(one.shortage_with_a_day_more for one in months), 1),
        by_specialism={name: round(each, 1) for name, each in sorted(specialisms.items())},
    )


def _month(month: date, visits: float, needed: float, available: float, day_more: float) -> Month:
    short = max(0.0, needed - available)
    return Month(
        month=month,
        visits=round(visits, 1),
        needed_hours=round(needed, 1),
        available_hours=round(available, 1),
        extra_days_a_week=math.ceil(short / day_more * 2) / 2 if day_more > 0 else 0.0,
        shortage_with_a_day_more=round(max(0.0, short - day_more), 1),
    )

"""Patterns in the log of looking that are worth a look. Each has a good reason more often than not: somebody asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

# The days that are looked at.
DAYS = 30
# Far more than colleagues: so many times what is usual in the same role, and never fewer files than this.
TIMES_USUAL = 3
LEAST_FILES = 20
# At this hour a working day begins and ends; Saturday and Sunday have none.
FIRST_HOUR, LAST_HOUR = 7, 19
LEAST_AT_ODD_HOURS = 5
# Different files within one hour of the clock.
MANY_AT_ONCE = 15
# Files of children whom this person or its school does not stand around, and in which this person did nothing.
LEAST_UNRELATED = 10


class Pattern(StrEnum):
    FAR_MORE = "far_more"
    UNRELATED = "unrelated"
    ODD_HOURS = "odd_hours"
    MANY_AT_ONCE = "many_at_once"
    SAME_NAME = "same_name"


@dataclass(frozen=True)
class Reading:
    """What one person opened in the period, in numbers."""

    user_id: int
    name: str
    roles: tuple[str, ...]
    files: int
    at_odd_hours: int
    busiest: int
    busiest_at: datetime
    unrelated: int
    same_name: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    pattern: Pattern
    reading: Reading
    number: int
    usual: float = 0


def findings(readings: Sequence[Reading]) -> list[Finding]:
    """Of each pattern whom it fits, the farthest from the others first."""
    usual = usual_files(readings)
    found = [one for reading in readings for one in _of(reading, usual[reading.user_id])]
    order = list(Pattern)
    return sorted(found, key=lambda one: (order.index(one.pattern), -one.number, one.reading.name))


def usual_files(readings: Iterable[Reading]) -> dict[int, float]:
    """What the others in the same role opened, the one in the middle; nothing to compare with when there are none."""
    by_role: defaultdict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        by_role[reading.roles].append(reading)
    return {
        one.user_id: median(other.files for other in group if other is not one) if len(group) > 1 else 0
        for group in by_role.values()
        for one in group
    }


def _of(reading: Reading, usual: float) -> list[Finding]:
    found = []
    if usual and reading.files >= max(LEAST_FILES, TIMES_USUAL * usual):
        found.append(Finding(Pattern.FAR_MORE, reading, reading.files, usual))
    if reading.unrelated >= LEAST_UNRELATED:
        found.append(Finding(Pattern.UNRELATED, reading, reading.unrelated))
    if reading.at_odd_hours >= LEAST_AT_ODD_HOURS:
        found.append(Finding(Pattern.ODD_HOURS, reading, reading.at_odd_hours))
    if reading.busiest >= MANY_AT_ONCE:
        found.append(Finding(Pattern.MANY_AT_ONCE, reading, reading.busiest))
    if reading.same_name:
        found.append(Finding(Pattern.SAME_NAME, reading, len(reading.same_name)))
    return found

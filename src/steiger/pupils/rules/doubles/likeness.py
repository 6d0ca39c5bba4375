"""Names and birth date together: is this perhaps the same child?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from steiger.pupils.rules.doubles.dates import WEIGHT, DateLikeness, compare_dates
from steiger.pupils.rules.doubles.names import compare_names

# From here on a child is shown as a likely double. `make bench ONLY=doubles` measures what this finds and misses.
THRESHOLD = 0.82


@dataclass(frozen=True, slots=True)
class Identity:
    """What a child is known by: names and birth date, and nothing else."""

    call_name: str
    last_name: str
    birth_on: date
    infix: str = ""

    @property
    def names(self) -> tuple[str, str]:
        return self.call_name, f"{self.infix} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure, and by which dates: the screen says why."""

    score: float
    names: float
    dates: DateLikeness


def likeness(left: Identity, right: Identity) -> Likeness:
    """Zero for a birth date that can be no writing of the other: the names are then not even read."""
    dates = compare_dates(left.birth_on, right.birth_on)
    names = compare_names(left.names, right.names) if dates != DateLikeness.OTHER else 0.0
    return Likeness(score=names * WEIGHT[dates], names=names, dates=dates)


def is_likely_double(left: Identity, right: Identity) -> bool:
    return likeness(left, right).score >= THRESHOLD

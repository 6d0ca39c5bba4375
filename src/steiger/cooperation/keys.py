"""Numbers of the key that this room cannot know, because they are counted over children.

The room above that can count registers how, once, in its `AppConfig.ready`. What comes back are totals per
organisation and never anything about one child.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from steiger.cooperation.enums import Measure


class Counted(Protocol):
    """Counts in the region of the transaction: from the first day up to and with the last, by organisation."""

    def __call__(self, *, first_on: date, last_on: date) -> Mapping[int, Decimal]: ...


_counted: dict[Measure, Counted] = {}


def register(measure: Measure, counted: Counted) -> None:
    _counted[measure] = counted


def count(measure: Measure, *, first_on: date, last_on: date) -> Mapping[int, Decimal]:
    """Nothing when nobody can count it here: the number is then entered by hand."""
    counted = _counted.get(measure)
    return counted(first_on=first_on, last_on=last_on) if counted else {}

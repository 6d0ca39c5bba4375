"""Numbers that this room cannot know, because they are counted over children, or by a room above: for the key, for who
is at the table, and for what the next support plan is about.

The room above that can count registers how, once, in its `AppConfig.ready`. What comes back are totals per
organisation and never anything about one child.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from steiger.cooperation.enums import Measure
from steiger.organisations.enums import OrganisationKind


@dataclass(frozen=True, slots=True)
class Count:
    """How much, and over how many children: a number that stands on a few of them is not for everybody's eyes."""

    number: Decimal
    children: int


class Counted(Protocol):
    """Counts in the region of the transaction: from the first day up to and with the last, by organisation.

    Under no organisation stands what cannot be charged to one, because nobody knows yet to which.
    """

    def __call__(self, *, first_on: date, last_on: date) -> Mapping[int | None, Count]: ...


_counted: dict[Measure, Counted] = {}


def register(measure: Measure, counted: Counted) -> None:
    _counted[measure] = counted


def count(measure: Measure, *, first_on: date, last_on: date) -> Mapping[int | None, Count]:
    """Nothing when nobody can count it here: the number is then entered by hand."""
    counted = _counted.get(measure)
    return counted(first_on=first_on, last_on=last_on) if counted else {}


class Trained(Protocol):
    """How many trained teachers work at the schools of each board and in each municipality now."""

    def __call__(self) -> Mapping[int, int]: ...


_trained: list[Trained] = []


def register_trained(counted: Trained) -> None:
    _trained[:] = [counted]


def trained() -> Mapping[int, int] | None:
    """By organisation. Nothing when nobody trains teachers here."""
    return _trained[0]() if _trained else None


class Received(Protocol):
    """Children that moved on to a school since a day: how many, by organisation and by the year in which the school
    year of their move began. Under no organisation stand schools of which it is not known.
    """

    def __call__(self, *, since: date) -> Mapping[tuple[int | None, int], int]: ...


_received: dict[OrganisationKind, Received] = {}


def register_received(kind: OrganisationKind, counted: Received) -> None:
    _received[kind] = counted


def received(kind: OrganisationKind, *, since: date) -> Mapping[tuple[int | None, int], int]:
    """By board, or by municipality, of the mother school. Nothing when nobody can count it here."""
    counted = _received.get(kind)
    return counted(since=since) if counted else {}


@dataclass(frozen=True, slots=True)
class Asked:
    """What schools ask for help with: a subject in the reader's language, and how often."""

    subject: str
    times: int


class AskedFor(Protocol):
    """Counts in the region of the transaction, from this day on; what is asked most often first."""

    def __call__(self, *, since: date) -> Sequence[Asked]: ...


_asked_for: list[AskedFor] = []


def register_asked_for(counted: AskedFor) -> None:
    _asked_for[:] = [counted]


def asked_for(*, since: date) -> Sequence[Asked]:
    """What the next support plan can begin with. Nothing when nobody can count it here."""
    return _asked_for[0](since=since) if _asked_for else ()

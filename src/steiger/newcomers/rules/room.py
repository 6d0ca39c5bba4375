"""Room in a group over time: who takes a place on which day, and from when there is one again.

A child takes a place from its agreed first day (or from the offer, when no day was agreed) until its expected move.
An expected move that has passed frees nothing: the child is still there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from steiger.organisations.rules.calendar import DAYS_IN_WEEK, SchoolCalendar

MONTHS_AHEAD = 6
# A place that an intake was planned for is kept at least this long after it.
DAYS_AFTER_INTAKE = 7


@dataclass(frozen=True, slots=True)
class Stay:
    """One child in a group; `until_on` is the first day on which its place is free again, if that is expected."""

    from_on: date
    until_on: date | None = None

    def takes_a_place_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or self.until_on > day)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a group or school: who is expected to go and to come, and the fewest places free in it."""

    first_on: date
    free: int
    moves: int
    starts: int

    @property
    def over(self) -> int:
        return max(-self.free, 0)


def expected_stay(
    *, offered_on: date, starts_on: date | None, placed_on: date | None, expected_move_on: date | None, today: date
) -> Stay:
    """From what is agreed and expected now."""
    from_on = placed_on or starts_on or offered_on
    leaves = expected_move_on if expected_move_on is not None and expected_move_on > max(from_on, today) else None
    return Stay(min(from_on, today) if placed_on else from_on, leaves)


def taken_on(stays: Iterable[Stay], day: date) -> int:
    return sum(stay.takes_a_place_on(day) for stay in stays)


def fullest_from(stays: Sequence[Stay], day: date) -> int:
    """The most places that are taken on any one day from this day on: as many as a stay that begins now would meet."""
    days = [day, *(stay.from_on for stay in stays if stay.from_on > day)]
    return max(taken_on(stays, one) for one in days)


def has_room_from(places: int, stays: Sequence[Stay], day: date) -> bool:
    return fullest_from(stays, day) < places


def first_room_on(places: int, stays: Sequence[Stay], today: date) -> date | None:
    """The first day from which a child could stay; none when no expected move makes room."""
    days = sorted({today, *(stay.until_on for stay in stays if stay.until_on is not None and stay.until_on > today)})
    return next((day for day in days if has_room_from(places, stays, day)), None)


def months_ahead(places: int, stays: Sequence[Stay], today: date, count: int = MONTHS_AHEAD) -> list[Month]:
    """This month from tomorrow on, and the months after it."""
    return [_month(places, stays, first, max(first, today + timedelta(days=1))) for first in _firsts(today, count)]


def together(months: Iterable[Sequence[Month]]) -> list[Month]:
    """Several groups side by side. A group that is over takes no place from another: its own shortage stays seen."""
    return [
        Month(
            first_on=same[0].first_on,
            free=sum(one.free for one in same),
            moves=sum(one.moves for one in same),
            starts=sum(one.starts for one in same),
        )
        for same in zip(*months, strict=True)
    ]


def _month(places: int, stays: Sequence[Stay], first: date, from_on: date) -> Month:
    following = _next_month(first)
    last = following - timedelta(days=1)
    return Month(
        first_on=first,
        free=places - taken_on(stays, last),
        moves=sum(stay.until_on is not None and from_on <= stay.until_on < following for stay in stays),
        starts=sum(from_on <= stay.from_on < following for stay in stays),
    )


def _firsts(today: date, count: int) -> Iterator[date]:
    first = today.replace(day=1)
    for _number in range(count):
        yield first
        first = _next_month(first)


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def reserved_until(
    calendar: SchoolCalendar, *, offered_on: date, days: int, intake_planned_on: date | None, starts_on: date | None
) -> date:
    """So many working days from the offer; always until a week after the intake and after an agreed first day."""
    counted = calendar.weeks_after(offered_on, _weeks(days))
    later = [day + timedelta(days=DAYS_AFTER_INTAKE) for day in (intake_planned_on, starts_on) if day is not None]
    return max([counted, *later])


def _weeks(days: int) -> Decimal:
    return Decimal(days) / DAYS_IN_WEEK

"""One specialist's day: when each visit begins, whether the day fits, and what its driving costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from steiger.aftercare.planning.problem import Hours, Prices

# Visits of one day in order of time, by number of the table of visits.
Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What two days must have in common for the same visits to fit in the same way."""

    home: int
    begins: int
    ends: int
    blocked: tuple[Hours, ...]
    most_visits: int
    # Opening hours of the schools, by node; a school that is closed that day is not asked about.
    open: Mapping[int, Hours] = field(hash=False, compare=False)
    kind: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for every day: how far it is, how long visits take, which of them have an hour already."""

    travel: Sequence[Sequence[int]]
    node: Mapping[int, int]
    minutes: Mapping[int, int]
    fixed: Mapping[int, int]
    door: int
    round_to: int
    prices: Prices

    def starts(self, shape: Shape, sequence: Order, asked_for: Mapping[int, int] | None = None) -> list[int] | None:
        """When each visit begins, as early as can be; None when this sequence does not fit the day.

        `asked_for` are the hours that stand, if other than those of the appointments.
        """
        if len(sequence) > shape.most_visits:
            return None
        travel, node, step, blocked = self.travel, self.node, self.round_to, shape.blocked
        fixed = self.fixed if asked_for is None else asked_for
        here, now, found = shape.home, shape.begins, []
        for place, visit in enumerate(sequence):
            there, door = node[visit], 0
            opens, closes = shape.open.get(there, (0, 0))
            if place == 0 or there != here:
                road = travel[here][there]
                now = max(now + road if not blocked else after_blocked(now, road, blocked), opens)
                here, door = there, self.door
            asked = fixed.get(visit)
            if asked is None:
                now = begin(now, door, self.minutes[visit], step, blocked)
            elif now + door > asked or overlaps(asked - door, asked + self.minutes[visit], blocked):
                return None
            else:
                now = asked
            found.append(now)
            now += self.minutes[visit]
            if now > closes:
                return None
        road = travel[here][shape.home]
        back = now + road if not blocked else after_blocked(now, road, blocked)
        return found if back <= shape.ends else None

    def cost(self, home: int, sequence: Order) -> int:
        """Driving, stops and the day itself, in minute-equivalents."""
        if not sequence:
            return 0
        travel, node, stop = self.travel, self.node, self.prices.stop
        here, total, at_school = home, self.prices.day, False
        for visit in sequence:
            there = node[visit]
            if there != here or not at_school:
                total += travel[here][there] + stop
                here, at_school = there, True
        return total + travel[here][home]


def begin(now: int, door: int, length: int, step: int, blocked: tuple[Hours, ...]) -> int:
    """The first moment from now on at which a visit fits between what is blocked, after the minutes at the door."""
    start = -(-(now + door) // step) * step
    for begins, ends in blocked:
        if start - door < ends and begins < start + length:
            start = -(-(ends + door) // step) * step
    return start


def after_blocked(now: int, road: int, blocked: tuple[Hours, ...]) -> int:
    """When somebody arrives who leaves now and stands still while hours are blocked."""
    for begins, ends in blocked:
        if now >= ends or (road == 0 and now <= begins):
            continue
        driven = max(0, begins - now)
        if driven >= road:
            break
        road, now = road - driven, ends
    return now + road


def overlaps(begins: int, ends: int, blocked: tuple[Hours, ...]) -> bool:
    return any(begins < until and from_ < ends for from_, until in blocked)

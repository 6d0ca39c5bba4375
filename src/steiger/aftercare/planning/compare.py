"""What changes when one plan takes the place of another, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from steiger.aftercare.planning.plan import Plan, PlannedVisit


class ChangeKind(StrEnum):
    NEW = "new"  # was not planned, now it is
    DROPPED = "dropped"  # was planned, now it is not
    OTHER_SPECIALIST = "other_specialist"
    OTHER_DAY = "other_day"
    OTHER_TIME = "other_time"


@dataclass(frozen=True, slots=True)
class Change:
    kind: ChangeKind
    visit: int
    before: PlannedVisit | None
    after: PlannedVisit | None

    @property
    def specialists(self) -> frozenset[int]:
        """Who must hear of it."""
        return frozenset(one.specialist for one in (self.before, self.after) if one is not None)


@dataclass(frozen=True, slots=True)
class Comparison:
    changes: tuple[Change, ...]
    same: int

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind in kinds)

    def for_specialist(self, specialist: int) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if specialist in one.specialists)


def compare(before: Plan, after: Plan, *, visits: Iterable[int] | None = None) -> Comparison:
    """Visit by visit. `visits` limits it, for accepting a part."""
    then = {one.visit: one for one in reversed(before.visits)}
    now = {one.visit: one for one in reversed(after.visits)}
    asked = sorted({*then, *now} if visits is None else {*visits} & {*then, *now})
    found, same = [], 0
    for visit in asked:
        kind = _kind(then.get(visit), now.get(visit))
        if kind is None:
            same += 1
        else:
            found.append(Change(kind, visit, then.get(visit), now.get(visit)))
    return Comparison(tuple(found), same)


def _kind(before: PlannedVisit | None, after: PlannedVisit | None) -> ChangeKind | None:
    if before is None:
        return ChangeKind.NEW
    if after is None:
        return ChangeKind.DROPPED
    if before.specialist != after.specialist:
        return ChangeKind.OTHER_SPECIALIST
    if before.day != after.day:
        return ChangeKind.OTHER_DAY
    return ChangeKind.OTHER_TIME if before.start != after.start else None

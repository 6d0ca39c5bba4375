"""What all parts of a child's story share: the child, what is fixed about it, and what recurs meanwhile."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import count
from random import Random

from steiger.access.member import Member
from steiger.core import clock
from steiger.demo.names import Naming
from steiger.demo.region import Setting
from steiger.organisations.models import NewcomerFacility, School
from steiger.organisations.rules.calendar import SchoolCalendar

Way = Iterator[date]
SATURDAY = 5


class Halt(StrEnum):
    """Where a story stops, so that somebody has something to do today."""

    NOWHERE = ""
    ANSWER = "answer"
    INTAKE = "intake"
    QUESTION = "question"
    AGREEMENT = "agreement"
    SIGNATURE = "signature"
    PLANNING = "planning"
    REPORT = "report"


@dataclass(frozen=True)
class Fate:
    """What is fixed about a child's story, relative to today. Everything else is drawn."""

    halt: Halt = Halt.NOWHERE
    school: int | None = None
    facility: int | None = None
    specialist: int | None = None
    referred_days_ago: int | None = None
    asked_days_ago: int | None = None
    moves_in_weeks: Decimal | None = None
    """School weeks; negative when the child has moved already."""
    visit: int = 0
    """The visit that halts, or that is held on a fixed day."""
    visit_in_days: int | None = None


@dataclass
class Child:
    """One story's constants, drawn once, and the small things that recur beside it."""

    random: Random
    setting: Setting
    naming: Naming
    today: date
    pace: float
    """How fast the child learns: around 1; decides standings and the length of the stay."""
    school: School
    facility: NewcomerFacility
    fate: Fate
    chores: list[tuple[date, int, Callable[[], object]]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def staff(self) -> Member:
        return self.setting.staff_of(self.facility)

    @property
    def calendar(self) -> SchoolCalendar:
        return self.setting.calendar_of(self.facility.school_id)

    def later(self, day: date, chore: Callable[[], object]) -> None:
        heapq.heappush(self.chores, (max(workday(day), clock.today()), next(self.numbers), chore))

    def soon(self, *days: int) -> date:
        """One of so many days from now."""
        return clock.today() + timedelta(days=self.random.choice(days))


def workday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def until(child: Child, day: date) -> Way:
    """Live until that day, and do what recurs on its days."""
    day = max(workday(day), clock.today())
    while child.chores and child.chores[0][0] <= day:
        yield max(child.chores[0][0], clock.today())
        _day, _number, chore = heapq.heappop(child.chores)
        chore()
    yield day

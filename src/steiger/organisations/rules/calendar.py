"""The school calendar: which days have lessons, and counting in school weeks.

A school day is a Monday to Friday outside school holidays, public holidays and local free days.
A school week is five school days, whatever weeks of the calendar they lie in: two weeks before a move on the second
day after the summer holiday begin well before that holiday.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property, lru_cache

import holidays

DAYS_IN_WEEK = 5
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2060, 12, 31)
Period = tuple[date, date]
Weeks = Decimal | int


class FreeDay(StrEnum):
    """Why there are no lessons on a day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PUBLIC_HOLIDAY = "public_holiday"
    LOCAL = "local"


class SchoolCalendar:
    """One school's days. Made of periods without lessons; both ends of a period belong to it.

    Holidays are published some years ahead. After `known_until` only weekends and public holidays are known.
    """

    def __init__(self, holidays: Iterable[Period], free_days: Iterable[Period] = ()) -> None:
        self._holidays = tuple(sorted(set(holidays)))
        self._free_days = tuple(sorted(set(free_days)))

    @property
    def known_until(self) -> date | None:
        return max((last for _first, last in self._holidays), default=None)

    @property
    def first_school_day(self) -> date:
        return date.fromordinal(self._days[0])

    @property
    def last_school_day(self) -> date:
        return date.fromordinal(self._days[-1])

    def is_school_day(self, day: date) -> bool:
        index = bisect_left(self._days, day.toordinal())
        return index < len(self._days) and self._days[index] == day.toordinal()

    def why_free(self, day: date) -> FreeDay | None:
        """What keeps this day without lessons; a holiday counts before the weekend in it."""
        if self.is_school_day(day):
            return None
        if _within(day, self._holidays):
            return FreeDay.HOLIDAY
        if day.toordinal() in _public_holidays():
            return FreeDay.PUBLIC_HOLIDAY
        return FreeDay.LOCAL if _within(day, self._free_days) else FreeDay.WEEKEND

    def next_school_day(self, day: date) -> date:
        """The day itself when there are lessons, else the first day on which there are again."""
        return self._at(self._index(day))

    def last_school_day_before(self, day: date) -> date:
        return self._at(self._index(day) - 1)

    def weeks_after(self, day: date, weeks: Weeks) -> date:
        """The school day `weeks` school weeks later; halves are rounded to whole days, away from zero."""
        return self._at(self._index(day) + _days(weeks))

    def weeks_before(self, day: date, weeks: Weeks) -> date:
        return self._at(self._index(day) - _days(weeks))

    def school_days_between(self, start: date, end: date) -> int:
        """School days from `start` up to, not including, `end`; negative when `end` is earlier."""
        return self._index(end) - self._index(start)

    def school_weeks_between(self, start: date, end: date) -> Decimal:
        return Decimal(self.school_days_between(start, end)) / DAYS_IN_WEEK

    def _index(self, day: date) -> int:
        return bisect_left(self._days, day.toordinal())

    def _at(self, index: int) -> date:
        if not 0 <= index < len(self._days):
            raise ValueError(f"The school calendar runs from {FIRST_DAY} to {LAST_DAY}.")
        return date.fromordinal(self._days[index])

    @cached_property
    def _days(self) -> tuple[int, ...]:
        return _school_days(self._holidays, self._free_days)


def _within(day: date, periods: Iterable[Period]) -> bool:
    return any(first <= day <= last for first, last in periods)


@lru_cache(maxsize=128)
def _school_days(school_holidays: tuple[Period, ...], free_days: tuple[Period, ...]) -> tuple[int, ...]:
    """Every school day as an ordinal. Kept per set of periods: schools with the same holidays share one list."""
    without_lessons = set(_public_holidays())
    for first, last in (*school_holidays, *free_days):
        without_lessons.update(range(first.toordinal(), last.toordinal() + 1))
    return tuple(day for day in _weekdays() if day not in without_lessons)


@lru_cache(maxsize=1)
def _weekdays() -> tuple[int, ...]:
    # Ordinal 1 is a Monday.
    return tuple(day for day in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1) if (day - 1) % 7 < DAYS_IN_WEEK)


@lru_cache(maxsize=1)
def _public_holidays() -> frozenset[int]:
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    return frozenset(day.toordinal() for day in holidays.country_holidays("NL", years=years))


def _days(weeks: Weeks) -> int:
    return int((Decimal(weeks) * DAYS_IN_WEEK).quantize(Decimal(1), rounding=ROUND_HALF_UP))

"""When a child's development is evaluated: each so many school weeks, counted from the first day.

The moments stand fixed, as in a school's year plan: who evaluates late does not move the next one.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from steiger.organisations.rules.calendar import SchoolCalendar


def evaluation_due_on(calendar: SchoolCalendar, first_day: date, number: int, weeks: int) -> date:
    """The day of moment `number`, counted from one."""
    return calendar.weeks_after(first_day, number * weeks)


def evaluation_number(calendar: SchoolCalendar, first_day: date, held_on: date, weeks: int, last: int) -> int:
    """Which moment an evaluation of this day belongs to: the nearest, and always one after the last that was held.

    A moment that was missed is passed by: nobody evaluates one spring twice.
    """
    passed = calendar.school_weeks_between(first_day, held_on) / weeks
    nearest = int(passed.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return max(last + 1, nearest, 1)


def evaluation_days(calendar: SchoolCalendar, first_day: date, until: date, weeks: int) -> list[date]:
    """All moments of a stay, the last one before it ends."""
    days = []
    number = 1
    while (day := evaluation_due_on(calendar, first_day, number, weeks)) < until:
        days.append(day)
        number += 1
    return days

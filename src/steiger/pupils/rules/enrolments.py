"""Enrolled at one school at a time, and never nowhere: how two enrolments join, and who must be enrolled."""

from __future__ import annotations

from datetime import date, timedelta

# When the school before hears of the new enrolment within four weeks, its own ends on the day before the new one
# (Besluit bekostiging WPO, articles 6 to 9).
JOINS_WITHIN_DAYS = 28
FIRST_COMPULSORY_AGE = 5
# Compulsory education, and after it the duty to get a basic qualification.
COMPULSORY_UNTIL_AGE = 18


def days_nowhere(former_until: date | None, from_on: date) -> int:
    """Days between the last day at one school and the first at the next; none while the former still runs."""
    if former_until is None:
        return 0
    return max((from_on - former_until).days - 1, 0)


def may_join(former_until: date | None, from_on: date) -> bool:
    """Whether the former enrolment may be made to end on the day before the new one."""
    return days_nowhere(former_until, from_on) <= JOINS_WITHIN_DAYS


def is_compulsory(birth_on: date, day: date) -> bool:
    """From the first of the month after the fifth birthday, until the eighteenth (Leerplichtwet, articles 3 and 4a)."""
    return compulsory_from(birth_on) <= day < _birthday(birth_on, COMPULSORY_UNTIL_AGE)


def compulsory_from(birth_on: date) -> date:
    fifth = _birthday(birth_on, FIRST_COMPULSORY_AGE)
    return (fifth.replace(day=1) + timedelta(days=32)).replace(day=1)


def _birthday(birth_on: date, age: int) -> date:
    try:
        return birth_on.replace(year=birth_on.year + age)
    except ValueError:  # 29 February
        return date(birth_on.year + age, 3, 1)

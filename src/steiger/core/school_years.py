"""School years, known by the calendar year in which they begin: from the first of August up to and with 31 July."""

from __future__ import annotations

from datetime import date

FIRST_MONTH = 8


def first_year_of(day: date) -> int:
    """The year in which the school year of this day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def school_year(first_year: int) -> tuple[date, date]:
    """Its first and its last day."""
    return date(first_year, FIRST_MONTH, 1), date(first_year + 1, 7, 31)


def year_label(first_year: int) -> str:
    """As everybody writes it: `2026-2027`."""
    return f"{first_year}-{first_year + 1}"

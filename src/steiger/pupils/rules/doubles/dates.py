"""How much two birth dates look like one date: typing errors, day and month in each other's place, unknown days."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

# Unknown parts of a birth date are filled in as the first of January or of July (and seen: the last of December).
ROUND = frozenset({(1, 1), (1, 7), (31, 12)})
YEARS_OFF = 2
# In eight figures, 20150412: how many are the century, and how many the year.
CENTURY, YEAR = 2, 4


class DateLikeness(StrEnum):
    """From the same day to another day."""

    SAME = "same"
    SAME_ROUND = "same_round"
    SWAPPED = "swapped"
    ONE_FIGURE = "one_figure"
    UNKNOWN_DAY = "unknown_day"
    OTHER_YEAR = "other_year"
    UNKNOWN_DAY_OTHER_YEAR = "unknown_day_other_year"
    OTHER = "other"


# How much the likeness of the names still says. On another day it says nothing.
WEIGHT = MappingProxyType(
    {
        DateLikeness.SAME: 1.0,
        DateLikeness.SAME_ROUND: 0.99,
        DateLikeness.SWAPPED: 0.97,
        DateLikeness.ONE_FIGURE: 0.97,
        DateLikeness.UNKNOWN_DAY: 0.96,
        DateLikeness.OTHER_YEAR: 0.95,
        DateLikeness.UNKNOWN_DAY_OTHER_YEAR: 0.93,
        DateLikeness.OTHER: 0.0,
    }
)


def compare_dates(left: date, right: date) -> DateLikeness:
    """The first that holds."""
    if left == right:
        return DateLikeness.SAME_ROUND if _is_round(left) else DateLikeness.SAME
    years = abs(left.year - right.year)
    if years == 0 and (left.day, left.month) == (right.month, right.day):
        return DateLikeness.SWAPPED
    if _figures_off(left, right) or abs(left - right) == timedelta(days=1):
        return DateLikeness.ONE_FIGURE
    if _is_round(left) or _is_round(right):
        return {0: DateLikeness.UNKNOWN_DAY, 1: DateLikeness.UNKNOWN_DAY_OTHER_YEAR}.get(years, DateLikeness.OTHER)
    if years <= YEARS_OFF and (left.day, left.month) == (right.day, right.month):
        return DateLikeness.OTHER_YEAR
    return DateLikeness.OTHER


def _is_round(day: date) -> bool:
    return (day.day, day.month) in ROUND


def _figures_off(left: date, right: date) -> bool:
    """One figure typed wrong in day or month, or two neighbouring figures in each other's place anywhere."""
    one, other = _figures(left), _figures(right)
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return places[0] >= YEAR
    first, last = places[0], places[-1]
    are_neighbours = len(places) == 2 and last == first + 1 and first >= CENTURY
    return are_neighbours and one[first] == other[last] and one[last] == other[first]


def _figures(day: date) -> str:
    return day.isoformat().replace("-", "")


def dates_near(day: date) -> frozenset[date]:
    """Every day on which a double of this child can be born: what the database is asked for.

    A test holds it to `compare_dates`. Of a child whose day is not known all days of three years are asked.
    """
    years = range(day.year - 1, day.year + 2)
    if _is_round(day):
        first = date(day.year - 1, 1, 1)
        near = {first + timedelta(days=n) for n in range((date(day.year + 2, 1, 1) - first).days)}
    else:
        near = {made for year in years for at, month in ROUND if (made := _day(year, month, at))}
    near |= {day, day - timedelta(days=1), day + timedelta(days=1)}
    others = [(day.year, day.day, day.month)]
    others += [(day.year + off, day.month, day.day) for off in range(-YEARS_OFF, YEARS_OFF + 1)]
    others += _with_other_figures(_figures(day))
    near |= {made for parts in others if (made := _day(*parts))}
    return frozenset(one for one in near if compare_dates(day, one) != DateLikeness.OTHER)


def _with_other_figures(figures: str) -> list[tuple[int, int, int]]:
    typed = [figures[:at] + other + figures[at + 1 :] for at in range(YEAR, 8) for other in "0123456789"]
    typed += [figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :] for at in range(CENTURY, 7)]
    return [(int(one[:4]), int(one[4:6]), int(one[6:])) for one in typed]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

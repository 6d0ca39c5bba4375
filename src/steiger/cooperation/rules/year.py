"""What comes back every school year, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steiger.core.school_years import FIRST_MONTH


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day that the same law or ministry sets every year."""

    month: int
    day: int
    title: str | Promise
    text: str | Promise


# DUO pays for newcomers by who is enrolled on four days a year; primary schools apply within four weeks, eight after
# July (lowan.nl, funding by OCW). Every other grant is counted on 1 February.
_APPLY = _("Who is enrolled as a newcomer today counts. A primary school applies to DUO within four weeks.")
_APPLY_SUMMER = _("Who is enrolled as a newcomer today counts. A primary school applies to DUO within eight weeks.")
FIXED_DAYS = (
    FixedDay(10, 1, _("Reference date for newcomers"), _APPLY),
    FixedDay(1, 1, _("Reference date for newcomers"), _APPLY),
    FixedDay(2, 1, _("Count of all pupils"), _("The numbers of this day decide what primary schools get next year.")),
    FixedDay(4, 1, _("Reference date for newcomers"), _APPLY),
    FixedDay(7, 1, _("Reference date for newcomers"), _APPLY_SUMMER),
)


def in_school_year(first_year: int, month: int, day: int = 1) -> date:
    """This day of the calendar within that school year."""
    return date(first_year if month >= FIRST_MONTH else first_year + 1, month, day)


def last_turn(month: int, day: date) -> date:
    """The first day of this month, the last time that it was on or before `day`."""
    return date(day.year if day.month >= month else day.year - 1, month, 1)

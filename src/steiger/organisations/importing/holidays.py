"""School holidays per holiday region, as the central government publishes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steiger.organisations.enums import HolidayRegion
from steiger.organisations.importing.tables import FileError, read_table

YEAR, NAME, HOLIDAY_REGION, FIRST, LAST = "SCHOOLJAAR", "VAKANTIE", "VAKANTIEREGIO", "EERSTE_DAG", "LAATSTE_DAG"
LONGEST_DAYS = 70
_YEAR = re.compile(r"(\d{4})-(\d{4})")


@dataclass(frozen=True, slots=True)
class HolidayLine:
    holiday_region: HolidayRegion
    school_year: str
    name: str
    first_on: date
    last_on: date


def read_holidays(content: bytes) -> list[HolidayLine]:
    """Every holiday, or an error: dates on which deadlines rest are taken in whole or not at all."""
    table = read_table(content, required=(YEAR, NAME, HOLIDAY_REGION, FIRST, LAST), delimiter=",")
    table.refuse_if_cut_off()
    at = {column: table.index(column) for column in (YEAR, NAME, HOLIDAY_REGION, FIRST, LAST)}
    seen: set[tuple[str, str, str]] = set()
    found: list[HolidayLine] = []
    for line, cells in table.rows:
        holiday = _holiday(line, {column: cells[index] for column, index in at.items()})
        key = (holiday.holiday_region, holiday.school_year, holiday.name)
        if key in seen:
            raise FileError(_("This holiday is in the file twice."), line=line, column=NAME)
        seen.add(key)
        found.append(holiday)
    return found


def _holiday(line: int, cells: dict[str, str]) -> HolidayLine:
    years = _YEAR.fullmatch(cells[YEAR])
    if not years or int(years[2]) != int(years[1]) + 1:
        raise FileError(_("“%(value)s” is no school year.") % {"value": cells[YEAR][:80]}, line=line, column=YEAR)
    if not cells[NAME]:
        raise FileError(_("The name is empty."), line=line, column=NAME)
    region = cells[HOLIDAY_REGION].lower()
    if region not in HolidayRegion.values:
        message = _("“%(value)s” is no holiday region.") % {"value": cells[HOLIDAY_REGION][:80]}
        raise FileError(message, line=line, column=HOLIDAY_REGION)
    first_on, last_on = _day(line, FIRST, cells[FIRST]), _day(line, LAST, cells[LAST])
    if not 0 <= (last_on - first_on).days < LONGEST_DAYS:
        raise FileError(_("The last day does not fit the first one."), line=line, column=LAST)
    if first_on.year not in (int(years[1]), int(years[2])):
        raise FileError(_("The first day is not in the school year."), line=line, column=FIRST)
    return HolidayLine(HolidayRegion(region), cells[YEAR], cells[NAME][:60], first_on, last_on)


def _day(line: int, column: str, cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        message = _("“%(value)s” is no date (year-month-day).") % {"value": cell[:80]}
        raise FileError(message, line=line, column=column) from error

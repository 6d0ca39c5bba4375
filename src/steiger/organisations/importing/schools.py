"""DUO's files of school locations ("02. Alle schoolvestigingen ..."), primary and secondary."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steiger.organisations.enums import HolidayRegion, Sector
from steiger.organisations.importing.names import municipality_name, place_name
from steiger.organisations.importing.tables import FileError, Problem, Table, read_table

CODE = "VESTIGINGSCODE"
NAME = "VESTIGINGSNAAM"
BOARD = "BEVOEGD GEZAG NUMMER"
STREET = "STRAATNAAM"
NUMBER = "HUISNUMMER-TOEVOEGING"
POSTCODE = "POSTCODE"
PLACE = "PLAATSNAAM"
MUNICIPALITY_CODE = "GEMEENTENUMMER"
MUNICIPALITY = "GEMEENTENAAM"
DENOMINATION = "DENOMINATIE"
PHONE = "TELEFOONNUMMER"
WEBSITE = "INTERNETADRES"
HOLIDAY_REGION = "VAKANTIEREGIO"
# Only the files of secondary education say which kinds of it a location teaches.
SECONDARY_ONLY = "ONDERWIJSSTRUCTUUR"
REQUIRED = (
    CODE,
    NAME,
    BOARD,
    STREET,
    NUMBER,
    POSTCODE,
    PLACE,
    MUNICIPALITY_CODE,
    MUNICIPALITY,
    DENOMINATION,
    PHONE,
    WEBSITE,
)
LIMITS = {NAME: 200, STREET: 120, NUMBER: 20, PLACE: 80, MUNICIPALITY: 200, DENOMINATION: 80, PHONE: 30, WEBSITE: 200}
# More rows than this without a usable code: not a file of schools, whatever its header says.
MOST_ODD_CODES = 0.01

_CODE = re.compile(r"\d{2}[A-Z]{2}\d{2}")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Z]{2})")
_BOARD = re.compile(r"\d{1,10}")
_MUNICIPALITY_CODE = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One location as the file has it, checked and tidied. Empty where the file says nothing usable."""

    line: int
    code: str
    name: str
    board: str
    street: str
    house_number: str
    postcode: str
    place: str
    municipality_code: str
    municipality: str
    denomination: str
    phone: str
    website: str
    holiday_region: str


@dataclass(frozen=True, slots=True)
class SchoolFile:
    sector: Sector
    schools: dict[str, SchoolLine]
    problems: list[Problem]
    has_every_code: bool
    has_holiday_regions: bool
    ends_with_line_end: bool
    last_line: int


def read_schools(content: bytes) -> SchoolFile:
    table = read_table(content, required=REQUIRED, delimiter=";")
    sector = Sector.VO if table.has(SECONDARY_ONLY) else Sector.PO
    if sector is Sector.PO and not table.has(HOLIDAY_REGION):
        raise FileError(_("This column is missing. Is this the right file?"), column=HOLIDAY_REGION)
    rows = _Rows(table)
    schools = rows.read()
    return SchoolFile(
        sector=sector,
        schools=schools,
        problems=rows.problems,
        has_every_code=len(schools) == len(table.rows),
        has_holiday_regions=table.has(HOLIDAY_REGION),
        ends_with_line_end=table.ends_with_line_end,
        last_line=table.last_line,
    )


class _Rows:
    """Walks through the rows and gathers what is odd on the way."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self._at = {column: table.index(column) for column in REQUIRED}
        self._holiday_at = table.index(HOLIDAY_REGION) if table.has(HOLIDAY_REGION) else None

    def read(self) -> dict[str, SchoolLine]:
        schools: dict[str, SchoolLine] = {}
        odd_codes = 0
        for line, cells in self.table.rows:
            code = cells[self._at[CODE]].upper()
            if not _CODE.fullmatch(code):
                odd_codes += 1
                self._report(line, CODE, _("“%(value)s” is no location code; the row was left out."), code)
            elif code in schools:
                raise FileError(
                    _("Location code %(code)s is on line %(first)d already. The file is damaged.")
                    % {"code": code, "first": schools[code].line},
                    line=line,
                    column=CODE,
                )
            else:
                schools[code] = self._school(line, cells, code)
        if odd_codes > max(len(self.table.rows) * MOST_ODD_CODES, 1):
            first = next(problem for problem in self.problems if problem.column == CODE)
            raise FileError(
                _("%(count)d rows have no usable location code, this one first. Is this the right file?")
                % {"count": odd_codes},
                line=first.line,
                column=CODE,
            )
        return schools

    def _school(self, line: int, cells: list[str], code: str) -> SchoolLine:
        return SchoolLine(
            line=line,
            code=code,
            name=self._text(line, cells, NAME) or self._nameless(line, code),
            board=self._matching(line, cells, BOARD, _BOARD),
            street=self._text(line, cells, STREET),
            house_number=self._text(line, cells, NUMBER),
            postcode=self._postcode(line, cells),
            place=place_name(self._text(line, cells, PLACE)),
            municipality_code=_four_digits(self._matching(line, cells, MUNICIPALITY_CODE, _MUNICIPALITY_CODE)),
            municipality=municipality_name(self._text(line, cells, MUNICIPALITY)),
            denomination=self._text(line, cells, DENOMINATION),
            phone=self._text(line, cells, PHONE),
            website=self._text(line, cells, WEBSITE),
            holiday_region=self._holiday_region(line, cells),
        )

    def _text(self, line: int, cells: list[str], column: str) -> str:
        value = cells[self._at[column]]
        limit = LIMITS[column]
        if len(value) > limit:
            self._report(line, column, _("“%(value)s” is too long and was cut."), value)
        return value[:limit]

    def _nameless(self, line: int, code: str) -> str:
        self._report(line, NAME, _("The name is empty; the code %(value)s stands in its place."), code)
        return code

    def _matching(self, line: int, cells: list[str], column: str, pattern: re.Pattern[str]) -> str:
        value = cells[self._at[column]]
        if pattern.fullmatch(value):
            return value
        self._report(line, column, _("“%(value)s” is no number; left empty."), value)
        return ""

    def _postcode(self, line: int, cells: list[str]) -> str:
        value = cells[self._at[POSTCODE]]
        found = _POSTCODE.fullmatch(value.upper())
        if found:
            return f"{found[1]} {found[2]}"
        self._report(line, POSTCODE, _("“%(value)s” is no postcode; left empty."), value)
        return ""

    def _holiday_region(self, line: int, cells: list[str]) -> str:
        if self._holiday_at is None:
            return ""
        value = cells[self._holiday_at].lower()
        if value in HolidayRegion.values:
            return value
        if line == self.table.last_line:
            # The last field of the published file: a name cut short here means that the file stops here.
            self.table.refuse_if_cut_off()
        self._report(line, HOLIDAY_REGION, _("“%(value)s” is no holiday region; left as it was."), value)
        return ""

    def _report(self, line: int, column: str, message: str, value: str) -> None:
        self.problems.append(Problem(line, column, message % {"value": value[:80]}))


def _four_digits(code: str) -> str:
    """Municipality numbers have four; some files leave out the zeros in front."""
    return code.zfill(4) if code else ""

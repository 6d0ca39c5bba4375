"""DUO's history of pupil counts per location. Below five it publishes `<5` instead of a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steiger.organisations.importing.tables import FileError, Problem, read_table

CODE = "VESTIGINGSCODE"
SMALL = "<5"
# Thirty years are published; nobody plans places with the count of 1996.
YEARS_KEPT = 10
_YEAR = re.compile(r"LEERLINGEN_((?:19|20)\d{2})")


@dataclass(frozen=True, slots=True)
class Count:
    """None pupils and small: between one and four."""

    pupils: int | None
    is_small: bool


@dataclass(frozen=True, slots=True)
class PupilFile:
    years: tuple[int, ...]
    codes: frozenset[str]
    counts: dict[tuple[str, int], Count]
    problems: list[Problem]


def read_pupils(content: bytes) -> PupilFile:
    """The counts of the last years; a zero means that the location had no pupils and is left out."""
    table = read_table(content, required=(CODE,), delimiter=";")
    table.refuse_if_cut_off()
    columns = sorted(
        ((int(found[1]), i) for i, name in enumerate(table.columns) if (found := _YEAR.fullmatch(name))), reverse=True
    )[:YEARS_KEPT]
    if not columns:
        raise FileError(_("There is no column with pupil counts. Is this the right file?"), column="LEERLINGEN_")
    code_at = table.index(CODE)
    counts: dict[tuple[str, int], Count] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for line, cells in table.rows:
        code = cells[code_at].upper()
        if code in lines:
            raise FileError(
                _("Location code %(code)s is on line %(first)d already. The file is damaged.")
                % {"code": code, "first": lines[code]},
                line=line,
                column=CODE,
            )
        lines[code] = line
        for year, index in columns:
            count = _count(cells[index])
            if count is None:
                message = _("“%(value)s” is no number of pupils; left out.") % {"value": cells[index][:80]}
                problems.append(Problem(line, table.columns[index], message))
            elif count.is_small or count.pupils:
                counts[code, year] = count
    return PupilFile(tuple(year for year, _index in columns), frozenset(lines), counts, problems)


def _count(cell: str) -> Count | None:
    if cell.replace(" ", "") == SMALL:
        return Count(None, is_small=True)
    if not cell:
        return Count(0, is_small=False)
    if cell.isascii() and cell.isdigit() and len(cell) <= 6:
        return Count(int(cell), is_small=False)
    return None

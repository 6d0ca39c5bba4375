"""Which partnership a postcode belongs to, by the annex of the law; and what to do where that annex has aged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steiger.organisations.enums import Sector
from steiger.organisations.importing.names import fold
from steiger.organisations.importing.schools import POSTCODE, SchoolLine
from steiger.organisations.importing.tables import Problem, read_table

DIGITS, MUNICIPALITY = "PC4", "GEMEENTE"
COLUMNS = {Sector.PO: "PO_SWV", Sector.VO: "VO_SWV"}
_DIGITS = re.compile(r"[1-9]\d{3}")
_CODE = re.compile(r"(PO|VO)\d{4}")


@dataclass(frozen=True, slots=True)
class PostcodeTable:
    """Four digits to the code of the partnership, per sector; and the codes met in each municipality."""

    by_digits: dict[Sector, dict[str, str]]
    by_municipality: dict[Sector, dict[str, frozenset[str]]]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Placed:
    codes: dict[str, str]
    problems: list[Problem]


def read_postcodes(content: bytes) -> PostcodeTable:
    table = read_table(content, required=(DIGITS, MUNICIPALITY, *COLUMNS.values()), delimiter=",")
    table.refuse_if_cut_off()
    by_digits: dict[Sector, dict[str, str]] = {sector: {} for sector in COLUMNS}
    met: dict[Sector, dict[str, set[str]]] = {sector: defaultdict(set) for sector in COLUMNS}
    problems: list[Problem] = []
    digits_at, municipality_at = table.index(DIGITS), table.index(MUNICIPALITY)
    for line, cells in table.rows:
        digits = cells[digits_at]
        if not _DIGITS.fullmatch(digits):
            message = _("“%(value)s” is no postcode; the row was left out.") % {"value": digits[:80]}
            problems.append(Problem(line, DIGITS, message))
            continue
        for sector, column in COLUMNS.items():
            code = cells[table.index(column)]
            if _CODE.fullmatch(code) and code.startswith(sector):
                by_digits[sector][digits] = code
                met[sector][fold(cells[municipality_at])].add(code)
            else:
                message = _("“%(value)s” is no code of a partnership; left out.") % {"value": code[:80]}
                problems.append(Problem(line, column, message))
    by_municipality = {s: {name: frozenset(codes) for name, codes in found.items()} for s, found in met.items()}
    return PostcodeTable(by_digits, by_municipality, problems)


def place_schools(schools: Iterable[SchoolLine], table: PostcodeTable, sector: Sector) -> Placed:
    """The partnership of each school by its postcode.

    Postcodes younger than the annex are missing from it. Such a school goes with the other schools of its town, or
    else of its municipality, when all of those are in one partnership; that is reported.
    """
    by_digits = table.by_digits[sector]
    codes: dict[str, str] = {}
    missing: list[SchoolLine] = []
    around: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for school in schools:
        code = by_digits.get(school.postcode[:4])
        if code is None:
            missing.append(school)
            continue
        codes[school.code] = code
        around[school.municipality, school.place].add(code)
        around[(school.municipality,)].add(code)
    problems: list[Problem] = []
    for school in missing:
        in_table = table.by_municipality[sector].get(fold(school.municipality), frozenset())
        nearest = around.get((school.municipality, school.place)) or around.get((school.municipality,)) or in_table
        # The nearest neighbours decide; when they differ nobody does.
        code = next(iter(nearest)) if len(nearest) == 1 else ""
        if code:
            codes[school.code] = code
        problems.append(Problem(school.line, POSTCODE, _not_in_table(school.postcode, code)))
    return Placed(codes, problems)


def _not_in_table(postcode: str, code: str) -> str:
    if code:
        text = _("Postcode “%(postcode)s” is not in the table; placed in %(code)s like the schools around it.")
    else:
        text = _("Postcode “%(postcode)s” is not in the table; the school is in no partnership yet.")
    return text % {"postcode": postcode, "code": code}

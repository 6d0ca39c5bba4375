"""Where each location stands (WGS 84)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from steiger.organisations.importing.tables import Problem, read_table

CODE, LONGITUDE, LATITUDE = "VESTIGINGSCODE", "LENGTEGRAAD", "BREEDTEGRAAD"
# The European Netherlands with some sea around it.
WEST, EAST = Decimal("3.2"), Decimal("7.3")
SOUTH, NORTH = Decimal("50.6"), Decimal("53.7")
_PRECISION = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Coordinates:
    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class CoordinatesFile:
    places: dict[str, Coordinates]
    problems: list[Problem]


def read_coordinates(content: bytes) -> CoordinatesFile:
    table = read_table(content, required=(CODE, LONGITUDE, LATITUDE), delimiter=",")
    table.refuse_if_cut_off()
    code_at, longitude_at, latitude_at = (table.index(column) for column in (CODE, LONGITUDE, LATITUDE))
    places: dict[str, Coordinates] = {}
    problems: list[Problem] = []
    for line, cells in table.rows:
        longitude = _degrees(cells[longitude_at], WEST, EAST)
        latitude = _degrees(cells[latitude_at], SOUTH, NORTH)
        if longitude is None or latitude is None:
            column, value = (LONGITUDE, cells[longitude_at]) if longitude is None else (LATITUDE, cells[latitude_at])
            message = _("“%(value)s” is no place in the Netherlands; left out.") % {"value": value[:80]}
            problems.append(Problem(line, column, message))
        else:
            # Some locations are in the list once per kind of education: the first row counts.
            places.setdefault(cells[code_at].upper(), Coordinates(latitude, longitude))
    return CoordinatesFile(places, problems)


def _degrees(cell: str, lowest: Decimal, highest: Decimal) -> Decimal | None:
    try:
        value = Decimal(cell).quantize(_PRECISION)
    except InvalidOperation:
        return None
    return value if lowest <= value <= highest else None

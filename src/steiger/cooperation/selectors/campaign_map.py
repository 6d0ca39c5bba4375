"""The campaign on a map of its own: the schools of the region where they lie, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from steiger.access.member import Member
from steiger.cooperation.selectors.campaign import ApproachRow
from steiger.organisations.models import School
from steiger.organisations.selectors import region_of, schools_in_region

WIDTH = 420
MARGIN = 16
# A region of one street is not drawn as large as a province.
SMALLEST_DEGREES = 0.02
NAMED_PLACES = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A school on the map; without a number it is of nobody in the campaign and only shows where the region lies."""

    x: int
    y: int
    number: int = 0
    column: str = ""

    @property
    def text_y(self) -> int:
        return self.y + 4


@dataclass(frozen=True, slots=True)
class MapRow:
    """What the table beside the map says of one organisation."""

    number: int
    row: ApproachRow
    schools: int
    places: str


@dataclass(frozen=True, slots=True)
class CampaignMap:
    width: int
    height: int
    others: Sequence[Spot]
    spots: Sequence[Spot]
    rows: Sequence[MapRow]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """From degrees to the drawing: at one latitude a degree of longitude is that much shorter everywhere."""

    west: float
    north: float
    per_degree: float
    shrink: float

    def spot(self, school: School, number: int = 0, column: str = "") -> Spot:
        x = (float(school.longitude or 0) - self.west) * self.shrink * self.per_degree
        y = (self.north - float(school.latitude or 0)) * self.per_degree
        return Spot(round(x) + MARGIN, round(y) + MARGIN, number, column)


def campaign_map(member: Member, rows: Sequence[ApproachRow]) -> CampaignMap:
    schools = list(schools_in_region(region_of(member)))
    placed = [school for school in schools if school.latitude is not None and school.longitude is not None]
    numbers = {row.approach.organisation_id: (place, row) for place, row in enumerate(rows, start=1)}
    sheet, height = _sheet(placed)
    others, spots = [], []
    for school in placed:
        found = numbers.get(school.board_id or 0) or numbers.get(school.municipality_id or 0)
        if found:
            spots.append(sheet.spot(school, found[0], found[1].column))
        else:
            others.append(sheet.spot(school))
    return CampaignMap(WIDTH, height, others, spots, [_row(place, row, schools) for place, row in numbers.values()])


def _sheet(placed: Sequence[School]) -> tuple[_Sheet, int]:
    longitudes = [float(school.longitude or 0) for school in placed] or [0.0]
    latitudes = [float(school.latitude or 0) for school in placed] or [0.0]
    west, north = min(longitudes), max(latitudes)
    shrink = cos(radians(north))
    across = max((max(longitudes) - west) * shrink, SMALLEST_DEGREES)
    down = max(north - min(latitudes), SMALLEST_DEGREES)
    per_degree = (WIDTH - 2 * MARGIN) / max(across, down)
    return _Sheet(west, north, per_degree, shrink), round(down * per_degree) + 2 * MARGIN


def _row(number: int, row: ApproachRow, schools: Sequence[School]) -> MapRow:
    pk = row.approach.organisation_id
    mine = [school for school in schools if pk in {school.board_id, school.municipality_id}]
    places = sorted({school.place for school in mine if school.place})
    more = "" if len(places) <= NAMED_PLACES else " …"
    return MapRow(number, row, len(mine), ", ".join(places[:NAMED_PLACES]) + more)

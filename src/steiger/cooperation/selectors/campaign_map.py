"""The campaign on a map of its own: the schools of the region where they lie, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from steiger.access.member import Member
from steiger.cooperation.selectors.campaign import ApproachRow
from steiger.organisations.models import School
from steiger.organisations.rules.maps import is_placed, sheet_for
from steiger.organisations.selectors import region_of, schools_in_region

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


def campaign_map(member: Member, approaches: Sequence[ApproachRow]) -> CampaignMap:
    schools = list(schools_in_region(region_of(member)))
    placed = [school for school in schools if is_placed(school)]
    numbers = {row.approach.organisation_id: (place, row) for place, row in enumerate(approaches, start=1)}
    sheet = sheet_for(placed)
    others, spots = [], []
    for school in placed:
        found = numbers.get(school.board_id or 0) or numbers.get(school.municipality_id or 0)
        if found:
            spots.append(Spot(*sheet.point(school), found[0], found[1].column))
        else:
            others.append(Spot(*sheet.point(school)))
    rows = [_row(place, row, schools) for place, row in numbers.values()]
    return CampaignMap(sheet.width, sheet.height, others, spots, rows)


def _row(number: int, row: ApproachRow, schools: Sequence[School]) -> MapRow:
    pk = row.approach.organisation_id
    mine = [school for school in schools if pk in {school.board_id, school.municipality_id}]
    places = sorted({school.place for school in mine if school.place})
    more = "" if len(places) <= NAMED_PLACES else " …"
    return MapRow(number, row, len(mine), ", ".join(places[:NAMED_PLACES]) + more)

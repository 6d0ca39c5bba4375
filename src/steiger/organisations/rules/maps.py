"""A region drawn from where its schools lie: no picture of the land, and no map service that learns who looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from steiger.organisations.rules.distance import HasPlace

WIDTH = 420
MARGIN = 16
# A region of one street is not drawn as large as a province.
SMALLEST_DEGREES = 0.02


def is_placed(one: HasPlace) -> bool:
    return one.latitude is not None and one.longitude is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """From degrees to the drawing: at one latitude a degree of longitude is that much shorter everywhere."""

    west: float
    north: float
    per_degree: float
    shrink: float
    height: int
    width: int = WIDTH

    def point(self, one: HasPlace) -> tuple[int, int]:
        x = (float(one.longitude or 0) - self.west) * self.shrink * self.per_degree
        y = (self.north - float(one.latitude or 0)) * self.per_degree
        return round(x) + MARGIN, round(y) + MARGIN


def sheet_for(places: Iterable[HasPlace]) -> Sheet:
    """On which all of these fit."""
    placed = [one for one in places if is_placed(one)]
    longitudes = [float(one.longitude or 0) for one in placed] or [0.0]
    latitudes = [float(one.latitude or 0) for one in placed] or [0.0]
    west, north = min(longitudes), max(latitudes)
    shrink = cos(radians(north))
    across = max((max(longitudes) - west) * shrink, SMALLEST_DEGREES)
    down = max(north - min(latitudes), SMALLEST_DEGREES)
    per_degree = (WIDTH - 2 * MARGIN) / max(across, down)
    return Sheet(west, north, per_degree, shrink, round(down * per_degree) + 2 * MARGIN)

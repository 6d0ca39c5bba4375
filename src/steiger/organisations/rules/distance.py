"""How far apart two places are, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol, SupportsFloat

EARTH_RADIUS_KM = 6371.0


class HasPlace(Protocol):
    """A school, or whatever else has coordinates."""

    @property
    def latitude(self) -> SupportsFloat | None: ...
    @property
    def longitude(self) -> SupportsFloat | None: ...


def distance_km(one: HasPlace, other: HasPlace) -> float | None:
    """Kilometres between two schools; none when the place of one is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return haversine_km(float(one.latitude), float(one.longitude), float(other.latitude), float(other.longitude))


def haversine_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    phi, other_phi = radians(latitude), radians(other_latitude)
    half_height, half_width = (other_phi - phi) / 2, radians(other_longitude - longitude) / 2
    chord = sin(half_height) ** 2 + cos(phi) * cos(other_phi) * sin(half_width) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))

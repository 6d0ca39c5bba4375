"""How long it takes from one place to another: as the crow flies, with a detour, at the speed of a region's roads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from steiger.aftercare.planning.problem import Place

EARTH_KM = 6371.0
DETOUR = 1.3
KM_AN_HOUR = 45.0


def kilometres(here: Place, there: Place) -> float:
    """Great-circle distance."""
    from_latitude, to_latitude = math.radians(here.latitude), math.radians(there.latitude)
    across = math.radians(there.longitude - here.longitude)
    half = (
        math.sin((to_latitude - from_latitude) / 2) ** 2
        + math.cos(from_latitude) * math.cos(to_latitude) * math.sin(across / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def minutes(here: Place, there: Place) -> int:
    """Whole minutes by car; between two places at least one."""
    if here == there:
        return 0
    return max(1, math.ceil(kilometres(here, there) * DETOUR / KM_AN_HOUR * 60))


def table(places: Sequence[Place]) -> list[list[int]]:
    """Minutes from each place to each other."""
    found = [[0] * len(places) for _ in places]
    for one, here in enumerate(places):
        for other in range(one):
            found[one][other] = found[other][one] = minutes(here, places[other])
    return found


def middle(places: Iterable[Place]) -> Place:
    """The middle of some places; of none, the middle of the country."""
    known = list(places)
    if not known:
        return Place(52.15, 5.38)
    return Place(
        sum(one.latitude for one in known) / len(known),
        sum(one.longitude for one in known) / len(known),
    )


def is_known(place: Place | None) -> bool:
    """Whether it is a point on earth: coordinates that were never filled in are no place."""
    return (
        place is not None
        and math.isfinite(place.latitude)
        and math.isfinite(place.longitude)
        and abs(place.latitude) <= 90
        and abs(place.longitude) <= 180
        and (place.latitude, place.longitude) != (0, 0)
    )

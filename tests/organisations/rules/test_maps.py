from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from steiger.organisations.rules.maps import MARGIN, is_placed, sheet_for


@dataclass(frozen=True)
class Place:
    latitude: float | None
    longitude: float | None


PLACES = st.builds(Place, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


@given(st.lists(PLACES, min_size=1, max_size=30))
def test_everything_fits_on_its_sheet(places: list[Place]) -> None:
    sheet = sheet_for(places)

    for place in places:
        x, y = sheet.point(place)
        assert MARGIN - 1 <= x <= sheet.width - MARGIN + 1
        assert MARGIN - 1 <= y <= sheet.height - MARGIN + 1


@given(PLACES, PLACES)
def test_what_lies_more_north_is_drawn_higher(one: Place, other: Place) -> None:
    sheet = sheet_for([one, other])

    north, south = sorted([one, other], key=lambda place: -(place.latitude or 0))
    assert sheet.point(north)[1] <= sheet.point(south)[1]


def test_a_region_without_known_places_has_a_sheet_too() -> None:
    assert sheet_for([]).height > 0
    assert not is_placed(Place(None, 5.1))

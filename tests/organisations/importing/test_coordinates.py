from __future__ import annotations

from decimal import Decimal

from steiger.organisations.importing.coordinates import Coordinates, read_coordinates


def test_read_coordinates_takes_places_in_the_netherlands_only() -> None:
    file = read_coordinates(
        b"vestigingscode,lengtegraad,breedtegraad\n12AB00,5.1214201,52.0907\n12AB01,52.09,5.12\n12AB02,,\n"
        b"12AB00,5.2,52.1\n"
    )
    assert file.places == {"12AB00": Coordinates(Decimal("52.090700"), Decimal("5.121420"))}
    assert [p.line for p in file.problems] == [3, 4]

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from steiger.organisations.rules.distance import distance_km


@dataclass
class Spot:
    latitude: Decimal | None
    longitude: Decimal | None


UTRECHT = Spot(Decimal("52.089444"), Decimal("5.110278"))
AMSTERDAM = Spot(Decimal("52.378889"), Decimal("4.900556"))


def test_distance_km_between_two_stations() -> None:
    assert distance_km(UTRECHT, AMSTERDAM) == pytest.approx(35.2, abs=0.3)
    assert distance_km(UTRECHT, UTRECHT) == 0


def test_distance_km_is_unknown_without_a_place() -> None:
    assert distance_km(UTRECHT, Spot(None, None)) is None

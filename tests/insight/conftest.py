from __future__ import annotations

from collections.abc import Iterator

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from tests.factories import Places
from tests.insight import factories


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.on(factories.TODAY):
        yield


@pytest.fixture
def population(region: Region, places: Places, carla: Member) -> None:
    factories.make_population(region, places, by=carla)

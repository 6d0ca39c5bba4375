from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from tests.aftercare import factories
from tests.factories import Places, make_member


@pytest.fixture(autouse=True)
def _own_files(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _on_the_day_of_the_move() -> Iterator[None]:
    with clock.on(factories.MOVED_ON):
        yield


@pytest.fixture
def journey(region: Region, places: Places, amina: Member) -> Journey:
    """Moved today; nobody is assigned yet."""
    return factories.make_moved(region, places, by=amina)


@pytest.fixture
def visit(journey: Journey, carla: Member, dirk: Member) -> Visit:
    """The first visit, entrusted to Carla."""
    return factories.entrusted(journey, carla, by=dirk)


@pytest.fixture
def cees(region: Region) -> Member:
    """Another specialist, who does not know the child."""
    return make_member(region, "Cees", Role.SPECIALIST)

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.transitions import factories


@pytest.fixture(autouse=True)
def _own_files(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.on(factories.TODAY):
        yield


@pytest.fixture
def journey(region: Region, places: Places, amina: Member) -> Journey:
    return factories.make_placed(region, places, by=amina)

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from steiger.access.member import Member
from steiger.core import clock
from steiger.training.models import Cohort, Enrolment
from tests.factories import Places
from tests.training.factories import a_cohort, enrolled

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def cohort(dirk: Member, tom: Member, places: Places) -> Cohort:
    """Tom leads it; it begins in a week."""
    return a_cohort(dirk, tom)


@pytest.fixture
def teuns(cohort: Cohort, bram: Member, teun: Member) -> Enrolment:
    """Bram's school has enrolled Teun, who agreed."""
    return enrolled(bram, cohort, teun)

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.consultation.models import Case
from steiger.cooperation.enums import SeatFunction
from steiger.cooperation.models import Body, Meeting
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from tests.consultation import factories
from tests.factories import Places, make_member


@pytest.fixture
def sofie(region: Region, places: Places) -> Member:
    """Care coordinator of another school; chairs the consultation."""
    return make_member(region, "Sofie", Role.CARE_COORDINATOR, places.other_school.pk)


@pytest.fixture
def body(region: Region, sofie: Member, bram: Member) -> Body:
    """Sofie chairs; Bram, who does not know the child, is a member."""
    made = factories.make_body(region)
    factories.sit(made, sofie, SeatFunction.CHAIR)
    factories.sit(made, bram)
    return made


@pytest.fixture
def meeting(body: Body, dirk: Member) -> Meeting:
    """Next week."""
    return factories.call(body, dirk)


@pytest.fixture
def journey(region: Region, places: Places) -> Journey:
    return factories.make_child(region, places)


@pytest.fixture
def case(journey: Journey, meeting: Meeting, amina: Member) -> Case:
    """Brought by the newcomer school."""
    return factories.bring(journey, amina)


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield

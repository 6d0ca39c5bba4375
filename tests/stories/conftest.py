"""Stories are told in the browser of `tests/browser`, in a region with people and no child yet."""

from __future__ import annotations

import pytest

from steiger.access.enums import Role
from steiger.core.scope import region_scope
from tests import factories
from tests.browser.conftest import Person, chromium, person, quick_server, visitor

__all__ = ["chromium", "quick_server", "visitor"]


@pytest.fixture
def cast(transactional_db: None) -> dict[str, Person]:
    """Everybody by name; Zoe works in another region."""
    region = factories.make_region("po2601", "Utrecht en Stichtse Vecht", "PO2601")
    other = factories.make_region("po2602", "Andere regio", "PO2602")
    with region_scope(region.pk):
        places = factories.make_places(region)
        roles = [
            ("Bram", Role.CARE_COORDINATOR, places.mother_school.pk),
            ("Dirk", Role.COORDINATOR, None),
            ("Amina", Role.NEWCOMER_STAFF, places.newcomer_school.pk),
            ("Teun", Role.TEACHER, places.mother_school.pk),
            ("Rita", Role.CARE_COORDINATOR, places.other_school.pk),
            ("Carla", Role.SPECIALIST, None),
            ("Esra", Role.BOARD, places.board.pk),
            ("Femke", Role.MUNICIPALITY, places.municipality.pk),
            ("Paula", Role.PRIVACY_OFFICER, None),
        ]
        people = [person(factories.make_member(region, *one).user_id) for one in roles]
    with region_scope(other.pk):
        factories.make_policy(other)
        people.append(person(factories.make_member(other, "Zoe", Role.COORDINATOR).user_id))
    return {one.name: one for one in people}

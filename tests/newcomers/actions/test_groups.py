from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.newcomers import actions
from steiger.organisations.models import Region
from tests.factories import Places
from tests.newcomers.factories import (
    offered,
    other_newcomer_school,
)


def _group(**facts: Any) -> dict[str, Any]:
    return {"name": "De Meerpaal", "places": 12, "age_from": 6, "age_until": 9, **facts}


def test_open_group_gives_the_school_places(amina: Member, places: Places) -> None:
    group = actions.open_group(facility_id=places.facility.pk, by=amina, **_group())

    assert (group.name, group.places, group.from_on) == ("De Meerpaal", 12, clock.today())


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "De Bakens"}, "name"),
        ({"places": 0}, "places"),
        ({"places": 61}, "places"),
        ({"age_until": 5}, "age_until"),
        ({"age_from": 1}, "age_until"),
    ],
)
def test_open_group_that_makes_no_sense_is_refused(
    facts: dict[str, Any], field: str, amina: Member, places: Places
) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.open_group(facility_id=places.facility.pk, by=amina, **_group(**facts))

    assert refusal.value.field == field


def test_open_group_of_another_school_is_refused(amina: Member, region: Region, places: Places) -> None:
    elsewhere = other_newcomer_school(region)

    with pytest.raises(NotAllowedError):
        actions.open_group(facility_id=elsewhere.facility_id, by=amina, **_group())


def test_open_group_at_a_school_that_teaches_no_newcomers_is_refused(dirk: Member, places: Places) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.open_group(facility_id=0, by=dirk, **_group())

    assert refusal.value.field == "facility_id"


def test_change_group_never_below_the_children_in_it(amina: Member, places: Places) -> None:
    offered(amina, places)
    offered(amina, places, call_name="Sami")

    with pytest.raises(DomainError) as refusal:
        actions.change_group(group_id=places.group.pk, by=amina, **_group(places=1))
    assert refusal.value.field == "places"

    assert actions.change_group(group_id=places.group.pk, by=amina, **_group(places=2)).places == 2


def test_close_group_with_children_is_refused(amina: Member, places: Places) -> None:
    offered(amina, places)

    with pytest.raises(DomainError, match="1"):
        actions.close_group(group_id=places.group.pk, by=amina)


def test_close_group_is_for_ever(amina: Member, places: Places) -> None:
    closed = actions.close_group(group_id=places.group.pk, by=amina)

    assert closed.until_on == clock.today()
    with pytest.raises(DomainError):
        actions.change_group(group_id=places.group.pk, by=amina, **_group())


def test_close_group_before_it_began_is_refused(amina: Member, places: Places) -> None:
    before = places.group.from_on - timedelta(days=1)

    with pytest.raises(DomainError) as refusal:
        actions.close_group(group_id=places.group.pk, until_on=before, by=amina)

    assert refusal.value.field == "until_on"


def test_groups_are_managed_by_the_administrator_too(ad: Member, bram: Member, places: Places) -> None:
    assert actions.open_group(facility_id=places.facility.pk, by=ad, **_group())
    with pytest.raises(NotAllowedError):
        actions.open_group(facility_id=places.facility.pk, by=bram, **_group(name="Nog een"))

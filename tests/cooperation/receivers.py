"""Children that moved on, so many to each school."""

from __future__ import annotations

from datetime import date
from typing import Any

from steiger.access.member import Member
from steiger.organisations.models import Region, School
from steiger.pupils.models import MotherSchoolBond
from tests.factories import make_journey, make_organisation, make_school


def received(by: Member, school: School, number: int, moved_on: date) -> None:
    region = Region.objects.get(pk=by.region_id)
    for _number in range(number):
        MotherSchoolBond.objects.create(
            region_id=by.region_id,
            journey=make_journey(region, referred_on=moved_on, moved_on=moved_on),
            school=school,
            announced_on=moved_on,
            announced_by_id=by.user_id,
            moved_on=moved_on,
        )


def a_board(name: str, municipality: Any) -> School:
    """A board with one school; the school, which leads to both."""
    return make_school(f"School van {name}", board=make_organisation("board", name), municipality=municipality)

from __future__ import annotations

from datetime import date
from decimal import Decimal

from steiger.access.member import Member
from steiger.aftercare.models import SupportLine
from steiger.cooperation import keys
from steiger.cooperation.enums import Measure
from steiger.organisations.models import Region
from steiger.pupils.models import MotherSchoolBond
from tests.factories import Places, make_journey


def test_hours_go_to_the_board_of_the_mother_school(region: Region, places: Places, dirk: Member) -> None:
    journey = make_journey(region)
    MotherSchoolBond.objects.create(
        region=region, journey=journey, school=places.mother_school, announced_on=date(2024, 9, 10),
        announced_by_id=dirk.user_id,
    )  # fmt: skip
    for hours, begun in ((Decimal("2.5"), date(2024, 10, 1)), (Decimal(4), date(2025, 3, 1)), (9, date(2025, 9, 1))):
        SupportLine.objects.create(
            region=region, journey=journey, support_for="teacher", what="Coaching", hours=hours, from_on=begun,
            until_on=date(2025, 12, 31), agreed_on=begun, agreed_by_id=dirk.user_id,
        )  # fmt: skip

    counted = keys.count(Measure.HOURS, first_on=date(2024, 8, 1), last_on=date(2025, 7, 31))

    assert counted == {places.board.pk: keys.Count(Decimal("6.5"), 1)}

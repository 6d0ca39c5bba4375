from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import add_seat, finish_action, leave_seat, take_seat
from steiger.cooperation.models import Body
from steiger.cooperation.selectors import agreements_due_for
from steiger.core import clock
from steiger.organisations.models import Region
from tests.cooperation.tables import a_body, an_action, seated
from tests.factories import make_member

TODAY = date(2025, 9, 15)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


@pytest.fixture
def body(dirk: Member) -> Body:
    return a_body(dirk)


def test_an_empty_seat_is_due_for_the_coordinator_alone(dirk: Member, esra: Member, body: Body) -> None:
    seated(dirk, body, esra)
    seat = add_seat(by=dirk, body=body, role=Role.SPECIALIST)

    [item] = agreements_due_for(dirk)

    assert item.due_on == TODAY + timedelta(weeks=4)
    assert item.url.endswith(f"/seats/{seat.pk}/fill/")
    assert agreements_due_for(esra) == []


def test_a_seat_that_expires_is_due_until_somebody_follows(
    dirk: Member, carla: Member, region: Region, body: Body
) -> None:
    sitting = seated(dirk, body, carla, until_on=TODAY + timedelta(weeks=8, days=1))
    assert agreements_due_for(dirk) == []
    leave_seat(by=dirk, sitting=sitting, until_on=TODAY + timedelta(weeks=8))

    assert [item.due_on for item in agreements_due_for(dirk)] == [TODAY + timedelta(weeks=8)]

    cees = make_member(region, "Cees", Role.SPECIALIST)
    take_seat(by=dirk, seat=sitting.seat, user_id=cees.user_id, from_on=TODAY + timedelta(weeks=8, days=1))
    assert agreements_due_for(dirk) == []


def test_what_one_promised_is_due_on_its_day_until_it_is_done(
    dirk: Member, esra: Member, femke: Member, body: Body
) -> None:
    seated(dirk, body, esra)
    seated(dirk, body, femke)
    action = an_action(dirk, body, esra, "Bel de gemeente", due_on=date(2025, 10, 1))

    [item] = agreements_due_for(esra)

    assert (item.title, item.due_on, item.about) == ("Bel de gemeente", date(2025, 10, 1), body.name)
    assert agreements_due_for(femke) == agreements_due_for(dirk) == []
    finish_action(by=esra, action=action)
    assert agreements_due_for(esra) == []

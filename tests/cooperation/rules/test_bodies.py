from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.enums import Permission, Role
from steiger.access.member import Member, Post
from steiger.access.table import reach_of
from steiger.cooperation.actions import leave_seat
from steiger.cooperation.enums import SeatFunction
from steiger.cooperation.models import Action, Body
from steiger.cooperation.rules.bodies import (
    ROLES_AT_TABLES,
    actions_visible_to,
    bodies_visible_to,
    is_expiring,
    may_finish,
    may_write_at,
    overlaps,
    posts_of,
)
from steiger.core import clock
from tests.cooperation.tables import a_body, a_seat, an_action, seated
from tests.factories import Places

TODAY = date(2025, 9, 15)
days = st.integers(0, 1200).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
periods = st.tuples(days, st.none() | st.integers(0, 400)).map(
    lambda drawn: (drawn[0], None if drawn[1] is None else drawn[0] + timedelta(days=drawn[1]))
)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def _sees(member: Member) -> set[str]:
    return set(Body.objects.filter(bodies_visible_to(member)).values_list("name", flat=True))


def test_a_table_is_seen_by_who_sits_at_it_now_and_by_the_coordinator(
    dirk: Member, esra: Member, femke: Member, bram: Member, teun: Member, zoe: Member
) -> None:
    steering, consultation = a_body(dirk), a_body(dirk, "IB-overleg")
    seated(dirk, steering, esra)
    seated(dirk, consultation, bram)

    assert _sees(dirk) == {"Stuurgroep", "IB-overleg"}
    assert _sees(esra) == {"Stuurgroep"}
    assert _sees(bram) == {"IB-overleg"}
    assert _sees(femke) == _sees(teun) == _sees(zoe) == set()


def test_a_table_is_seen_from_the_first_day_up_to_and_with_the_last(dirk: Member, esra: Member) -> None:
    first, last = TODAY + timedelta(days=3), TODAY + timedelta(days=5)
    seated(dirk, a_body(dirk), esra, from_on=first, until_on=last)
    seen = {}
    for day in (TODAY, first, last, last + timedelta(days=1)):
        with clock.on(day):
            seen[day] = bool(_sees(esra))

    assert list(seen.values()) == [False, True, True, False]


def test_an_action_is_seen_at_its_table_and_by_who_promised_it_also_afterwards(
    dirk: Member, esra: Member, femke: Member, bram: Member
) -> None:
    body = a_body(dirk)
    sitting = seated(dirk, body, esra)
    seated(dirk, body, femke)
    an_action(dirk, body, esra)
    leave_seat(by=dirk, sitting=sitting, until_on=TODAY)
    with clock.on(TODAY + timedelta(days=1)):
        seeing = [Action.objects.filter(actions_visible_to(one)).exists() for one in (dirk, esra, femke, bram)]

    assert seeing == [True, True, True, False]


def test_the_chair_and_the_secretary_and_the_coordinator_write(
    dirk: Member, esra: Member, femke: Member, bram: Member
) -> None:
    body = a_body(dirk)
    seated(dirk, body, esra, SeatFunction.CHAIR)
    seated(dirk, body, femke, SeatFunction.SECRETARY)
    seated(dirk, body, bram)

    assert [bool(may_write_at(one, body)) for one in (dirk, esra, femke, bram)] == [True, True, True, False]
    assert "chair" in may_write_at(bram, body).reason or "voorzitter" in may_write_at(bram, body).reason


def test_who_promised_it_and_who_writes_there_finish_an_action(
    dirk: Member, esra: Member, femke: Member, bram: Member
) -> None:
    body = a_body(dirk)
    seated(dirk, body, esra, SeatFunction.CHAIR)
    seated(dirk, body, femke)
    seated(dirk, body, bram)
    action = an_action(dirk, body, femke)

    assert [bool(may_finish(one, action)) for one in (dirk, esra, femke, bram)] == [True, True, True, False]


def test_a_seat_is_for_a_role_anywhere_or_for_any_role_at_tables_of_its_organisation(
    dirk: Member, esra: Member, carla: Member, places: Places
) -> None:
    body = a_body(dirk)

    assert posts_of(a_seat(dirk, body, carla)) == (Post(Role.SPECIALIST),)
    assert Post(Role.BOARD, places.board.pk) in posts_of(a_seat(dirk, body, esra))
    assert Role.TEACHER not in ROLES_AT_TABLES
    assert all(reach_of(role, Permission.TABLE_SEE) for role in ROLES_AT_TABLES)


@given(first=periods, second=periods)
def test_periods_overlap_when_they_share_a_day_and_both_ways(
    first: tuple[date, date | None], second: tuple[date, date | None]
) -> None:
    def holds(period: tuple[date, date | None], day: date) -> bool:
        return period[0] <= day and (period[1] is None or day <= period[1])

    # Whether two periods share a day is decided on the later of their first days.
    later = max(first[0], second[0])
    assert overlaps(first, [second]) == (holds(first, later) and holds(second, later))
    assert overlaps(first, [second]) == overlaps(second, [first])
    assert not overlaps(first, [])


@given(until=days, today=days)
def test_a_seat_expires_within_eight_weeks_when_nobody_follows(until: date, today: date) -> None:
    assert is_expiring(until, None, today) == (until <= today + timedelta(weeks=8))
    assert not is_expiring(until, until + timedelta(days=1), today)
    assert not is_expiring(None, None, today)

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.cooperation import selectors
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.scope import enter_region
from steiger.organisations.models import Region
from tests.cooperation.factories import FIRST_DAY, first_policy, next_policy

TODAY = date(2025, 3, 10)
NEXT = TODAY + timedelta(days=30)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def test_policy_on_takes_the_version_in_force(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, NEXT)

    assert selectors.policy_on(NEXT - DAY).number == 1
    assert selectors.policy_on(NEXT).number == 2
    assert selectors.current_policy().number == 1


def test_policy_on_a_day_before_the_first_takes_the_first(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, NEXT)

    assert selectors.policy_on(FIRST_DAY - DAY).number == 1


def test_policy_on_takes_the_correction_of_the_same_day(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, NEXT)
    next_policy(dirk, NEXT)

    assert selectors.policy_on(NEXT).number == 3
    assert selectors.policy_on(NEXT - DAY).number == 1


def test_policy_on_without_a_policy_says_what_to_do(region: Region) -> None:
    with pytest.raises(DomainError):
        selectors.policy_on(TODAY)
    with pytest.raises(DomainError):
        selectors.policies().on(TODAY)


def test_policy_on_stays_in_the_region(dirk: Member, zoe: Member) -> None:
    first_policy(dirk)
    enter_region(zoe.region_id)

    with pytest.raises(DomainError):
        selectors.policy_on(TODAY)


def test_policy_on_outside_a_region_fails_loudly(db: None) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        selectors.policy_on(TODAY)


def test_policy_on_brings_steps_and_windows(dirk: Member) -> None:
    first_policy(dirk)

    with CaptureQueriesContext(connection) as queries:
        policy = selectors.policy_on(TODAY)
        assert len(policy.protocol_steps.all()) == 13
        assert len(policy.visit_windows.all()) == 3
    assert len(queries) == 3


@pytest.mark.parametrize("day", [FIRST_DAY - DAY, FIRST_DAY, TODAY, NEXT - DAY, NEXT, NEXT + DAY])
def test_policies_agree_with_policy_on(dirk: Member, day: date) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY)
    next_policy(dirk, NEXT)

    with CaptureQueriesContext(connection) as queries:
        version = selectors.policies().on(day)
    assert version == selectors.policy_on(day)
    assert len(queries) == 2


def test_versions_and_version_are_the_members_own(dirk: Member, zoe: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, NEXT)

    assert [version.number for version in selectors.versions(dirk)] == [2, 1]
    found = selectors.version(dirk, 1)
    assert found is not None
    assert found.number == 1
    assert selectors.version(dirk, 3) is None
    assert selectors.version(zoe, 1) is None


def test_version_lines_tell_when_each_holds(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, TODAY)
    next_policy(dirk, NEXT)
    next_policy(dirk, NEXT)

    lines = selectors.version_lines(list(selectors.versions(dirk)))

    said = [(line.policy.number, line.until, line.is_in_force, line.is_coming, line.is_replaced) for line in lines]
    assert said == [
        (4, None, False, True, False),
        (3, NEXT, False, True, True),
        (2, NEXT, True, False, False),
        (1, TODAY, False, False, False),
    ]


def test_changes_in_compares_with_the_version_before(dirk: Member) -> None:
    first_policy(dirk)
    next_policy(dirk, NEXT, rules={"answer_days": 10})
    found = list(selectors.versions(dirk))

    assert len(selectors.changes_in(found[0], found)) == 1
    assert selectors.changes_in(found[1], found) == []

"""Who may write and check; and that a region is all one sees."""

from __future__ import annotations

import pytest

from steiger.access.member import Member
from steiger.parents.models import TextVersion
from steiger.parents.rules import may_change_contact, may_check_texts, may_write_texts, visible_to
from tests.parents.texts import a_text

EVERYBODY = ("dirk", "amina", "bram", "carla", "teun", "esra", "femke", "tom", "paula", "ad")


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_coordinator_writes_and_newcomer_schools_check(who: str, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(who)

    assert bool(may_write_texts(member)) is bool(may_change_contact(member)) is (who == "dirk")
    assert bool(may_check_texts(member)) is (who in {"dirk", "amina"})
    assert all(verdict.reason for verdict in (may_write_texts(member), may_check_texts(member)) if not verdict)


def test_another_region_sees_nothing(dirk: Member, zoe: Member, bram: Member) -> None:
    a_text(dirk)

    assert TextVersion.objects.filter(visible_to(bram)).count() == 1
    assert not TextVersion.objects.filter(visible_to(zoe)).exists()

from __future__ import annotations

from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import may_adopt_policy, visible_to
from tests.cooperation.factories import first_policy


def test_visible_to_everybody_of_the_region(dirk: Member, carla: Member, tom: Member, zoe: Member) -> None:
    policy = first_policy(dirk)

    for member in (dirk, carla, tom):
        assert PolicyVersion.objects.filter(visible_to(member)).get() == policy
    assert not PolicyVersion.objects.filter(visible_to(zoe)).exists()


def test_visible_to_nobody_without_a_post(dirk: Member) -> None:
    first_policy(dirk)
    nobody = Member(user_id=1, name="", region_id=dirk.region_id, posts=())

    assert not PolicyVersion.objects.filter(visible_to(nobody)).exists()


def test_may_adopt_policy_is_the_coordinators(dirk: Member, carla: Member) -> None:
    assert may_adopt_policy(dirk)
    assert not may_adopt_policy(carla)
    assert may_adopt_policy(carla).reason

"""Roles that end at midnight, and what is needed to work in one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.messaging.actions import warn_people
from steiger.messaging.jobs import warn
from steiger.messaging.models import Letter, Notice
from steiger.messaging.rules import WARNED_AT, warning_due
from steiger.organisations.models import Region
from steiger.people.actions import accept_invitation, invite, prolong_membership, require_second_factor
from steiger.people.models import Membership, SecondFactorRule, User
from steiger.people.selectors import due_for, second_factor_rows

SignIn = Callable[[Member], Client]
TODAY = "/po2601/"


def _ends(member: Member, day: date) -> Membership:
    Membership.objects.filter(user_id=member.user_id).update(until_on=day)
    return Membership.objects.get(user_id=member.user_id)


def test_the_door_closes_at_midnight_of_the_last_day(carla: Member, client_for: SignIn) -> None:
    last = clock.today() + timedelta(days=3)
    _ends(carla, last)
    client = client_for(carla)

    with clock.on(last):
        assert client.get(TODAY).status_code == 200
    with clock.on(last + timedelta(days=1)):
        assert client.get(TODAY).status_code == 404


@given(st.integers(-400, 400))
def test_warning_due_is_the_nearest_that_has_come(days: int) -> None:
    warning = warning_due(days)

    if warning is None:
        assert days < 0 or days > max(WARNED_AT)
    else:
        assert days <= warning
        assert not [other for other in WARNED_AT if days <= other < warning]


def test_who_leaves_is_warned_three_times_and_never_twice(region: Region, carla: Member) -> None:
    last = clock.today() + timedelta(days=40)
    _ends(carla, last)
    told = []
    for left in range(41, -2, -1):
        with clock.on(last - timedelta(days=left)):
            told += [left] * warn_people(region_id=region.pk)
            assert warn_people(region_id=region.pk) == 0

    assert told == [30, 7, 1]
    assert "Je laatste dag is" in Letter.objects.order_by("pk")[0].body


def test_a_worker_that_was_away_warns_late_rather_than_never(region: Region, carla: Member) -> None:
    _ends(carla, clock.today() + timedelta(days=4))

    assert warn(timestamp=0) == 1
    assert Notice.objects.get().fact.endswith("-7")


def test_today_says_that_a_role_ends(carla: Member) -> None:
    _ends(carla, clock.today() + timedelta(days=20))
    assert "Je functie eindigt" in [item.title for item in due_for(carla)]

    _ends(carla, clock.today() + timedelta(days=31))
    assert "Je functie eindigt" not in [item.title for item in due_for(carla)]


def test_prolong_membership_to_a_later_day_or_for_good(ad: Member, carla: Member) -> None:
    held = _ends(carla, clock.today() + timedelta(days=3))

    assert prolong_membership(by=ad, membership_id=held.pk, until_on=clock.today() + timedelta(days=30)).until_on
    assert prolong_membership(by=ad, membership_id=held.pk, until_on=None).until_on is None
    with pytest.raises(DomainError):
        prolong_membership(by=ad, membership_id=held.pk, until_on=None)


def test_prolong_membership_is_for_who_gives_roles_and_before_the_end(ad: Member, carla: Member, esra: Member) -> None:
    held = _ends(carla, clock.today() + timedelta(days=3))
    with pytest.raises(NotAllowedError):
        prolong_membership(by=esra, membership_id=held.pk, until_on=None)
    with pytest.raises(DomainError):
        prolong_membership(by=ad, membership_id=held.pk, until_on=clock.today() + timedelta(days=2))
    with clock.on(clock.today() + timedelta(days=4)), pytest.raises(DomainError):
        prolong_membership(by=ad, membership_id=held.pk, until_on=None)


def test_who_comes_for_a_while_is_invited_with_a_last_day(ad: Member) -> None:
    last = clock.today() + timedelta(days=60)
    invited = invite(by=ad, email="tijdelijk@example.org", name="Tij", role=Role.SPECIALIST, until_on=last)

    user = accept_invitation(token=invited.token, password="een lange wandeling")

    assert Membership.objects.get(user=user).until_on == last
    with pytest.raises(DomainError):
        invite(by=ad, email="b@example.org", name="B", role=Role.SPECIALIST, until_on=clock.today() - timedelta(days=1))


def test_an_invitation_for_days_that_have_passed_opens_nothing(ad: Member) -> None:
    last = clock.today() + timedelta(days=2)
    invited = invite(by=ad, email="laat@example.org", name="Laat", role=Role.SPECIALIST, until_on=last)

    with clock.on(last + timedelta(days=1)), pytest.raises(DomainError):
        accept_invitation(token=invited.token, password="een lange wandeling")


# The second factor


def _needed(ad: Member, role: Role, *, in_days: int = 14) -> date:
    day = clock.today() + timedelta(days=in_days)
    require_second_factor(by=ad, days={role: day})
    return day


def test_without_a_second_factor_nobody_works_from_the_day_on(ad: Member, carla: Member, client_for: SignIn) -> None:
    day = _needed(ad, Role.SPECIALIST)
    client = client_for(carla)

    with clock.on(day - timedelta(days=1)):
        assert client.get(TODAY).status_code == 200
    with clock.on(day):
        assert client.get(TODAY)["Location"] == "/accounts/2fa/"
        assert client.post("/po2601/told/", {"week": "today"})["Location"] == "/accounts/2fa/"
        assert client.get(TODAY, headers={"HX-Request": "true"})["HX-Redirect"] == "/accounts/2fa/"
        TOTP.activate(User.objects.get(pk=carla.user_id), generate_totp_secret())
        assert client.get(TODAY).status_code == 200


def test_other_roles_and_regions_are_left_alone(ad: Member, dirk: Member, zoe: Member, client_for: SignIn) -> None:
    day = _needed(ad, Role.SPECIALIST)
    require_second_factor(by=ad, days={Role.COORDINATOR: day})
    with clock.on(day):
        assert client_for(dirk).get(TODAY).status_code == 302
        with region_scope(zoe.region_id):
            assert client_for(zoe).get("/po2602/").status_code == 200


def test_people_get_a_term_and_are_told(region: Region, ad: Member, carla: Member) -> None:
    with pytest.raises(DomainError):
        _needed(ad, Role.SPECIALIST, in_days=6)
    day = _needed(ad, Role.SPECIALIST, in_days=7)

    assert ("Stel een tweede factor in", day) in [(item.title, item.due_on) for item in due_for(carla)]
    assert warn_people(region_id=region.pk) == 1
    assert warn_people(region_id=region.pk) == 0


def test_the_region_sees_who_has_none_and_can_take_it_back(ad: Member, carla: Member, tom: Member) -> None:
    _needed(ad, Role.SPECIALIST)
    TOTP.activate(User.objects.get(pk=carla.user_id), generate_totp_secret())
    rows = {row.role: row for row in second_factor_rows(ad.region_id)}

    assert (rows[Role.SPECIALIST].people, rows[Role.SPECIALIST].without) == (1, [])
    assert [user.name for user in rows[Role.TRAINER].without] == ["Tom"]
    require_second_factor(by=ad, days={Role.SPECIALIST: None})
    assert not SecondFactorRule.objects.exists()


def test_only_the_region_decides(bram: Member) -> None:
    with pytest.raises(NotAllowedError):
        require_second_factor(by=bram, days={Role.TEACHER: clock.today() + timedelta(days=30)})


def test_the_page_sets_it(ad: Member, client_for: SignIn) -> None:
    client = client_for(ad)
    day = clock.today() + timedelta(days=30)

    answer = client.post("/po2601/people/second-factor/", {"specialist": day.isoformat()})
    too_soon = client.post("/po2601/people/second-factor/", {"trainer": clock.today().isoformat()})

    assert answer.status_code == 302
    assert SecondFactorRule.objects.get().from_on == day
    assert too_soon.context["form"].errors["trainer"]

from __future__ import annotations

from datetime import timedelta

import pytest

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.scope import enter_region
from steiger.newcomers import actions, rules
from steiger.newcomers.enums import ReferralState, Urgency
from steiger.newcomers.models import Referral
from steiger.organisations.models import Region
from steiger.pupils import actions as pupils
from steiger.pupils.enums import LeavingReason
from tests import factories
from tests.factories import Places
from tests.newcomers.factories import offered, other_newcomer_school, placed, refer, referred


def _sees(member: Member, referral: Referral) -> bool:
    return Referral.objects.filter(rules.referrals_visible_to(member), pk=referral.pk).exists()


@pytest.mark.parametrize("who", ["dirk", "amina", "bram"])
def test_referral_is_seen_by_the_desk_newcomer_school_and_its_own_school(
    who: str, bram: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    assert _sees(request.getfixturevalue(who), refer(bram, places.mother_school.pk))


@pytest.mark.parametrize("who", ["rita", "carla", "teun", "esra", "femke", "tom", "paula", "ad"])
def test_referral_is_hidden_from_everybody_else(
    who: str, bram: Member, dirk: Member, places: Places, request: pytest.FixtureRequest
) -> None:
    referral = refer(bram, places.mother_school.pk)

    assert _sees(dirk, referral)
    assert not _sees(request.getfixturevalue(who), referral)


def test_referral_of_a_region_is_hidden_from_another(zoe: Member, bram: Member, places: Places, region: Region) -> None:
    referral = refer(bram, places.mother_school.pk)

    enter_region(zoe.region_id)
    assert not _sees(zoe, referral)
    enter_region(region.pk)


def test_referral_that_prefers_another_school_is_hidden_from_this_one(
    amina: Member, bram: Member, dirk: Member, places: Places, region: Region
) -> None:
    elsewhere = other_newcomer_school(region)
    noor = factories.make_member(region, "Noor", factories.Role.NEWCOMER_STAFF, elsewhere.facility.school_id)

    referral = refer(bram, places.mother_school.pk, facility_id=elsewhere.facility_id)

    assert _sees(noor, referral)
    assert not _sees(amina, referral)


def test_referral_is_closed_to_other_newcomer_schools_once_there_is_a_place(
    amina: Member, dirk: Member, places: Places, region: Region
) -> None:
    elsewhere = other_newcomer_school(region)
    noor = factories.make_member(region, "Noor", factories.Role.NEWCOMER_STAFF, elsewhere.facility.school_id)
    journey = referred(dirk, places)
    assert _sees(noor, journey.referral)
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
    assert _sees(noor, journey.referral), "whoever has a place may offer it"

    actions.offer_place(journey=journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)

    assert not _sees(noor, journey.referral)
    assert _sees(amina, journey.referral)


def test_referral_of_a_closed_file_is_seen_by_the_desk_only(
    amina: Member, bram: Member, dirk: Member, places: Places
) -> None:
    journey = placed(dirk, places)
    pupils.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=dirk)
    referral = Referral.objects.get(journey=journey)

    with clock.on(clock.today() + timedelta(days=1)):
        assert [_sees(who, referral) for who in (dirk, amina, bram)] == [True, False, False]


def test_refusal_is_seen_by_who_asked(amina: Member, bram: Member, dirk: Member, places: Places) -> None:
    journey = referred(bram, places)
    actions.decline_referral(journey=journey, reason="Woont elders", by=dirk)
    referral = Referral.objects.get(journey=journey)

    assert [_sees(who, referral) for who in (bram, amina)] == [True, False]


def test_may_refer_for_own_school_only(bram: Member, amina: Member, dirk: Member, places: Places) -> None:
    assert rules.may_refer_for(bram, places.mother_school.pk)
    assert not rules.may_refer_for(bram, places.other_school.pk)
    assert not rules.may_refer_for(bram, None)
    assert rules.may_refer_for(amina, places.other_school.pk)
    assert rules.may_refer_for(dirk, None)


def test_may_answer_is_not_for_who_referred(bram: Member, amina: Member, dirk: Member, places: Places) -> None:
    referral = refer(bram, places.mother_school.pk)

    assert [bool(rules.may_answer(who, referral)) for who in (dirk, amina, bram)] == [True, True, False]


def test_may_place_in_own_groups(amina: Member, dirk: Member, places: Places, region: Region) -> None:
    elsewhere = other_newcomer_school(region)

    assert [bool(rules.may_place_in(amina, group)) for group in (places.group, elsewhere)] == [True, False]
    assert rules.may_place_in(dirk, elsewhere)


def test_may_overbook_is_the_schools_own(amina: Member, dirk: Member, places: Places) -> None:
    assert rules.may_overbook(amina, places.group)
    assert not rules.may_overbook(dirk, places.group)


def test_may_manage_groups(amina: Member, dirk: Member, ad: Member, bram: Member, places: Places) -> None:
    may = [bool(rules.may_manage_groups(who, places.facility)) for who in (amina, dirk, ad, bram)]

    assert may == [True, True, True, False]


def test_group_is_closed_from_its_last_day_on(places: Places) -> None:
    today = clock.today()
    assert rules.is_group_open(places.group, today)
    places.group.until_on = today

    assert not rules.is_group_open(places.group, today)
    assert rules.is_group_open(places.group, today - timedelta(days=1))


def test_facts_are_read_back_by_the_referring_school_until_there_is_a_place(dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)
    referral = Referral.objects.get(journey=journey)
    assert rules.shows_facts(referral, may_answer=False)

    referral = Referral.objects.get(journey=offered(dirk, places, call_name="Sami"))
    assert referral.state == ReferralState.ACCEPTED
    assert not rules.shows_facts(referral, may_answer=False)
    assert rules.shows_facts(referral, may_answer=True)


def test_permission_of_the_places_is_the_one_asked_for(bram: Member, places: Places) -> None:
    """Care coordinators see referrals of their school, and answer none."""
    referral = refer(bram, places.mother_school.pk)

    seen = Referral.objects.filter(rules.referrals_visible_to(bram, Permission.REFERRAL_ANSWER), pk=referral.pk)
    assert not seen.exists()

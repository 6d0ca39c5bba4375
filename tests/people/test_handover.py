"""A role with open work ends by a handover: all of it, to who can hold it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.people.actions import Share, end_membership, hand_over, read_handover
from steiger.people.models import Handover, HandoverLine, Membership
from steiger.people.owned import OwnedThing
from steiger.people.selectors import due_for, last_day, leaving, note, takers, work_groups, work_left
from steiger.pupils.actions import give_owner, involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from tests.factories import FIRST_DAY, Places, make_journey, make_member


@pytest.fixture
def lena(region: Region) -> Member:
    """The coordinator who leaves."""
    return make_member(region, "Lena", Role.COORDINATOR)


@pytest.fixture
def hers(region: Region, places: Places, lena: Member) -> Journey:
    return _owned(region, lena)


def _owned(region: Region, owner: Member, **facts: object) -> Journey:
    return give_owner(journey=make_journey(region, **facts), owner_id=owner.user_id, by=owner)


def _held(member: Member) -> Membership:
    return Membership.objects.order_by("pk").filter(user_id=member.user_id)[0]


def _left(by: Member, member: Member) -> list[OwnedThing]:
    held = _held(member)
    return work_left(by, held, day=last_day(held))


def _all(by: Member, member: Member, successor: Member, note: str = "") -> list[Share]:
    return [Share(successor.user_id, frozenset(thing.pair for thing in _left(by, member)), note)]


def _hand_over(by: Member, member: Member, shares: list[Share], days: int = 0) -> list[Handover]:
    day = clock.today() + timedelta(days=days)
    return hand_over(by=by, membership_id=_held(member).pk, until_on=day, shares=shares)


def test_end_membership_with_open_work_says_how_much(ad: Member, lena: Member, hers: Journey) -> None:
    with pytest.raises(DomainError, match="1 ding ligt nog bij Lena") as refusal:
        end_membership(by=ad, membership_id=_held(lena).pk, until_on=clock.today())

    assert refusal.value.field == "until_on"
    assert _held(lena).until_on is None


def test_end_membership_on_a_day_to_come_leaves_time(ad: Member, lena: Member, hers: Journey) -> None:
    day = clock.today() + timedelta(days=30)

    end_membership(by=ad, membership_id=_held(lena).pk, until_on=day)

    assert _held(lena).until_on == day
    assert [(one.held.user_id, one.count) for one in leaving(ad)] == [(lena.user_id, 1)]


def test_end_membership_keeps_what_another_role_can_hold(ad: Member, lena: Member, hers: Journey) -> None:
    Membership.objects.create(region_id=lena.region_id, user_id=lena.user_id, role=Role.TRAINER, from_on=FIRST_DAY)
    trainer = Membership.objects.get(role=Role.TRAINER)

    end_membership(by=ad, membership_id=trainer.pk, until_on=clock.today())

    hers.refresh_from_db()
    assert hers.owner_id == lena.user_id


def test_end_membership_does_not_ask_about_journeys_that_have_ended(ad: Member, lena: Member, hers: Journey) -> None:
    hers.left_on, hers.leaving_reason = clock.today(), "moved_away"
    hers.save()

    end_membership(by=ad, membership_id=_held(lena).pk, until_on=clock.today())


def test_hand_over_passes_everything_and_ends_the_role(ad: Member, lena: Member, dirk: Member, hers: Journey) -> None:
    handed = _hand_over(ad, lena, _all(ad, lena, dirk, "Bel eerst de ouders."), days=-1)

    hers.refresh_from_db()
    assert hers.owner_id == dirk.user_id
    assert _held(lena).until_on == clock.today() - timedelta(days=1)
    assert [(one.successor_id, one.note, one.handed_by_id) for one in handed] == [
        (dirk.user_id, "Bel eerst de ouders.", ad.user_id)
    ]
    line = HandoverLine.objects.get()
    assert (line.kind, line.key, line.reference) == ("journey", str(hers.pk), hers.case_number)
    told = Happening.objects.get(kind="hand_over")
    assert told.details["successors"] == [dirk.user_id]
    assert told.details["things"] == 1
    letter = Letter.objects.get()
    assert "Lena" in letter.subject
    assert "Haddad" not in letter.body


def test_hand_over_to_two_shares_it_out(ad: Member, lena: Member, dirk: Member, region: Region, hers: Journey) -> None:
    second, dora = _owned(region, lena), make_member(region, "Dora", Role.COORDINATOR)
    one, two = (frozenset({("journey", str(journey.pk))}) for journey in (hers, second))

    _hand_over(ad, lena, [Share(dirk.user_id, one), Share(dora.user_id, two)])

    hers.refresh_from_db()
    second.refresh_from_db()
    assert (hers.owner_id, second.owner_id) == (dirk.user_id, dora.user_id)
    assert Handover.objects.count() == 2


def test_hand_over_of_a_part_changes_nothing(
    ad: Member, lena: Member, dirk: Member, region: Region, hers: Journey
) -> None:
    second = _owned(region, lena)

    with pytest.raises(DomainError, match=second.case_number):
        _hand_over(ad, lena, [Share(dirk.user_id, frozenset({("journey", str(hers.pk))}))])

    hers.refresh_from_db()
    assert hers.owner_id == lena.user_id
    assert _held(lena).until_on is None
    assert not Handover.objects.exists()


def test_hand_over_of_one_thing_to_two_is_refused(
    ad: Member, lena: Member, dirk: Member, region: Region, hers: Journey
) -> None:
    dora = make_member(region, "Dora", Role.COORDINATOR)

    with pytest.raises(DomainError, match="twee mensen"):
        _hand_over(ad, lena, [*_all(ad, lena, dirk), *_all(ad, lena, dora)])


def test_hand_over_to_a_role_that_cannot_hold_it_is_refused(
    ad: Member, lena: Member, carla: Member, hers: Journey
) -> None:
    with pytest.raises(DomainError, match="Carla"):
        _hand_over(ad, lena, _all(ad, lena, carla))


@pytest.mark.parametrize("days", [-1, 0])
def test_hand_over_to_somebody_who_leaves_as_well_is_refused(
    ad: Member, lena: Member, dirk: Member, hers: Journey, days: int
) -> None:
    Membership.objects.filter(user_id=dirk.user_id).update(until_on=clock.today() + timedelta(days=days))

    with pytest.raises(DomainError):
        _hand_over(ad, lena, _all(ad, lena, dirk))


def test_hand_over_to_another_region_is_refused(ad: Member, lena: Member, zoe: Member, hers: Journey) -> None:
    with pytest.raises(DomainError):
        _hand_over(ad, lena, _all(ad, lena, zoe))


def test_hand_over_of_what_was_finished_meanwhile_needs_nobody(
    ad: Member, lena: Member, dirk: Member, region: Region, hers: Journey
) -> None:
    second = _owned(region, lena)
    shares = _all(ad, lena, dirk)
    second.left_on, second.leaving_reason = clock.today(), "moved_away"
    second.save()

    _hand_over(ad, lena, shares)

    assert HandoverLine.objects.count() == 1
    second.refresh_from_db()
    assert second.owner_id == lena.user_id


def test_hand_over_after_the_last_day_keeps_that_day(ad: Member, lena: Member, dirk: Member, hers: Journey) -> None:
    end_membership(by=ad, membership_id=_held(lena).pk, until_on=clock.today() + timedelta(days=3))
    last = _held(lena).until_on

    with clock.on(clock.today() + timedelta(days=10)):
        assert [one.count for one in leaving(ad)] == [1]
        _hand_over(ad, lena, _all(ad, lena, dirk))
        assert leaving(ad) == []

    assert _held(lena).until_on == last


@pytest.mark.parametrize("name", ["amina", "bram", "carla", "esra", "femke", "paula", "zoe"])
def test_hand_over_is_refused_to_who_may_not_end_the_role(
    name: str, lena: Member, dirk: Member, ad: Member, hers: Journey, request: pytest.FixtureRequest
) -> None:
    shares = _all(ad, lena, dirk)

    with pytest.raises(NotAllowedError):
        _hand_over(request.getfixturevalue(name), lena, shares)


def test_hand_over_within_a_school_goes_to_a_colleague(
    region: Region, places: Places, amina: Member, dirk: Member
) -> None:
    colleague = make_member(region, "Aya", Role.NEWCOMER_STAFF, places.newcomer_school.pk)
    journey = _owned(region, colleague)
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)

    _hand_over(amina, colleague, _all(amina, colleague, amina))

    journey.refresh_from_db()
    assert journey.owner_id == amina.user_id


def test_work_left_names_children_only_to_who_may_see_them(
    ad: Member, dirk: Member, lena: Member, hers: Journey
) -> None:
    hidden, shown = _left(ad, lena)[0], _left(dirk, lena)[0]

    assert "Haddad" in shown.title
    assert shown.url
    assert hidden.title == hers.case_number
    assert "Haddad" not in repr(hidden)
    assert not hidden.url


def test_work_groups_offer_for_all_only_who_can_hold_all(
    region: Region, places: Places, lena: Member, amina: Member, dirk: Member, hers: Journey
) -> None:
    at_school = _owned(region, lena)
    involve(journey=at_school, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    Membership.objects.create(region=region, user_id=dirk.user_id, role=Role.TRAINER, from_on=FIRST_DAY)
    people = takers(region.pk, leaver_id=lena.user_id, day=clock.today())

    [group] = work_groups(_left(dirk, lena), people)

    assert [one.label for one in group.takers_of_all] == ["Dirk · Coördinator"]
    assert [one.name for one in group.takers[str(at_school.pk)]] == ["Amina", "Dirk"]


def test_work_left_costs_the_same_for_many(
    region: Region, ad: Member, lena: Member, hers: Journey, django_assert_num_queries: Callable[[int], object]
) -> None:
    for _ in range(2):
        _owned(region, lena)
    held = _held(lena)

    with django_assert_num_queries(21):  # type: ignore[attr-defined]
        assert len(work_left(ad, held, day=last_day(held))) == 3


def test_leaving_is_told_to_the_person_and_to_who_may_end_the_role(
    ad: Member, dirk: Member, lena: Member, amina: Member, paula: Member, hers: Journey
) -> None:
    assert leaving(lena) == []
    end_membership(by=ad, membership_id=_held(lena).pk, until_on=clock.today() + timedelta(days=30))

    assert all(len(leaving(member)) == 1 for member in (ad, dirk, lena))
    assert leaving(amina) == leaving(paula) == []
    [item] = due_for(dirk)
    assert item.due_on == clock.today() + timedelta(days=30)
    assert "Lena" in item.title


def test_leaving_stays_quiet_about_a_role_that_was_given_again(
    ad: Member, lena: Member, dirk: Member, hers: Journey
) -> None:
    Membership.objects.filter(user_id=lena.user_id).update(until_on=clock.today() - timedelta(days=1))
    assert len(leaving(ad)) == 1

    Membership.objects.create(
        region_id=lena.region_id, user_id=lena.user_id, role=Role.COORDINATOR, from_on=clock.today()
    )
    assert leaving(ad) == []


def test_leaving_at_a_school_says_nothing_of_a_role_elsewhere(
    region: Region, places: Places, amina: Member, ad: Member
) -> None:
    """The work belongs to the role that can hold it, and that one is not Amina's to end."""
    both = make_member(region, "Lena", Role.COORDINATOR)
    Membership.objects.create(
        region=region,
        user_id=both.user_id,
        role=Role.TEACHER,
        organisation_id=places.newcomer_school.pk,
        from_on=FIRST_DAY,
        until_on=clock.today(),
    )
    _owned(region, both)
    Membership.objects.filter(role=Role.COORDINATOR).update(until_on=clock.today() + timedelta(days=60))

    assert leaving(amina) == []
    assert [one.held.role for one in leaving(ad)] == [Role.COORDINATOR]


def test_read_handover_takes_it_from_today(ad: Member, lena: Member, dirk: Member, hers: Journey) -> None:
    [handover] = _hand_over(ad, lena, _all(ad, lena, dirk, "Let op."))
    assert ["Lena" in item.title for item in due_for(dirk)] == [True]

    with pytest.raises(NotAllowedError):
        read_handover(by=ad, handover_id=handover.pk)
    read_handover(by=dirk, handover_id=handover.pk)
    first = Handover.objects.get().read_at
    read_handover(by=dirk, handover_id=handover.pk)

    assert first
    assert Handover.objects.get().read_at == first
    assert due_for(dirk) == []


def test_note_is_for_the_successor_and_for_who_may_end_the_role(
    ad: Member, lena: Member, dirk: Member, amina: Member, paula: Member, hers: Journey
) -> None:
    [handover] = _hand_over(ad, lena, _all(ad, lena, dirk))

    for_dirk, for_ad = note(dirk, handover.pk), note(ad, handover.pk)
    assert for_dirk
    assert for_dirk.is_mine
    assert "Haddad" in str(for_dirk.groups)
    assert for_ad
    assert not for_ad.is_mine
    assert "Haddad" not in str(for_ad.groups)
    assert note(amina, handover.pk) is note(paula, handover.pk) is None


def test_note_tells_what_has_passed_further(ad: Member, lena: Member, dirk: Member, hers: Journey) -> None:
    [handover] = _hand_over(ad, lena, _all(ad, lena, dirk))
    give_owner(journey=hers, owner_id=ad.user_id, by=ad)

    found = note(dirk, handover.pk)

    assert found
    [(_label, [line])] = found.groups
    assert line.thing is None
    assert line.reference == hers.case_number

"""Away for a while: a colleague does the work in one's name, and the evidence says who did it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member, Post
from steiger.audit.models import Happening, Look
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.actions import tell
from steiger.messaging.models import Letter, Notice
from steiger.organisations.models import Region
from steiger.people.actions import delegate_work, withdraw_delegation
from steiger.people.models import Delegation, Membership, User
from steiger.people.rules import may_stand_in
from steiger.people.selectors import due_for, member_on_behalf
from steiger.pupils.actions import give_owner
from tests.factories import FIRST_DAY, Places, make_journey, make_member

SignIn = Callable[[Member], Client]


@pytest.fixture
def lena(region: Region) -> Member:
    return make_member(region, "Lena", Role.COORDINATOR)


def _delegate(by: Member, absent: Member, delegate: Member, **more: object) -> Delegation:
    days = {"from_on": clock.today(), "until_on": clock.today() + timedelta(days=13)}
    return delegate_work(by=by, absent_id=absent.user_id, delegate_id=delegate.user_id, **{**days, **more})  # type: ignore[arg-type]


def _as(delegate: Member, made: Delegation) -> Member | None:
    return member_on_behalf(User.objects.get(pk=delegate.user_id), made.region_id, made.pk)


def test_who_stands_in_sees_the_work_of_who_is_away(dirk: Member, lena: Member) -> None:
    member = _as(lena, _delegate(dirk, dirk, lena))

    assert member is not None
    assert (member.user_id, member.posts) == (dirk.user_id, dirk.posts)
    assert member.actor_id == lena.user_id


def test_it_holds_from_the_first_day_up_to_and_including_the_last(dirk: Member, lena: Member) -> None:
    first = clock.today() + timedelta(days=5)
    made = _delegate(dirk, dirk, lena, from_on=first, until_on=first + timedelta(days=2))

    for day, holds in ((-1, False), (0, True), (2, True), (3, False)):
        with clock.on(first + timedelta(days=day)):
            assert (_as(lena, made) is not None) is holds, day


def test_a_part_of_the_work_is_that_of_one_role(region: Region, dirk: Member, lena: Member) -> None:
    second = Membership.objects.create(region=region, user_id=dirk.user_id, role=Role.TRAINER, from_on=FIRST_DAY)

    member = _as(lena, _delegate(dirk, dirk, lena, membership_id=second.pk))

    assert member is not None
    assert member.roles == {Role.TRAINER}


@pytest.mark.parametrize("permission", [Permission.PEOPLE_MANAGE, Permission.DOCUMENT_SIGN, Permission.COVENANT_SIGN])
def test_nobody_signs_or_lets_people_in_for_somebody_else(
    permission: Permission, ad: Member, amina: Member, esra: Member, region: Region
) -> None:
    holder = {Permission.PEOPLE_MANAGE: ad, Permission.DOCUMENT_SIGN: amina, Permission.COVENANT_SIGN: esra}[permission]
    assert holder.may(permission)
    role, place = holder.posts[0].role, holder.posts[0].organisation_id
    colleague = make_member(region, "Ine", role, place)

    member = _as(colleague, _delegate(holder, holder, colleague))

    assert member is not None
    assert member.reach(permission) == Reach.NONE
    assert member.organisations(permission) == frozenset()


def test_what_a_school_knows_stays_within_the_school(bram: Member, rita: Member, teun: Member, carla: Member) -> None:
    assert may_stand_in(teun.posts, bram.posts)
    assert not may_stand_in(rita.posts, bram.posts)
    assert not may_stand_in(carla.posts, bram.posts)
    with pytest.raises(DomainError):
        _delegate(bram, bram, rita)


def test_a_colleague_who_is_ill_is_helped_by_who_gives_roles(
    ad: Member, bram: Member, dirk: Member, lena: Member
) -> None:
    assert _delegate(ad, dirk, lena)
    with pytest.raises(NotAllowedError):
        _delegate(bram, dirk, lena)


def test_who_stands_in_does_not_pass_it_on(region: Region, dirk: Member, lena: Member) -> None:
    member = _as(lena, _delegate(dirk, dirk, lena))
    wim = make_member(region, "Wim", Role.COORDINATOR)
    assert member is not None

    with pytest.raises(NotAllowedError):
        _delegate(member, dirk, wim)


@pytest.mark.parametrize(
    ("first", "last"), [(-1, 3), (3, 2), (0, 400)], ids=["begun already", "backwards", "longer than a year"]
)
def test_days_that_cannot_be_are_refused(first: int, last: int, dirk: Member, lena: Member) -> None:
    today = clock.today()
    with pytest.raises(DomainError):
        _delegate(dirk, dirk, lena, from_on=today + timedelta(days=first), until_on=today + timedelta(days=last))


def test_the_same_days_twice_are_refused(dirk: Member, lena: Member) -> None:
    _delegate(dirk, dirk, lena)

    with pytest.raises(DomainError):
        _delegate(dirk, dirk, lena, from_on=clock.today() + timedelta(days=13))


def test_it_ends_when_it_is_withdrawn_or_when_one_of_the_two_leaves(dirk: Member, lena: Member) -> None:
    made = _delegate(dirk, dirk, lena)
    yesterday = clock.today() - timedelta(days=1)
    for gone in (dirk, lena):
        held = Membership.objects.filter(user_id=gone.user_id)
        held.update(until_on=yesterday)
        assert _as(lena, made) is None
        held.update(until_on=None)
    assert _as(lena, made) is not None

    withdraw_delegation(by=dirk, delegation_id=made.pk)

    assert _as(lena, made) is None


def test_only_the_one_who_was_asked_stands_in(dirk: Member, lena: Member, carla: Member, zoe: Member) -> None:
    made = _delegate(dirk, dirk, lena)

    assert _as(carla, made) is None
    assert member_on_behalf(User.objects.get(pk=lena.user_id), zoe.region_id, made.pk) is None


def test_the_colleague_is_told_and_hears_along(region: Region, dirk: Member, lena: Member) -> None:
    _delegate(dirk, dirk, lena)
    assert Letter.objects.get().to == User.objects.get(pk=lena.user_id).email

    user = User.objects.get(pk=dirk.user_id)
    tell(region_id=region.pk, users=[user], subject="Nieuwe aanmelding", body="b", path="/", fact="one")
    tell(region_id=region.pk, users=[user], subject="Nieuwe aanmelding", body="b", path="/", fact="one")

    heard = Notice.objects.filter(subject__contains="Nieuwe").order_by("pk").values_list("reader_id", "subject")
    assert list(heard) == [(dirk.user_id, "Nieuwe aanmelding"), (lena.user_id, "Voor Dirk: Nieuwe aanmelding")]


def test_today_of_the_colleague_says_so(dirk: Member, lena: Member) -> None:
    _delegate(dirk, dirk, lena)

    assert "Je neemt waar voor Dirk" in [item.title for item in due_for(lena)]


def test_pages_and_evidence_on_behalf_of_somebody(
    region: Region, places: Places, dirk: Member, lena: Member, client_for: SignIn
) -> None:
    journey = give_owner(journey=make_journey(region), owner_id=dirk.user_id, by=dirk)
    made = _delegate(dirk, dirk, lena)
    client = client_for(lena)

    client.post(f"/po2601/people/leave/{made.pk}/start/")
    page = client.get("/po2601/").content.decode()
    client.get(f"/po2601/children/{journey.case_number}/")
    form = client.get("/po2601/told/").context["form"]
    client.post("/po2601/told/", {name: field.initial for name, field in form.fields.items()})

    assert "Je werkt namens" in page
    look, line = Look.objects.get(), Happening.objects.get(kind="choose_ways")
    assert (look.user_id, look.user_name) == (line.user_id, line.user_name) == (lena.user_id, "Lena namens Dirk")
    assert client.get("/po2601/people/invite/").status_code == 403

    client.post("/po2601/people/leave/stop/")
    assert "Je werkt namens" not in client.get("/po2601/").content.decode()


def test_a_page_that_is_open_at_midnight_is_ones_own_again(dirk: Member, lena: Member, client_for: SignIn) -> None:
    made = _delegate(dirk, dirk, lena)
    client = client_for(lena)
    client.post(f"/po2601/people/leave/{made.pk}/start/")

    with clock.on(made.until_on + timedelta(days=1)):
        page = client.get("/po2601/").content.decode()

    assert "Je werkt weer op je eigen naam" in page
    assert "Je werkt namens" not in page


def test_nobody_starts_standing_in_for_somebody_elses_colleague(
    dirk: Member, lena: Member, carla: Member, client_for: SignIn
) -> None:
    made = _delegate(dirk, dirk, lena)

    assert client_for(carla).post(f"/po2601/people/leave/{made.pk}/start/").status_code == 403


def test_the_page_arranges_it(dirk: Member, lena: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    days = {"from_on": clock.today(), "until_on": clock.today() + timedelta(days=3)}

    assert client.post("/po2601/people/leave/", {"delegate": lena.user_id, **days}).status_code == 302
    assert "Lena" in client.get("/po2601/people/leave/").content.decode()
    made = Delegation.objects.get()
    assert made.membership_id is None
    client.post(f"/po2601/people/leave/{made.pk}/withdraw/")
    made.refresh_from_db()
    assert made.withdrawn_at


def test_a_member_without_a_stand_in_acts_for_themself() -> None:
    assert Member(7, "Iemand", 1, (Post(Role.TEACHER),)).actor_id == 7

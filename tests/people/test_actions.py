from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region, region_scope
from steiger.organisations.models import Region
from steiger.people.actions import accept_invitation, add_membership, change_profile, end_membership, invite
from steiger.people.models import Invitation, Membership, User
from steiger.people.selectors import member_for, operator_of, region_ids_of, welcome
from tests import factories
from tests.factories import Places

PASSWORD = "een lange wandeling"


def _held(member: Member) -> Membership:
    return Membership.objects.get(user_id=member.user_id)


def test_invite_keeps_only_the_hash_of_the_link(ad: Member) -> None:
    invited = invite(by=ad, email=" Nieuw@Example.org ", name="Nieuw", role=Role.COORDINATOR)

    invitation = Invitation.objects.get()
    assert invitation.email == "nieuw@example.org"
    assert invited.token in invited.path
    assert invited.token not in str(list(Invitation.objects.values()))
    assert len(invitation.token_hash) == 64
    assert Happening.objects.get(kind="invite").subject == f"invitation {invitation.pk}"


def test_invite_again_makes_the_earlier_link_useless(ad: Member) -> None:
    first = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)
    second = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)

    assert welcome(first.token) is None
    assert welcome(second.token) is not None


def test_invite_by_school_is_for_its_own_people(bram: Member, places: Places) -> None:
    school = places.mother_school.pk
    invite(by=bram, email="juf@example.org", name="Juf", role=Role.TEACHER, organisation_id=school)

    for role, organisation_id in [(Role.TEACHER, places.other_school.pk), (Role.COORDINATOR, None)]:
        with pytest.raises(NotAllowedError):
            invite(by=bram, email="x@example.org", name="X", role=role, organisation_id=organisation_id)


@pytest.mark.parametrize("name", ["esra", "femke", "carla", "teun", "tom", "paula"])
def test_invite_is_refused_to_other_roles(name: str, request: pytest.FixtureRequest) -> None:
    member: Member = request.getfixturevalue(name)

    with pytest.raises(NotAllowedError):
        invite(by=member, email="x@example.org", name="X", role=Role.TEACHER)


def test_invite_for_a_role_that_is_held_already_is_refused(ad: Member, dirk: Member) -> None:
    email = User.objects.get(pk=dirk.user_id).email

    with pytest.raises(DomainError) as refusal:
        invite(by=ad, email=email, name="Dirk", role=Role.COORDINATOR)

    assert refusal.value.field == "role"


def test_invite_for_a_role_that_does_not_fit_names_the_organisation(ad: Member) -> None:
    with pytest.raises(DomainError) as refusal:
        invite(by=ad, email="x@example.org", name="X", role=Role.TEACHER)

    assert refusal.value.field == "organisation"


def test_accept_invitation_opens_an_account_with_the_role(ad: Member, places: Places, region: Region) -> None:
    invited = invite(
        by=ad, email="juf@example.org", name="Juf", role=Role.TEACHER, organisation_id=places.mother_school.pk
    )

    user = accept_invitation(token=invited.token, password=PASSWORD, name="Juf Ank")

    assert user.name == "Juf Ank"
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified
    member = member_for(user, region.pk)
    assert member is not None
    assert member.roles == {Role.TEACHER}
    assert Happening.objects.get(kind="accept_invitation").user_id == user.pk


def test_accept_invitation_works_once(ad: Member) -> None:
    invited = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)
    user = accept_invitation(token=invited.token, password=PASSWORD)

    with pytest.raises(DomainError):
        accept_invitation(token=invited.token, password=PASSWORD, user=user)
    assert Membership.objects.filter(user=user).count() == 1


def test_accept_invitation_after_two_weeks_is_refused(ad: Member) -> None:
    with clock.on(clock.today() - timedelta(days=15)):
        invited = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)

    with pytest.raises(DomainError):
        accept_invitation(token=invited.token, password=PASSWORD)
    assert not User.objects.filter(email="nieuw@example.org").exists()


def test_accept_invitation_with_a_guessed_link_is_refused(ad: Member) -> None:
    invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)

    with pytest.raises(DomainError):
        accept_invitation(token="guess", password=PASSWORD)


@pytest.mark.parametrize("password", ["", "kort", "password1234", "nieuw@example.org"])
def test_accept_invitation_with_a_weak_password_says_so_at_the_field(ad: Member, password: str) -> None:
    invited = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)

    with pytest.raises(DomainError) as refusal:
        accept_invitation(token=invited.token, password=password)

    assert refusal.value.field == "password"
    assert welcome(invited.token) is not None


def test_accept_invitation_never_opens_an_existing_account_by_the_link_alone(ad: Member, dirk: Member) -> None:
    user = User.objects.get(pk=dirk.user_id)
    invited = invite(by=ad, email=user.email, name="Dirk", role=Role.PRIVACY_OFFICER)

    with pytest.raises(DomainError):
        accept_invitation(token=invited.token, password=PASSWORD)

    user.refresh_from_db()
    assert not user.check_password(PASSWORD)
    accept_invitation(token=invited.token, user=user)
    assert set(Membership.objects.filter(user=user).values_list("role", flat=True)) == {
        Role.COORDINATOR,
        Role.PRIVACY_OFFICER,
    }


def test_accept_invitation_as_somebody_else_is_refused(ad: Member, dirk: Member, carla: Member) -> None:
    dirk_user, carla_user = (User.objects.get(pk=member.user_id) for member in (dirk, carla))
    invited = invite(by=ad, email=dirk_user.email, name="Dirk", role=Role.PRIVACY_OFFICER)

    with pytest.raises(DomainError, match=dirk_user.email):
        accept_invitation(token=invited.token, user=carla_user)


def test_accept_invitation_to_a_closed_account_is_refused(ad: Member, dirk: Member) -> None:
    user = User.objects.get(pk=dirk.user_id)
    invited = invite(by=ad, email=user.email, name="Dirk", role=Role.PRIVACY_OFFICER)
    user.is_active = False
    user.save(update_fields=["is_active"])

    with pytest.raises(DomainError):
        accept_invitation(token=invited.token, user=user)


def test_accept_invitation_gives_a_role_in_its_own_region_only(ad: Member, other_region: Region) -> None:
    invited = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)
    # The door is outside any region: the link itself says which one.
    user = accept_invitation(token=invited.token, password=PASSWORD)

    assert region_ids_of(user) == [ad.region_id]
    enter_region(other_region.pk)
    assert member_for(user, other_region.pk) is None


def test_add_membership_gives_a_second_role(ad: Member, dirk: Member) -> None:
    add_membership(by=ad, user_id=dirk.user_id, role=Role.PRIVACY_OFFICER)

    member = member_for(User.objects.get(pk=dirk.user_id), dirk.region_id)
    assert member is not None
    assert member.roles == {Role.COORDINATOR, Role.PRIVACY_OFFICER}


def test_add_membership_twice_is_refused(ad: Member, dirk: Member) -> None:
    with pytest.raises(DomainError):
        add_membership(by=ad, user_id=dirk.user_id, role=Role.COORDINATOR)


def test_add_membership_by_a_school_for_another_school_is_refused(bram: Member, dirk: Member, places: Places) -> None:
    with pytest.raises(NotAllowedError):
        add_membership(by=bram, user_id=dirk.user_id, role=Role.TEACHER, organisation_id=places.other_school.pk)


def test_end_membership_closes_the_region_after_the_last_day(ad: Member, dirk: Member) -> None:
    today = clock.today()
    user = User.objects.get(pk=dirk.user_id)

    end_membership(by=ad, membership_id=_held(dirk).pk, until_on=today)

    assert member_for(user, dirk.region_id) is not None
    with clock.on(today + timedelta(days=1)):
        assert member_for(user, dirk.region_id) is None
        assert region_ids_of(user) == []


def test_end_membership_as_of_yesterday_closes_the_door_at_once(ad: Member, dirk: Member) -> None:
    end_membership(by=ad, membership_id=_held(dirk).pk, until_on=clock.today() - timedelta(days=1))

    user = User.objects.get(pk=dirk.user_id)
    assert member_for(user, dirk.region_id) is None
    assert region_ids_of(user) == []


def test_end_membership_long_ago_is_refused(ad: Member, dirk: Member) -> None:
    with pytest.raises(DomainError) as refusal:
        end_membership(by=ad, membership_id=_held(dirk).pk, until_on=clock.today() - timedelta(days=30))

    assert refusal.value.field == "until_on"


def test_end_membership_of_the_last_administrator_is_refused(ad: Member, region: Region) -> None:
    with pytest.raises(NotAllowedError):
        end_membership(by=ad, membership_id=_held(ad).pk, until_on=clock.today())

    factories.make_member(region, "Ada", Role.ADMINISTRATOR)
    end_membership(by=ad, membership_id=_held(ad).pk, until_on=clock.today())


def test_end_membership_does_not_count_an_administrator_who_is_leaving(ad: Member, region: Region) -> None:
    ada = factories.make_member(region, "Ada", Role.ADMINISTRATOR)
    end_membership(by=ad, membership_id=_held(ada).pk, until_on=clock.today() + timedelta(days=30))

    with pytest.raises(NotAllowedError):
        end_membership(by=ada, membership_id=_held(ad).pk, until_on=clock.today())


def test_end_membership_at_another_school_is_refused(bram: Member, rita: Member) -> None:
    with pytest.raises(NotAllowedError):
        end_membership(by=bram, membership_id=_held(rita).pk, until_on=clock.today())


def test_end_membership_of_another_region_is_refused(ad: Member, zoe: Member, region: Region) -> None:
    enter_region(zoe.region_id)
    theirs = _held(zoe).pk
    enter_region(region.pk)

    with pytest.raises(NotAllowedError):
        end_membership(by=ad, membership_id=theirs, until_on=clock.today())
    enter_region(zoe.region_id)
    assert _held(zoe).until_on is None


def test_operator_invites_the_first_person_of_a_region(region: Region) -> None:
    invited = invite(by=operator_of(region.pk), email="eerste@example.org", name="Eerste", role=Role.ADMINISTRATOR)

    assert invited.invitation.invited_by is None
    user = accept_invitation(token=invited.token, password=PASSWORD)
    assert region_ids_of(user) == [region.pk]


def test_change_profile_keeps_who_did_it(dirk: Member) -> None:
    user = User.objects.get(pk=dirk.user_id)

    change_profile(by=user, name="Dirk Smit", phone="06", language="en")

    user.refresh_from_db()
    assert (user.name, user.language) == ("Dirk Smit", "en")
    event = user.events.order_by("-pgh_id").first()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata["user"] == user.pk
    assert not hasattr(event, "password")


@pytest.mark.django_db(transaction=True)
def test_two_administrators_ending_each_other_leave_one() -> None:
    region = factories.make_region("po2609", "Echt vastgelegd", "PO2609")
    with region_scope(region.pk):
        first, second = (factories.make_member(region, name, Role.ADMINISTRATOR) for name in ("Een", "Twee"))
        keys = {first: _held(second).pk, second: _held(first).pk}
    refusals: list[str] = []

    def end(by: Member) -> None:
        try:
            with region_scope(region.pk):
                end_membership(by=by, membership_id=keys[by], until_on=clock.today())
        except NotAllowedError as refusal:
            refusals.append(refusal.message)
        finally:
            connection.close()

    both = [threading.Thread(target=end, args=(member,)) for member in keys]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert len(refusals) == 1
    with region_scope(region.pk):
        assert Membership.objects.filter(until_on__isnull=True).count() == 1

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.people.models import Handover, Membership
from steiger.pupils.actions import give_owner
from steiger.pupils.models import Journey
from tests.factories import Places, make_journey, make_member

SignIn = Callable[[Member], Client]


@pytest.fixture
def lena(region: Region) -> Member:
    return make_member(region, "Lena", Role.COORDINATOR)


@pytest.fixture
def hers(region: Region, places: Places, lena: Member) -> Journey:
    return _owned(region, lena)


def _owned(region: Region, owner: Member) -> Journey:
    return give_owner(journey=make_journey(region), owner_id=owner.user_id, by=owner)


def _held(member: Member) -> Membership:
    return Membership.objects.get(user_id=member.user_id)


def _address(member: Member) -> str:
    return f"/po2601/people/{_held(member).pk}/handover/"


def _today() -> str:
    return clock.today().isoformat()


def test_it_lists_everything_and_who_can_take_it(
    client_for: SignIn, dirk: Member, lena: Member, carla: Member, hers: Journey
) -> None:
    page = client_for(dirk).get(_address(lena)).content.decode()

    assert "Trajecten om in het oog te houden" in page
    assert "Amira Haddad" in page
    assert "Dirk · Coördinator" in page
    assert "Carla" not in page


def test_it_shows_an_administrator_case_numbers_only(
    client_for: SignIn, ad: Member, dirk: Member, lena: Member, hers: Journey
) -> None:
    client = client_for(ad)
    chosen = {"step": "check", "until_on": _today(), f"to_journey_{hers.pk}": dirk.user_id}

    for page in (client.get(_address(lena)), client.post(_address(lena), chosen)):
        assert hers.case_number in page.content.decode()
        assert "Haddad" not in page.content.decode()


def test_it_shows_who_gets_what_before_anything_happens(
    client_for: SignIn, ad: Member, dirk: Member, lena: Member, hers: Journey, region: Region
) -> None:
    _owned(region, lena)

    page = client_for(ad).post(_address(lena), {"step": "check", "until_on": _today(), "all_journey": dirk.user_id})

    assert "Wie krijgt wat" in page.content.decode()
    assert "Wat moet Dirk weten?" in page.content.decode()
    hers.refresh_from_db()
    assert hers.owner_id == lena.user_id


def test_it_hands_over_and_ends_the_role(
    client_for: SignIn, ad: Member, dirk: Member, lena: Member, hers: Journey, region: Region
) -> None:
    dora = make_member(region, "Dora", Role.COORDINATOR)
    second = _owned(region, lena)
    chosen = {
        "step": "do",
        "until_on": _today(),
        "all_journey": dirk.user_id,
        f"to_journey_{second.pk}": dora.user_id,
        f"note_{dora.user_id}": "Moeder belt op vrijdag.",
    }

    answer = client_for(ad).post(_address(lena), chosen)

    assert answer["Location"] == f"/po2601/people/{_held(lena).pk}/"
    hers.refresh_from_db()
    second.refresh_from_db()
    assert (hers.owner_id, second.owner_id) == (dirk.user_id, dora.user_id)
    assert _held(lena).until_on == clock.today()
    assert set(Handover.objects.values_list("successor_id", "note")) == {
        (dirk.user_id, ""),
        (dora.user_id, "Moeder belt op vrijdag."),
    }


def test_it_goes_back_with_what_was_chosen_and_written(
    client_for: SignIn, ad: Member, dirk: Member, lena: Member, hers: Journey
) -> None:
    chosen = {
        "step": "choose",
        "until_on": _today(),
        f"to_journey_{hers.pk}": dirk.user_id,
        f"note_{dirk.user_id}": "Onthoud dit.",
    }

    page = client_for(ad).post(_address(lena), chosen).content.decode()

    assert f'<option value="{dirk.user_id}" selected>' in page
    assert "Onthoud dit." in page


def test_it_asks_for_a_successor_of_everything(
    client_for: SignIn, ad: Member, dirk: Member, lena: Member, hers: Journey, region: Region
) -> None:
    second = _owned(region, lena)

    page = client_for(ad).post(
        _address(lena), {"step": "do", "until_on": _today(), f"to_journey_{second.pk}": dirk.user_id}
    )

    assert "1 ding heeft nog geen opvolger" in page.content.decode()
    assert not Handover.objects.exists()


def test_it_refuses_a_successor_who_is_not_in_the_list(
    client_for: SignIn, ad: Member, carla: Member, zoe: Member, lena: Member, hers: Journey
) -> None:
    for somebody in (carla, zoe):
        chosen = {"step": "do", "until_on": _today(), f"to_journey_{hers.pk}": somebody.user_id}
        assert client_for(ad).post(_address(lena), chosen).status_code == 200

    assert not Handover.objects.exists()


def test_it_shows_a_refusal_with_the_choices_kept(
    client_for: SignIn, ad: Member, dirk: Member, lena: Member, hers: Journey
) -> None:
    early = (clock.today() - timedelta(days=40)).isoformat()

    page = client_for(ad).post(_address(lena), {"step": "do", "until_on": early, f"to_journey_{hers.pk}": dirk.user_id})

    assert "error-summary" in page.content.decode()
    assert not Handover.objects.exists()


def test_it_says_when_nobody_can_take_it_over(client_for: SignIn, ad: Member, lena: Member, hers: Journey) -> None:
    assert "Nog niemand in de regio kan dit overnemen" in client_for(ad).get(_address(lena)).content.decode()


def test_it_is_friendly_when_nothing_is_left(client_for: SignIn, ad: Member, lena: Member) -> None:
    assert "Er is niets meer over te dragen" in client_for(ad).get(_address(lena)).content.decode()


def test_it_leads_from_the_role(client_for: SignIn, ad: Member, lena: Member, hers: Journey) -> None:
    client, role = client_for(ad), f"/po2601/people/{_held(lena).pk}/"

    assert _address(lena) in client.get(role).content.decode()
    refused = client.post(role, {"until_on": _today()}).content.decode()
    assert "1 ding ligt nog bij Lena" in refused


def test_it_costs_the_same_for_many(
    client_for: SignIn, dirk: Member, lena: Member, hers: Journey, region: Region,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:  # fmt: skip
    for _ in range(4):
        _owned(region, lena)
    client = client_for(dirk)

    with django_assert_max_num_queries(31):  # type: ignore[attr-defined]
        content = client.get(_address(lena)).content.decode()
    assert content.count("Amira Haddad</bdi></a>") == 5


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("carla", 403), ("esra", 403), ("paula", 403), ("amina", 404), ("bram", 404)]
)
def test_it_is_closed_to_who_may_not_end_the_role(
    who: str, status: int, lena: Member, hers: Journey, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert client.get(_address(lena)).status_code == status
    assert client.post(_address(lena), {"step": "do"}).status_code == status

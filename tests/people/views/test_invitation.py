from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.people.actions import Invited, invite
from steiger.people.models import Membership, User

SignIn = Callable[[Member], Client]
PASSWORD = "een lange wandeling"


@pytest.fixture
def invited(ad: Member) -> Invited:
    return invite(by=ad, email="nieuw@example.org", name="Nieuwe Collega", role=Role.COORDINATOR)


def test_it_welcomes_whoever_has_the_link(invited: Invited) -> None:
    answer = Client().get(invited.path)

    assert answer.status_code == 200
    assert "Nieuwe Collega" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_it_opens_an_account_and_signs_in(invited: Invited) -> None:
    client = Client()

    answer = client.post(invited.path, {"name": "Nina", "password": PASSWORD})

    assert answer["Location"] == "/"
    user = User.objects.get(email="nieuw@example.org")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/po2601/people/").status_code == 200


def test_it_says_what_is_wrong_with_the_password(invited: Invited) -> None:
    answer = Client().post(invited.path, {"name": "Nina", "password": "kort"})

    assert answer.status_code == 200
    assert not User.objects.filter(email="nieuw@example.org").exists()


def test_it_works_once(invited: Invited) -> None:
    Client().post(invited.path, {"name": "Nina", "password": PASSWORD})

    answer = Client().get(invited.path)

    assert answer.status_code == 404
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_it_knows_nothing_of_a_guess(invited: Invited) -> None:
    assert Client().get("/invitation/guess/").status_code == 404
    assert Client().post("/invitation/guess/", {"name": "X", "password": PASSWORD}).status_code == 404


def test_it_asks_whoever_has_an_account_to_sign_in(ad: Member, dirk: Member) -> None:
    user = User.objects.get(pk=dirk.user_id)
    again = invite(by=ad, email=user.email, name="Dirk", role=Role.PRIVACY_OFFICER)
    client = Client()

    assert f"/accounts/login/?next={again.path}" in client.get(again.path).content.decode()
    client.post(again.path, {"name": "Dief", "password": PASSWORD})
    assert not Membership.objects.filter(role=Role.PRIVACY_OFFICER).exists()


def test_it_gives_the_role_to_whoever_is_signed_in_with_that_address(
    client_for: SignIn, ad: Member, dirk: Member
) -> None:
    again = invite(by=ad, email=User.objects.get(pk=dirk.user_id).email, name="Dirk", role=Role.PRIVACY_OFFICER)

    answer = client_for(dirk).post(again.path)

    assert answer["Location"] == "/"
    assert Membership.objects.filter(user_id=dirk.user_id).count() == 2


def test_it_refuses_whoever_is_signed_in_with_another_address(
    client_for: SignIn, invited: Invited, carla: Member
) -> None:
    client = client_for(carla)

    assert "nieuw@example.org" in client.get(invited.path).content.decode()
    assert client.post(invited.path)["Location"] == invited.path
    assert Membership.objects.filter(user_id=carla.user_id).count() == 1

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.test import Client

from steiger.access.member import Member
from steiger.people.models import User

ADDRESS = "/account/"
SignIn = Callable[[Member], Client]


def test_it_asks_to_sign_in(db: None) -> None:
    assert Client().get(ADDRESS).status_code == 302


def test_it_shows_the_doors_to_password_and_second_factor(client_for: SignIn, dirk: Member) -> None:
    page = client_for(dirk).get(ADDRESS).content.decode()

    assert "/accounts/2fa/" in page
    assert "/accounts/password/change/" in page


def test_it_keeps_the_language_and_speaks_it_at_once(client_for: SignIn, dirk: Member) -> None:
    client = client_for(dirk)

    answer = client.post(ADDRESS, {"name": "Dirk Smit", "phone": "030", "language": "en"})

    user = User.objects.get(pk=dirk.user_id)
    assert (user.name, user.phone, user.language) == ("Dirk Smit", "030", "en")
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert "My account" in client.get(ADDRESS).content.decode()


def test_it_refuses_a_language_that_is_not_there(client_for: SignIn, dirk: Member) -> None:
    answer = client_for(dirk).post(ADDRESS, {"name": "Dirk", "phone": "", "language": "xx"})

    assert answer.status_code == 200
    assert User.objects.get(pk=dirk.user_id).language == "nl"


def test_it_works_without_any_role(client_for: SignIn, dirk: Member) -> None:
    assert client_for(dirk).get(ADDRESS).status_code == 200

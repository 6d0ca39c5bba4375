"""Signing in as allauth does it with our settings: e-mail and password, the second factor, and the limits."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from steiger.access.member import Member
from steiger.people.models import User

LOGIN = "/accounts/login/"
SECOND_STEP = "/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    cache.clear()


@pytest.fixture
def user(dirk: Member) -> User:
    return User.objects.get(pk=dirk.user_id)


def _sign_in(client: Client, login: str, password: str = "secret") -> HttpResponse:
    return client.post(LOGIN, {"login": login, "password": password})


def _is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_in_with_address_in_any_case(user: User) -> None:
    client = Client()

    assert _sign_in(client, user.email.upper())["Location"] == "/"
    assert _is_signed_in(client)


def test_sign_in_speaks_the_language_of_the_person(user: User) -> None:
    User.objects.filter(pk=user.pk).update(language="en")

    answer = _sign_in(Client(), user.email)

    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_sign_in_with_a_wrong_password_is_refused_like_an_unknown_address(user: User) -> None:
    wrong, unknown = _sign_in(Client(), user.email, "wrong"), _sign_in(Client(), "nobody@example.org", "wrong")

    assert wrong.status_code == unknown.status_code == 200
    errors = [answer.context["form"].errors for answer in (wrong, unknown)]
    assert errors[0] == errors[1]


def test_sign_in_to_a_closed_account_is_refused(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    client = Client()

    _sign_in(client, user.email)

    assert not _is_signed_in(client)


def test_sign_up_is_closed(db: None) -> None:
    client = Client()

    client.post("/accounts/signup/", {"email": "x@example.org", "password1": "een lange wandeling"})

    assert not User.objects.filter(email="x@example.org").exists()


def test_sign_in_is_locked_after_five_wrong_passwords_also_for_the_right_one(user: User) -> None:
    for _attempt in range(5):
        _sign_in(Client(), user.email, "wrong")
    client = Client()

    _sign_in(client, user.email)

    assert not _is_signed_in(client)


def test_sign_in_with_totp_asks_for_the_code(user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    client = Client()

    assert _sign_in(client, user.email)["Location"] == SECOND_STEP
    assert not _is_signed_in(client)
    assert client.get("/account/").status_code == 302
    client.post(SECOND_STEP, {"code": "000000"})
    assert not _is_signed_in(client)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(SECOND_STEP, {"code": code})
    assert _is_signed_in(client)


def test_totp_is_set_up_by_the_person_after_the_password_once_more(user: User) -> None:
    client = Client()
    _sign_in(client, user.email)
    assert client.get("/accounts/2fa/totp/activate/")["Location"].startswith("/accounts/reauthenticate/")

    client.post("/accounts/reauthenticate/", {"password": "secret"})
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post("/accounts/2fa/totp/activate/", {"code": code})

    assert get_adapter().is_mfa_enabled(user)
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists()


def test_totp_secret_is_not_kept_as_it_is(user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)

    kept = Authenticator.objects.get(user=user)
    assert secret not in str(kept.data)
    assert get_adapter().decrypt(kept.data["secret"]) == secret


def test_passkey_page_is_there(user: User) -> None:
    client = Client()
    _sign_in(client, user.email)
    client.post("/accounts/reauthenticate/", {"password": "secret"})

    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200
    assert Client().get(LOGIN).context["PASSKEY_LOGIN_ENABLED"]

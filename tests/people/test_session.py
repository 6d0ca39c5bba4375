"""How a session begins without a password, and how it ends when nothing happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from steiger.access.member import Member
from steiger.people.middleware import SEEN
from steiger.people.models import User

SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    cache.clear()


def _idle_for(client: Client, seconds: int) -> None:
    session = client.session
    session[SEEN] -= seconds
    session.save()


@pytest.fixture
def client(dirk: Member, client_for: SignIn) -> Client:
    client = client_for(dirk)
    client.get("/po2601/")
    return client


def test_a_session_ends_when_nothing_happens(client: Client, settings: Any) -> None:
    _idle_for(client, settings.IDLE_SECONDS - 5)
    assert client.get("/po2601/").status_code == 200

    _idle_for(client, settings.IDLE_SECONDS + 5)
    answer = client.get("/po2601/told/")

    assert answer["Location"] == "/accounts/login/?next=/po2601/told/"
    assert "uitgelogd" in client.get(answer["Location"]).content.decode()


def test_typing_keeps_a_session(client: Client, settings: Any) -> None:
    _idle_for(client, settings.IDLE_SECONDS - 5)

    assert client.post("/account/stay/").status_code == 204

    _idle_for(client, settings.IDLE_SECONDS - 5)
    assert client.get("/po2601/").status_code == 200


def test_a_form_that_was_sent_too_late_leads_back_to_itself(client: Client, settings: Any) -> None:
    _idle_for(client, settings.IDLE_SECONDS + 5)

    answer = client.post(
        "/po2601/told/read/", {"notice": "1"}, headers={"Referer": "http://testserver/po2601/told/?a=1"}
    )

    assert answer["Location"] == "/accounts/login/?next=/po2601/told/%3Fa%3D1"


def test_a_part_of_a_page_leads_the_whole_page_to_the_sign_in(client: Client, settings: Any) -> None:
    _idle_for(client, settings.IDLE_SECONDS + 5)

    answer = client.get(
        "/po2601/search/?q=a",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/po2601/children/"},
    )

    assert answer["HX-Redirect"] == "/accounts/login/?next=/po2601/children/"


def test_the_way_back_never_leads_elsewhere(db: None, region: Any) -> None:
    answer = Client().post("/po2601/told/", headers={"Referer": "https://elsewhere.example/po2601/"})

    assert answer["Location"] == "/accounts/login/?next=/po2601/told/"


def test_who_is_not_signed_in_has_no_session_to_end(client: Client, settings: Any) -> None:
    assert Client().post("/account/stay/")["Location"].startswith("/accounts/login/")


# A code by mail


def _code() -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", str(mail.outbox[-1].body), flags=re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found.group(1)


def test_sign_in_with_a_code_by_mail(dirk: Member) -> None:
    client = Client()
    email = User.objects.get(pk=dirk.user_id).email

    client.post("/accounts/login/code/", {"email": email})
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/code/confirm/", {"code": "WRONG"})
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/code/confirm/", {"code": _code()})

    assert client.session["_auth_user_id"] == str(dirk.user_id)
    assert mail.outbox[-1].subject.startswith("Steiger: ")


def test_a_code_is_dead_after_three_wrong_ones(dirk: Member) -> None:
    client = Client()
    client.post("/accounts/login/code/", {"email": User.objects.get(pk=dirk.user_id).email})
    for _attempt in range(3):
        client.post("/accounts/login/code/confirm/", {"code": "WRONG"})

    client.post("/accounts/login/code/confirm/", {"code": _code()})

    assert "_auth_user_id" not in client.session


def test_a_code_for_nobody_says_nothing_and_mails_nobody(db: None) -> None:
    known = Client().post("/accounts/login/code/", {"email": "nobody@example.org"})

    assert known.status_code == 302
    assert mail.outbox == []

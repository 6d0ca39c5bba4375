from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.parents.models import ParentsContact
from tests.parents.texts import a_contact

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
URL = "/po2601/parents/contact/"
ENGLISH = {"accept-language": "en"}
TYPED = {"phone": "030 765 43 21", "mail": "vraag@example.org", "hours": "elke ochtend", "answered_by": "Fatima"}


def test_a_number_is_changed_everywhere_at_once(dirk: Member, client_for: SignIn) -> None:
    client = client_for(dirk)
    page = client.post(URL, TYPED, headers=ENGLISH, follow=True).content.decode()

    assert "The contact details are changed" in page
    for language in ("nl", "ti"):
        read = Client().get(f"/po2601/welkom/{language}/").content.decode()
        assert all(value in read for value in TYPED.values())
        assert 'href="tel:0307654321"' in read
    assert "Last changed on" in client.get(URL, headers=ENGLISH).content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(dirk: Member, client_for: SignIn) -> None:
    page = client_for(dirk).post(URL, {**TYPED, "phone": "bel ons"}, headers=ENGLISH).content.decode()

    assert "This is no telephone number" in page
    assert 'value="bel ons"' in page
    assert not ParentsContact.objects.exists()


def test_only_the_coordinator_opens_it(dirk: Member, amina: Member, zoe: Member, client_for: SignIn) -> None:
    a_contact(dirk)

    assert client_for(amina).get(URL).status_code == 403
    assert client_for(zoe).get(URL).status_code == 404

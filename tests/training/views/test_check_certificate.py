"""The public page: a real code is told, a forged one is not, and whoever guesses waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from steiger.access.member import Member
from steiger.training import actions
from steiger.training.models import Certificate, Enrolment
from steiger.training.rules.certificates import new_code
from steiger.training.views.certificates import GUESSES
from tests.training.factories import certified

ENGLISH = {"accept-language": "en"}
PAGE = "/certificate/"


@pytest.fixture(autouse=True)
def nobody_guessed() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def given(tom: Member, teun: Member, teuns: Enrolment) -> Certificate:
    return certified(tom, teun, teuns)


def _page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address, headers=ENGLISH)
    assert response.status_code == status
    return response.content.decode()


def test_a_real_code_is_told_without_an_account(client: Client, given: Certificate) -> None:
    assert "Fill it in" in _page(client, PAGE)
    typed = given.code.lower().replace("-", " ")
    response = client.post(PAGE, {"code": typed}, headers=ENGLISH)
    assert response["Location"] == f"{PAGE}{given.code}/"

    page = _page(client, response["Location"])

    assert "This certificate is real" in page
    assert "Teun" in page
    assert "De Regenboog" not in page
    assert "noindex" in page


def test_a_forged_code_is_not_known(client: Client, given: Certificate) -> None:
    page = _page(client, f"{PAGE}{new_code()}/", 404)

    assert "is not known" in page
    assert "Teun" not in page
    assert "no code of a certificate" in client.post(PAGE, {"code": "niets"}, headers=ENGLISH).content.decode()


def test_a_withdrawn_one_says_so_and_names_nobody(client: Client, tom: Member, given: Certificate) -> None:
    actions.withdraw_certificate(by=tom, certificate=given, reason="Verkeerde naam")

    page = _page(client, f"{PAGE}{given.code}/")

    assert "was withdrawn" in page
    assert "Teun" not in page
    assert "Verkeerde naam" not in page


def test_whoever_guesses_waits_and_whoever_knows_does_not(client: Client, given: Certificate) -> None:
    for _time in range(20):
        _page(client, f"{PAGE}{given.code}/")
    for _time in range(GUESSES.misses):
        _page(client, f"{PAGE}{new_code()}/", 404)

    response = client.get(f"{PAGE}{given.code}/", headers=ENGLISH)

    assert response.status_code == 429
    assert response["Retry-After"] == "600"
    assert client.get(PAGE).status_code == 429
    assert client.get(PAGE, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_typing_nonsense_counts_as_a_guess(client: Client) -> None:
    for _time in range(GUESSES.misses):
        client.post(PAGE, {"code": "AAAA"})

    assert client.post(PAGE, {"code": "AAAA"}).status_code == 429


@pytest.mark.parametrize("code", ["%00", "x" * 500, "' OR 1=1 --", "\u202eABCD", "2222-2222-2222"])
def test_odd_codes_are_only_not_known(client: Client, db: None, code: str) -> None:
    assert client.get(f"{PAGE}{code}/").status_code in {400, 404}

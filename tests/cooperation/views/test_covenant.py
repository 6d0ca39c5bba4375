from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from steiger.access.member import Member
from steiger.cooperation.models import Covenant, Party
from steiger.core import clock
from tests.cooperation.factories import a_covenant, a_party, a_signature, write_other_text
from tests.factories import Places, make_organisation

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def today(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with clock.on(TODAY):
        yield


@pytest.fixture
def covenant(dirk: Member) -> Covenant:
    return a_covenant(dirk)


@pytest.fixture
def board(dirk: Member, covenant: Covenant, places: Places) -> Party:
    return a_party(dirk, covenant, places.board.pk)


def _address(covenant: Covenant, rest: str = "") -> str:
    return f"/po2601/agreements/covenant/{covenant.pk}/{rest}"


def test_it_offers_the_coordinator_to_begin(dirk: Member, esra: Member, client_for: SignIn) -> None:
    address = "/po2601/agreements/covenant/"

    assert "covenant/start/" in client_for(dirk).get(address).content.decode()
    assert "covenant/start/" not in client_for(esra).get(address).content.decode()


def test_it_leads_to_the_latest(dirk: Member, covenant: Covenant, client_for: SignIn) -> None:
    response = client_for(dirk).get("/po2601/agreements/covenant/")

    assert response["Location"] == _address(covenant)


def test_it_shows_text_signatures_and_who_has_to_sign(
    esra: Member, covenant: Covenant, board: Party, client_for: SignIn
) -> None:
    page = client_for(esra).get(_address(covenant), headers=ENGLISH).content.decode()

    assert "<strong>sleutel</strong>" in page
    assert "Has to sign" in page
    assert f"parties/{board.pk}/sign/" in page
    assert "/write/" not in page


def test_it_shows_what_changed_in_words(
    dirk: Member, esra: Member, covenant: Covenant, board: Party, client_for: SignIn
) -> None:
    a_signature(esra, board)
    write_other_text(dirk, covenant)

    page = client_for(dirk).get(_address(covenant), headers=ENGLISH).content.decode()

    assert '<ins class="word-added">' in page
    assert "removed:" in page
    assert "Version 1 holds until everybody has signed this one." in page


def test_it_speaks_dutch(dirk: Member, covenant: Covenant, client_for: SignIn) -> None:
    page = client_for(dirk).get(_address(covenant)).content.decode()

    assert "Handtekeningen" in page


@pytest.mark.parametrize("who", ["teun", "tom", "ad"])
def test_it_refuses_roles_that_do_not_work_with_agreements(
    who: str, covenant: Covenant, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(_address(covenant)).status_code == 403


def test_it_hides_from_another_region(zoe: Member, covenant: Covenant, board: Party, client_for: SignIn) -> None:
    client = client_for(zoe)
    for rest in (
        "", "write/", "evaluate/", "versions/1/", "versions/1/pdf/", "parties/", "parties/add/", f"parties/{board.pk}/",
        f"parties/{board.pk}/sign/", f"parties/{board.pk}/record/", f"parties/{board.pk}/withdraw/",
    ):  # fmt: skip
        assert client.get(_address(covenant, rest)).status_code == 404
        assert client.get(_address(covenant, rest).replace("po2601", "po2602")).status_code in {404, 403}


def test_it_knows_only_versions_that_exist(dirk: Member, covenant: Covenant, client_for: SignIn) -> None:
    client = client_for(dirk)

    assert client.get(_address(covenant, "versions/1/")).status_code == 200
    assert client.get(_address(covenant, "versions/2/")).status_code == 404


def test_it_asks_as_little_for_three_parties_as_for_one(
    dirk: Member, esra: Member, covenant: Covenant, board: Party, client_for: SignIn,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    a_signature(esra, board)
    client = client_for(dirk)
    client.get(_address(covenant))
    with django_assert_max_num_queries(21):
        client.get(_address(covenant))
    for name in ("Stichting Een", "Stichting Twee"):
        a_party(dirk, covenant, make_organisation("board", name).pk)

    with django_assert_max_num_queries(21):
        client.get(_address(covenant))
    with django_assert_max_num_queries(21):
        client.get(_address(covenant, "parties/"))


def test_pdf_is_tagged_and_holds_articles_and_signatures(
    esra: Member, covenant: Covenant, board: Party, client_for: SignIn
) -> None:
    a_signature(esra, board)

    response = client_for(esra).get(_address(covenant, "versions/1/pdf/"))

    paper = PdfReader(BytesIO(response.content))
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert response["Content-Type"] == "application/pdf"
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Artikel 2. Geld" in text
    assert "Stichting De Oever" in text
    assert "Esra, bestuurder" in text

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.forms import CovenantDraft
from steiger.cooperation.models import Covenant
from steiger.cooperation.rules.wording import Wording
from steiger.cooperation.selectors import latest_text, text_in
from steiger.core import clock
from tests.cooperation.factories import WORDING, a_covenant, a_party, a_signature, another_text, write_other_text
from tests.factories import Places

TODAY = date(2025, 9, 15)
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def _typed(wording: Wording, *, seen: str = "", wish: str = "save", **changed: Any) -> dict[str, Any]:
    """What a browser sends when the page is filled in from this text."""
    draft = CovenantDraft(wording=wording, seen=seen)
    typed: dict[str, Any] = {"wish": wish}
    for form in (draft.term, draft.articles.management_form, *draft.articles):
        for field in form:
            value = field.value()
            if field.name != "DELETE":
                typed[field.html_name] = "" if value is None else value
    return {**typed, **changed}


def _send(client: Client, address: str, typed: dict[str, Any]) -> Any:
    return client.post(address, typed, headers={"accept-language": "en"})


def _address(covenant: Covenant) -> str:
    return f"/po2601/agreements/covenant/{covenant.pk}/write/"


def test_it_starts_from_the_customary_articles(dirk: Member, client_for: SignIn) -> None:
    page = client_for(dirk).get("/po2601/agreements/covenant/start/").content.decode()

    assert 'value="Verdeelsleutel' not in page
    assert 'value="Geld en verdeelsleutel"' in page
    assert 'name="articles-TOTAL_FORMS" value="14"' in page


def test_it_begins_a_covenant(dirk: Member, client_for: SignIn) -> None:
    response = _send(client_for(dirk), "/po2601/agreements/covenant/start/", _typed(WORDING))

    made = Covenant.objects.get()
    assert response.status_code == 302
    assert latest_text(made).articles.count() == 2


def test_it_keeps_what_was_typed_when_something_is_wrong(dirk: Member, client_for: SignIn) -> None:
    typed = _typed(WORDING, **{"until_on": "2020-01-01", "articles-0-text": "Net getypt"})

    page = _send(client_for(dirk), "/po2601/agreements/covenant/start/", typed).content.decode()

    assert "Net getypt" in page
    assert "ends before it begins" in page
    assert not Covenant.objects.exists()


def test_it_adds_an_article_and_keeps_the_rest(dirk: Member, client_for: SignIn) -> None:
    covenant = a_covenant(dirk)
    typed = _typed(text_in(latest_text(covenant)), wish="more", **{"articles-0-text": "Half af"})

    page = _send(client_for(dirk), _address(covenant), typed).content.decode()

    assert "Half af" in page
    assert 'name="articles-2-heading"' in page


def test_it_shows_what_changes_and_keeps_nothing_yet(
    dirk: Member, esra: Member, places: Places, client_for: SignIn
) -> None:
    covenant = a_covenant(dirk)
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    mark = latest_text(covenant).checksum

    page = _send(client_for(dirk), _address(covenant), _typed(another_text(covenant), seen=mark, wish="check"))

    said = page.content.decode()
    assert "all parties are asked to sign again" in said
    assert '<ins class="word-added">' in said
    assert covenant.versions.count() == 1


def test_it_keeps_the_next_version_with_articles_in_their_new_order(
    dirk: Member, esra: Member, places: Places, client_for: SignIn
) -> None:
    covenant = a_covenant(dirk)
    a_signature(esra, a_party(dirk, covenant, places.board.pk))
    mark = latest_text(covenant).checksum
    order = {"articles-0-ORDER": "2", "articles-1-ORDER": "1"}

    _send(client_for(dirk), _address(covenant), _typed(text_in(latest_text(covenant)), seen=mark, **order))

    latest = latest_text(covenant)
    assert latest.number == 2
    assert [article.key for article in latest.articles.all()] == ["money", "purpose"]


def test_it_takes_an_article_away(dirk: Member, client_for: SignIn) -> None:
    covenant = a_covenant(dirk)
    mark = latest_text(covenant).checksum

    _send(
        client_for(dirk),
        _address(covenant),
        _typed(text_in(latest_text(covenant)), seen=mark, **{"articles-1-DELETE": "on"}),
    )

    assert [article.key for article in latest_text(covenant).articles.all()] == ["purpose"]


def test_it_does_not_bury_what_another_wrote(dirk: Member, client_for: SignIn) -> None:
    covenant = a_covenant(dirk)
    mark = latest_text(covenant).checksum
    typed = _typed(another_text(covenant, "Mijn woorden"), seen=mark)
    write_other_text(dirk, covenant, "Iemand was eerder")

    page = _send(client_for(dirk), _address(covenant), typed).content.decode()

    assert "Somebody else changed the text" in page
    assert "Mijn woorden" in page
    assert re.search(r"Iemand was eerder", latest_text(covenant).articles.all()[0].text)


@pytest.mark.parametrize("who", ["esra", "femke", "amina", "paula"])
def test_it_is_for_the_coordinator(who: str, dirk: Member, client_for: SignIn, request: pytest.FixtureRequest) -> None:
    covenant = a_covenant(dirk)

    assert client_for(request.getfixturevalue(who)).get(_address(covenant)).status_code == 403

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.pupils.models import Journey
from steiger.transitions import actions
from steiger.transitions.models import PlacementDocument
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey, page: str = "write") -> str:
    return f"/po2601/move/{journey.case_number}/document/{page}/"


@pytest.fixture
def document(journey: Journey, places: Places, amina: Member) -> PlacementDocument:
    factories.announced(journey, places, by=amina)
    return actions.draft_document(journey=journey, by=amina)


def test_it_reminds_of_what_does_not_travel_and_keeps_a_draft(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    page = client_for(amina).get(url(journey))
    words = page.content.decode()
    assert str(page.context["reminder"]) in words
    assert f'data-draft="document-{journey.case_number}-1"' in words


def test_it_saves_the_sections(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    saved = client_for(amina).post(url(journey), {"advice": "Woordenschat", "school_history": "Zoals bekend"})

    assert saved.status_code == 302
    document.refresh_from_db()
    assert (document.advice, document.school_history) == ("Woordenschat", "Zoals bekend")


def test_it_takes_facts_over_again(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    assert client_for(amina).post(url(journey, "renew")).status_code == 302
    assert client_for(amina).get(url(journey, "renew")).status_code == 405


def test_it_is_refused_after_the_parents_saw_it(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    factories.inspect(document, by=amina)
    client = client_for(amina)
    assert client.get(url(journey)).status_code == 403
    assert client.post(url(journey), {"advice": "x"}).status_code == 403

    made = client.post(url(journey, "new-version"))

    assert made.headers["Location"].endswith("/document/write/")
    assert client.post(url(journey), {"advice": "x"}).status_code == 302
    assert client.post(url(journey, "new-version")).headers["Location"].endswith("/document/")


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("carla", 403), ("teun", 403)])
@pytest.mark.parametrize("page", ["write", "renew", "new-version"])
def test_it_is_closed_to_others(
    who: str,
    status: int,
    page: str,
    document: PlacementDocument,
    journey: Journey,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    assert client_for(request.getfixturevalue(who)).post(url(journey, page)).status_code == status

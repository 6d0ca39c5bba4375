from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.pupils.models import Journey
from steiger.transitions import actions
from steiger.transitions.models import Inspection, PlacementDocument
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/document/inspection/"


@pytest.fixture
def document(journey: Journey, places: Places, amina: Member) -> PlacementDocument:
    factories.announced(journey, places, by=amina)
    return actions.draft_document(journey=journey, by=amina)


def sent(**changed: str) -> dict[str, str]:
    return {
        "seen_on": clock.today().isoformat(),
        "seen_by": "Rima Haddad",
        "language": "ar",
        "agreement": "no",
        "reason": "Het gaat hun te snel.",
        "own_view": "  نحن سعداء ",
        **changed,
    }


def test_it_knows_the_language_of_the_parents(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    page = client_for(amina).get(url(journey))
    assert page.context["form"].initial["language"] == "ar"
    assert 'dir="auto"' in page.content.decode()


def test_it_records_their_own_view_as_given(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    assert client_for(amina).post(url(journey), sent()).status_code == 302

    inspection = Inspection.objects.get()
    assert (inspection.own_view, inspection.agreement) == ("  نحن سعداء ", "no")
    assert client_for(amina).get(url(journey)).status_code == 403


def test_it_says_what_is_wrong(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    page = client_for(amina).post(url(journey), sent(seen_on="2030-01-01"))
    assert "seen_on" in page.context["form"].errors


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("carla", 403)])
def test_it_is_closed_to_others(
    who: str,
    status: int,
    document: PlacementDocument,
    journey: Journey,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    assert client_for(request.getfixturevalue(who)).post(url(journey), sent()).status_code == status

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.enums import Looked
from steiger.audit.models import Look
from steiger.pupils.models import Journey
from steiger.transitions import actions
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/document/"


def test_it_says_what_to_do_when_there_is_none(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    assert "/document/draft/" not in client_for(amina).get(url(journey)).content.decode()
    factories.announced(journey, places, by=amina)
    assert "/document/draft/" in client_for(amina).get(url(journey)).content.decode()


def test_it_shows_the_document_and_is_logged(
    journey: Journey, places: Places, amina: Member, bram: Member, client_for: SignIn
) -> None:
    bond = factories.announced(journey, places, by=amina)
    factories.signed(journey, bond, staff=amina, care=bram)

    page = client_for(bram).get(url(journey))

    words = page.content.decode()
    for expected in ("Amira Haddad", "Cito M4", "Rima Haddad", "Basisschool tot groep 4."):
        assert expected in words
    assert Look.objects.filter(
        user_id=bram.user_id, looked_at=Looked.DOCUMENT, case_number=journey.case_number
    ).exists()


def test_it_says_who_signs_to_whoever_does_not_sign(
    journey: Journey, places: Places, amina: Member, dirk: Member, client_for: SignIn
) -> None:
    factories.announced(journey, places, by=amina)
    factories.inspected(journey, by=amina)

    words = client_for(dirk).get(url(journey)).content.decode()

    assert "De nieuwkomersschool tekent voor zichzelf" in words
    assert "De intern begeleider van de moederschool tekent" in words
    assert "Vraag het aan de coördinator" not in words, "a coordinator is not sent to the coordinator"


def test_it_shows_an_earlier_version_and_none_that_is_not_there(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    factories.announced(journey, places, by=amina)
    actions.new_version(document=factories.inspected(journey, by=amina), by=amina)
    client = client_for(amina)

    assert client.get(url(journey)).context["document"].version == 2
    assert client.get(url(journey), {"version": "1"}).context["document"].version == 1
    assert client.get(url(journey), {"version": "9"}).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("zoe", 404), ("bram", 404), ("teun", 404), ("carla", 404), ("esra", 403), ("femke", 403)]
)
def test_it_is_closed_to_others(
    who: str,
    status: int,
    journey: Journey,
    places: Places,
    amina: Member,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    factories.announced(journey, places, by=amina)
    factories.inspected(journey, by=amina)
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(journey)).status_code == status

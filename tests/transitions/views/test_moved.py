from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey) -> str:
    return f"/po2601/move/{journey.case_number}/moved/"


def test_it_asks_why_when_the_document_is_not_signed(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    factories.announced(journey, places, by=amina)
    client = client_for(amina)
    today = clock.today().isoformat()

    refused = client.post(url(journey), {"moved_on": today})
    assert "without_document_reason" in refused.context["form"].errors

    assert client.post(url(journey), {"moved_on": today, "without_document_reason": "Verhuisd"}).status_code == 302
    journey.refresh_from_db()
    assert journey.moved_on == clock.today()


def test_it_asks_only_the_day_when_everybody_signed(
    journey: Journey, places: Places, amina: Member, bram: Member, client_for: SignIn
) -> None:
    bond = factories.announced(journey, places, by=amina)
    factories.signed(journey, bond, staff=amina, care=bram)

    page = client_for(amina).get(url(journey))

    assert list(page.context["form"].fields) == ["moved_on"]
    assert client_for(amina).post(url(journey), {"moved_on": clock.today().isoformat()}).status_code == 302


def test_it_is_refused_without_a_school(journey: Journey, amina: Member, client_for: SignIn) -> None:
    assert client_for(amina).get(url(journey)).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("bram", 403), ("teun", 403), ("femke", 403)])
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
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(journey)).status_code == status

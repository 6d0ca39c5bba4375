from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.enums import Looked
from steiger.audit.models import Look
from steiger.documents.selectors import content_of
from steiger.pupils.models import Journey
from steiger.transitions.models import PlacementDocument
from tests.factories import Places
from tests.transitions import factories

SignIn = Callable[[Member], Client]


def url(journey: Journey, version: int = 1) -> str:
    return f"/po2601/move/{journey.case_number}/document/{version}/pdf/"


@pytest.fixture
def document(journey: Journey, places: Places, amina: Member, bram: Member) -> PlacementDocument:
    bond = factories.announced(journey, places, by=amina)
    signed = factories.signed(journey, bond, staff=amina, care=bram)
    return PlacementDocument.objects.select_related("file").get(pk=signed.pk)


def test_it_gives_the_frozen_bytes_and_is_logged(
    document: PlacementDocument, journey: Journey, bram: Member, client_for: SignIn
) -> None:
    answer = client_for(bram).get(url(journey))

    assert document.file is not None
    assert answer.content == content_of(document.file)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Haddad" not in answer.headers["Content-Disposition"]
    assert Look.objects.filter(user_id=bram.user_id, looked_at=Looked.DOCUMENT).exists()


def test_it_gives_paper_to_sign_before_that(
    journey: Journey, places: Places, amina: Member, client_for: SignIn
) -> None:
    factories.announced(journey, places, by=amina)
    factories.inspected(journey, by=amina)
    assert client_for(amina).get(url(journey)).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("who", "status"),
    [("zoe", 404), ("rita", 404), ("teun", 404), ("carla", 404), ("esra", 403), ("femke", 403), ("dirk", 200)],
)
def test_it_follows_the_rule_of_the_page(
    who: str,
    status: int,
    document: PlacementDocument,
    journey: Journey,
    client_for: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(journey)).status_code == status
    assert client.get(f"/po2601/move/{journey.case_number}/document/").status_code == status


def test_it_knows_no_other_version(
    document: PlacementDocument, journey: Journey, amina: Member, client_for: SignIn
) -> None:
    assert client_for(amina).get(url(journey, 2)).status_code == 404

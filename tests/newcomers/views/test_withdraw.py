from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.newcomers.models import Placement
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/referral/{journey.case_number}/withdraw/"


def test_it_frees_the_place(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    answer = client_for(amina).post(_url(journey))

    assert answer.headers["Location"] == "/po2601/newcomers/desk/"
    assert not Placement.objects.filter(ended_on__isnull=True).exists()


def test_it_says_why_when_the_child_has_started(client_for: ClientFor, amina: Member, places: Places) -> None:
    page = client_for(amina).post(_url(placed(amina, places)))

    assert page.status_code == 409
    assert "al op de nieuwkomersschool" in page.content.decode()


def test_it_is_closed_to_who_referred(
    client_for: ClientFor, bram: Member, amina: Member, zoe: Member, places: Places
) -> None:
    journey = referred(bram, places)

    assert client_for(bram).post(_url(journey)).status_code == 403
    assert client_for(zoe).post(_url(journey)).status_code == 404

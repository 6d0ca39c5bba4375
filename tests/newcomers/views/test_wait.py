from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.newcomers.enums import Urgency
from steiger.newcomers.models import WaitingListEntry
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/referral/{journey.case_number}/wait/"


def test_it_puts_the_child_on_the_waiting_list(client_for: ClientFor, dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)

    answer = client_for(dirk).post(_url(journey), {"urgency": Urgency.HIGH, "reason": "Zit thuis"})

    assert answer.headers["Location"] == "/po2601/newcomers/desk/"
    assert WaitingListEntry.objects.get(journey=journey).reason == "Zit thuis"


def test_it_asks_for_the_reason_of_urgency(client_for: ClientFor, dirk: Member, places: Places) -> None:
    page = client_for(dirk).post(_url(referred(dirk, places)), {"urgency": Urgency.HIGH})

    assert "reason" in page.context["wait_form"].errors
    assert not WaitingListEntry.objects.exists()


def test_it_is_closed_to_who_referred(client_for: ClientFor, bram: Member, zoe: Member, places: Places) -> None:
    journey = referred(bram, places)

    assert client_for(bram).post(_url(journey), {"urgency": Urgency.NORMAL}).status_code == 403
    assert client_for(zoe).post(_url(journey), {"urgency": Urgency.NORMAL}).status_code == 404

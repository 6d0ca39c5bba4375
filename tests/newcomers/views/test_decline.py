from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.pupils.enums import LeavingReason, Phase
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/referral/{journey.case_number}/decline/"


def test_it_declines_with_the_reason_that_the_referring_school_reads(
    client_for: ClientFor, bram: Member, dirk: Member, places: Places
) -> None:
    journey = referred(bram, places)

    client_for(dirk).post(_url(journey), {"leaving_reason": LeavingReason.NOT_A_NEWCOMER, "reason": "Woont elders"})

    journey.refresh_from_db()
    assert journey.phase == Phase.LEFT
    page = client_for(bram).get(f"/po2601/newcomers/referral/{journey.case_number}/")
    assert "Woont elders" in page.content.decode()


def test_it_asks_why(client_for: ClientFor, dirk: Member, places: Places) -> None:
    journey = referred(dirk, places)

    page = client_for(dirk).post(_url(journey), {"reason": " "})

    assert set(page.context["decline_form"].errors) == {"leaving_reason", "reason"}


def test_it_is_closed_to_who_referred(client_for: ClientFor, bram: Member, zoe: Member, places: Places) -> None:
    journey = referred(bram, places)
    typed = {"leaving_reason": LeavingReason.WITHDRAWN, "reason": "Toch niet"}

    assert client_for(bram).post(_url(journey), typed).status_code == 403
    assert client_for(zoe).post(_url(journey), typed).status_code == 404

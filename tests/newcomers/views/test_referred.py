from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from tests.factories import Places
from tests.newcomers.factories import referred

ClientFor = Callable[[Member], Client]


def test_it_says_by_when_there_is_an_answer_and_why(client_for: ClientFor, bram: Member, places: Places) -> None:
    journey = referred(bram, places)

    page = client_for(bram).get(f"/po2601/newcomers/referral/{journey.case_number}/next/")

    text = page.content.decode()
    assert page.status_code == 200
    assert journey.case_number in text
    assert "binnen 5 werkdagen na de aanmelding (beleid" in text
    assert "العربية" in text
    assert "data-print" in text


def test_it_does_not_exist_for_who_did_not_refer(
    client_for: ClientFor, bram: Member, rita: Member, zoe: Member, places: Places
) -> None:
    url = f"/po2601/newcomers/referral/{referred(bram, places).case_number}/next/"

    assert client_for(rita).get(url).status_code == 404
    assert client_for(zoe).get(url).status_code == 404

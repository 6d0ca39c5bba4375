from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import Region
from tests.factories import Places, make_journey

For = Callable[[Member], Client]
URL = "/po2601/search/"


def test_it_finds_a_child_in_another_spelling(region: Region, dirk: Member, client_for: For) -> None:
    make_journey(region, call_name="Yousef", last_name="al-Masri")

    assert "al-Masri" in client_for(dirk).get(URL, {"q": "youssef masri"}).content.decode()


def test_it_promises_only_what_somebody_can_find(
    region: Region, dirk: Member, carla: Member, esra: Member, client_for: For
) -> None:
    hints = {member.name: client_for(member).get(URL).content.decode() for member in (dirk, carla, esra)}

    assert "Zoek een leerling, school of persoon" in hints["Dirk"]
    assert 'placeholder="Zoek een leerling of school"' in hints["Carla"]
    assert 'placeholder="Zoek een school"' in hints["Esra"]
    assert "leerling" not in hints["Esra"].split('role="search"')[1].split("</form>")[0]


def test_it_never_finds_a_child_for_a_board_member(
    region: Region, esra: Member, femke: Member, client_for: For
) -> None:
    journey = make_journey(region, call_name="Yousef", last_name="Masri")

    for member in (esra, femke):
        for text in ("masri", journey.case_number):
            page = client_for(member).get(URL, {"q": text}).content.decode()
            assert f"/children/{journey.case_number}" not in page
            assert "Yousef" not in page


def test_it_finds_schools(region: Region, places: Places, esra: Member, client_for: For) -> None:
    assert "De Regenboog" in client_for(esra).get(URL, {"q": "regenboog"}).content.decode()


def test_it_asks_for_two_letters(region: Region, dirk: Member, client_for: For) -> None:
    assert client_for(dirk).get(URL, {"q": "a"}).status_code == 200

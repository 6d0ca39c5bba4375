from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import Region
from tests.factories import make_journey

For = Callable[[Member], Client]
URL = "/po2601/privacy/looks/"


def test_it_tells_the_privacy_officer_who_looked(region: Region, dirk: Member, paula: Member, client_for: For) -> None:
    journey = make_journey(region, last_name="Haddad")
    client_for(dirk).get(f"/po2601/children/{journey.case_number}/")

    page = client_for(paula).get(URL).content.decode()

    assert "Dirk" in page
    assert journey.case_number in page
    assert "Haddad" not in page


def test_it_is_for_the_privacy_officer_alone(
    region: Region, dirk: Member, ad: Member, amina: Member, client_for: For
) -> None:
    for member in (dirk, ad, amina):
        assert client_for(member).get(URL).status_code == 403


def test_it_filters_by_case_and_person(region: Region, dirk: Member, paula: Member, client_for: For) -> None:
    one, other = make_journey(region), make_journey(region)
    for journey in (one, other):
        client_for(dirk).get(f"/po2601/children/{journey.case_number}/")

    page = client_for(paula).get(URL, {"case": one.case_number.lower(), "q": "dirk"}).content.decode()

    assert one.case_number in page
    assert other.case_number not in page

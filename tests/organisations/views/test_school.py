from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import PupilCount
from tests.factories import Places, make_school

SignIn = Callable[[Member], Client]


def test_it_shows_the_facts(client_for: SignIn, esra: Member, places: Places) -> None:
    school = places.mother_school
    PupilCount.objects.create(school=school, year=2025, pupils=231)
    PupilCount.objects.create(school=school, year=2024, is_small=True)
    page = client_for(esra).get(f"/po2601/schools/{school.code}/").content.decode()
    for fact in (school.name, school.code, "Stichting De Oever", "3511 AA", "231"):
        assert fact in page
    assert "/mark/" not in page


def test_it_offers_marking_to_the_coordinator(client_for: SignIn, dirk: Member, places: Places) -> None:
    regular = client_for(dirk).get(f"/po2601/schools/{places.mother_school.code}/").content.decode()
    assert f"/po2601/schools/{places.mother_school.code}/mark/" in regular
    newcomer = client_for(dirk).get(f"/po2601/schools/{places.newcomer_school.code}/").content.decode()
    assert f"/po2601/schools/{places.newcomer_school.code}/unmark/" in newcomer


def test_it_knows_no_school_of_another_region(client_for: SignIn, dirk: Member, zoe: Member, places: Places) -> None:
    elsewhere = make_school("Elders", partnership="PO9999")
    assert client_for(dirk).get(f"/po2601/schools/{elsewhere.code}/").status_code == 404
    assert client_for(zoe).get(f"/po2601/schools/{places.mother_school.code}/").status_code == 404

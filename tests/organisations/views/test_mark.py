from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import NewcomerFacility
from tests.factories import Places

SignIn = Callable[[Member], Client]


def test_it_marks_a_newcomer_school(client_for: SignIn, dirk: Member, places: Places) -> None:
    url = f"/po2601/schools/{places.mother_school.code}/mark/"
    client = client_for(dirk)
    assert client.get(url).status_code == 200
    response = client.post(url, {"kind": "language_class", "from_on": "2026-08-17"})
    assert response.status_code == 302
    assert NewcomerFacility.objects.get(school=places.mother_school).kind == "language_class"


def test_it_shows_a_refusal_beside_the_input(client_for: SignIn, dirk: Member, places: Places) -> None:
    url = f"/po2601/schools/{places.newcomer_school.code}/mark/"
    response = client_for(dirk).post(url, {"kind": "newcomer_school", "from_on": "2026-08-17"})
    assert response.status_code == 200
    assert response.context["form"].errors["kind"]


def test_it_refuses_who_does_not_manage_schools(client_for: SignIn, bram: Member, esra: Member, places: Places) -> None:
    url = f"/po2601/schools/{places.mother_school.code}/mark/"
    for member in (bram, esra):
        response = client_for(member).post(url, {"kind": "language_class", "from_on": "2026-08-17"})
        assert response.status_code == 403
    assert not NewcomerFacility.objects.filter(school=places.mother_school).exists()


def test_it_unmarks_a_newcomer_school(client_for: SignIn, dirk: Member, places: Places) -> None:
    url = f"/po2601/schools/{places.newcomer_school.code}/unmark/"
    client = client_for(dirk)
    assert client.get(url).status_code == 200
    assert client.post(url, {"until_on": "2019-01-01"}).context["form"].errors["until_on"]
    assert client.post(url, {"until_on": "2026-07-01"}).status_code == 302
    assert not NewcomerFacility.objects.filter(until_on__isnull=True).exists()

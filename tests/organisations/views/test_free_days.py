from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import LocalFreeDay
from tests.factories import Places, make_school

URL = "/po2601/schools/free-days/"
SignIn = Callable[[Member], Client]


def test_it_adds_shows_and_removes_a_free_day(client_for: SignIn, dirk: Member, bram: Member, places: Places) -> None:
    client = client_for(dirk)
    assert client.get(f"{URL}add/").status_code == 200
    filled = {"name": "Studiedag", "first_on": "2026-10-07", "last_on": "", "school": places.mother_school.code}
    assert client.post(f"{URL}add/", filled).status_code == 302
    free_day = LocalFreeDay.objects.get()
    assert free_day.school_id == places.mother_school.pk
    remove = f"{URL}{free_day.pk}/remove/"
    assert remove in client.get(URL).content.decode()
    read_only = client_for(bram).get(URL).content.decode()
    assert "Studiedag" in read_only
    assert remove not in read_only
    assert client.get(remove).status_code == 405
    assert client.post(remove).status_code == 302
    assert not LocalFreeDay.objects.exists()
    assert client.post(remove).status_code == 404


def test_it_refuses_bad_days_strange_schools_and_other_people(
    client_for: SignIn, dirk: Member, bram: Member, places: Places
) -> None:
    elsewhere = make_school("Elders", partnership="PO9999")
    client = client_for(dirk)
    bad = {"name": "x", "first_on": "2026-10-07", "last_on": "2026-10-01"}
    assert client.post(f"{URL}add/", bad).context["form"].errors["last_on"]
    strange = {"name": "x", "first_on": "2026-10-07", "school": elsewhere.code}
    assert client.post(f"{URL}add/", strange).context["form"].errors["school"]
    assert client_for(bram).post(f"{URL}add/", {"name": "x", "first_on": "2026-10-07"}).status_code == 403
    assert not LocalFreeDay.objects.exists()

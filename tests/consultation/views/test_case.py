"""The pages, as those see them who may and who may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.consultation.models import Case
from steiger.cooperation.models import Body, Meeting
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from tests.consultation import factories
from tests.factories import Places

SignIn = Callable[[Member], Client]


@pytest.fixture
def url(case: Case) -> str:
    return f"/po2601/consultation/{case.journey.case_number}/"


def test_the_table_reads_it_by_number_and_initials(url: str, case: Case, bram: Member, client_for: SignIn) -> None:
    page = client_for(bram).get(url).content.decode()

    assert case.question in page
    assert f"A.H. · {case.journey.case_number}" in page
    assert "Amira" not in page
    assert "Haddad" not in page
    assert f"/children/{case.journey.case_number}/" not in page


def test_each_opening_stands_in_the_log_of_looking(url: str, case: Case, bram: Member, client_for: SignIn) -> None:
    client = client_for(bram)
    client.get("/po2601/consultation/")
    assert not Look.objects.exists()
    client.get(url)

    look = Look.objects.get()
    assert (look.looked_at, look.case_number, look.user_id) == ("case", case.journey.case_number, bram.user_id)


def test_who_brought_it_finds_the_way_to_the_file(url: str, amina: Member, client_for: SignIn) -> None:
    page = client_for(amina).get(url).content.decode()

    assert "Haddad" in page
    assert "/withdraw/" in page


def test_the_list_shows_no_words_of_a_case(case: Case, bram: Member, client_for: SignIn) -> None:
    page = client_for(bram).get("/po2601/consultation/").content.decode()

    assert case.journey.case_number in page
    assert case.question not in page
    assert "Haddad" not in page


def test_an_empty_list_says_so(body: Body, bram: Member, client_for: SignIn) -> None:
    page = client_for(bram).get("/po2601/consultation/").content.decode()

    assert "No cases to talk about" in page or "geen casussen" in page


def test_the_list_costs_the_same_for_one_and_three(
    region: Region, places: Places, meeting: Meeting, amina: Member, bram: Member, client_for: SignIn,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    for count in (1, 2):
        for _number in range(count):
            factories.bring(factories.make_child(region, places), amina)
        client = client_for(bram)
        with django_assert_max_num_queries(21):
            assert client.get("/po2601/consultation/").status_code == 200


def test_bringing_a_case_keeps_what_was_typed(
    journey: Journey, meeting: Meeting, amina: Member, client_for: SignIn
) -> None:
    client, url = client_for(amina), f"/po2601/consultation/{journey.case_number}/bring/"
    assert client.get(url).status_code == 200
    typed = {**factories.TEXTS, "tried": "Amira kreeg hulp.", "agenda": f"{meeting.body_id}-{meeting.pk}"}
    page = client.post(url, typed).content.decode()

    assert "Amira kreeg hulp." in page
    assert "A.H." in page
    assert not Case.objects.exists()

    response = client.post(url, {**typed, "tried": "Kreeg hulp."})
    assert response["Location"] == f"/po2601/consultation/{journey.case_number}/"


def test_a_second_case_is_refused_with_the_reason(case: Case, amina: Member, client_for: SignIn) -> None:
    page = client_for(amina).get(f"/po2601/consultation/{case.journey.case_number}/bring/").content.decode()

    assert "<textarea" not in page
    assert "already" in page or "al ingebracht" in page


def test_the_chair_records_the_outcome(
    url: str, case: Case, journey: Journey, sofie: Member, amina: Member, client_for: SignIn
) -> None:
    chair = client_for(sofie)
    assert "<textarea" not in chair.get(f"{url}outcome/").content.decode()
    with clock.everywhere_on(clock.today() + timedelta(days=7)):
        assert "<textarea" in chair.get(f"{url}outcome/").content.decode()
        assert chair.post(f"{url}outcome/", {"outcome": "support", "advice": ""}).status_code == 200
        response = chair.post(f"{url}outcome/", {"outcome": "support", "advice": "Hulp van de Nt2-specialist."})
        assert response.status_code == 302
        assert chair.get(url).status_code == 404
        file = client_for(amina).get(f"/po2601/children/{journey.case_number}/").content.decode()

    assert "Hulp van de Nt2-specialist." in file


def test_a_plain_member_cannot_record_by_posting(url: str, case: Case, bram: Member, client_for: SignIn) -> None:
    with clock.everywhere_on(clock.today() + timedelta(days=7)):
        page = client_for(bram).post(f"{url}outcome/", {"outcome": "support", "advice": "Zomaar"})
    case.refresh_from_db()

    assert page.status_code == 200
    assert case.is_open


def test_it_moves_to_another_agenda_and_is_withdrawn(
    url: str, case: Case, body: Body, dirk: Member, amina: Member, bram: Member, client_for: SignIn
) -> None:
    later, client = factories.call(body, dirk, days=28), client_for(amina)
    assert client.get(f"{url}agenda/").status_code == 200
    assert client_for(bram).get(f"{url}agenda/").status_code == 403
    client.post(f"{url}agenda/", {"agenda": f"{body.pk}-{later.pk}"})
    case.refresh_from_db()
    assert case.meeting_id == later.pk

    client.post(f"{url}withdraw/")
    assert client.get(url).status_code == 404
    assert client_for(bram).get(url).status_code == 404

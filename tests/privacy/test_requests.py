from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region
from steiger.privacy.actions import answer_request, extend_request, record_request
from steiger.privacy.enums import Answer, RequestKind
from steiger.privacy.models import DataRequest
from steiger.privacy.rules.requests import due_on, months_after
from steiger.privacy.selectors.requests import data_requests, requests_due_for
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from tests.factories import Places, make_journey

For = Callable[[Member], Client]
URL = "/po2601/privacy/requests/"


@pytest.fixture
def journey(region: Region, places: Places, dirk: Member) -> Journey:
    found = make_journey(region)
    involve(journey=found, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    return found


def ask(by: Member, journey: Journey, days_ago: int = 0, asked: str = "De naam klopt niet") -> DataRequest:
    return record_request(
        by=by, journey=journey, kind=RequestKind.CORRECTION, asked_by="Mevrouw Haddad", asked=asked,
        received_on=clock.today() - timedelta(days=days_ago),
    )  # fmt: skip


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_the_term_is_the_same_day_a_month_later_or_the_last_of_a_shorter_month(day: date) -> None:
    due = due_on(day)

    assert 28 <= (due - day).days <= 31
    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)
    assert months_after(day, 12) == day.replace(year=day.year + 1, day=min(day.day, months_after(day, 12).day))


def test_a_request_is_written_down_and_decided_by_somebody_else(journey: Journey, amina: Member, dirk: Member) -> None:
    request = ask(amina, journey)
    assert request.due_on == due_on(clock.today())

    with pytest.raises(NotAllowedError):
        answer_request(by=amina, request=request, outcome=Answer.GRANTED, answer="Verbeterd.")
    answered = answer_request(by=dirk, request=request, outcome=Answer.GRANTED, answer="Verbeterd.")

    assert (answered.answered_by_id, answered.outcome) == (dirk.user_id, Answer.GRANTED)
    with pytest.raises(NotAllowedError):
        answer_request(by=dirk, request=request, outcome=Answer.REFUSED, answer="Toch niet.")
    kinds = Happening.objects.filter(case_number=journey.case_number).values_list("kind", flat=True)
    assert {"record_data_request", "answer_data_request"} <= set(kinds)
    assert not Happening.objects.filter(details__icontains="Haddad").exists()


def test_an_answer_needs_its_reason(journey: Journey, amina: Member, dirk: Member) -> None:
    request = ask(amina, journey)
    with pytest.raises(DomainError) as refused:
        answer_request(by=dirk, request=request, outcome=Answer.REFUSED, answer=" ")
    assert refused.value.field == "answer"


def test_what_is_asked_was_asked_before_today_and_in_words(journey: Journey, amina: Member) -> None:
    with pytest.raises(DomainError) as tomorrow:
        ask(amina, journey, days_ago=-1)
    with pytest.raises(DomainError) as silent:
        ask(amina, journey, asked="")
    assert (tomorrow.value.field, silent.value.field) == ("received_on", "asked")


def test_the_term_is_made_longer_once_and_within_the_month(journey: Journey, amina: Member, dirk: Member) -> None:
    request = ask(amina, journey, days_ago=10)
    longer = extend_request(by=dirk, request=request, reason="Het dossier is groot.")
    assert longer.due_on == months_after(request.received_on, 3)
    with pytest.raises(NotAllowedError):
        extend_request(by=dirk, request=request, reason="Nog eens.")

    late = ask(amina, journey, days_ago=40)
    with pytest.raises(NotAllowedError):
        extend_request(by=dirk, request=late, reason="Te laat.")


def test_who_sees_a_request(
    region: Region, places: Places, journey: Journey, amina: Member, dirk: Member, bram: Member, paula: Member,
    teun: Member,
) -> None:  # fmt: skip
    ask(amina, journey)
    ask(dirk, make_journey(region, call_name="Karim"))

    assert [data_requests(one).count() for one in (dirk, paula, amina, bram, teun)] == [2, 2, 1, 0, 0]
    involve(
        journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk,
        level=Disclosure.ANNOUNCED, by=dirk,
    )  # fmt: skip
    assert data_requests(bram).count() == 1


def test_under_today_when_the_term_comes_near(journey: Journey, amina: Member, dirk: Member, paula: Member) -> None:
    ask(amina, journey)
    assert [requests_due_for(one) for one in (dirk, paula, amina)] == [[], [], []]

    near = ask(amina, journey, days_ago=20)

    assert [len(requests_due_for(one)) for one in (dirk, paula, amina)] == [1, 1, 0]
    assert requests_due_for(dirk)[0].due_on == near.due_on
    assert requests_due_for(dirk)[0].about == journey.case_number


def test_from_the_file_to_the_answer(journey: Journey, amina: Member, dirk: Member, client_for: For) -> None:
    staff, coordinator = client_for(amina), client_for(dirk)
    asked = {"kind": "objection", "asked_by": "Moeder", "asked": "Niet delen", "received_on": clock.today()}

    saved = staff.post(f"{URL}new/{journey.case_number}/", asked)
    page = coordinator.get(saved["Location"]).content.decode()
    assert "Niet delen" in page
    assert "Iemand anders beslist" in staff.get(saved["Location"]).content.decode()
    refused = coordinator.post(saved["Location"], {"outcome": "refused", "answer": ""}).content.decode()
    assert "is-wrong" in refused
    coordinator.post(saved["Location"], {"outcome": "refused", "answer": "Het moet van de wet."})

    assert DataRequest.objects.get().outcome == Answer.REFUSED
    assert "Het moet van de wet." in staff.get(saved["Location"]).content.decode()


def test_the_privacy_officer_reads_no_name(journey: Journey, amina: Member, paula: Member, client_for: For) -> None:
    request = ask(amina, journey)
    client = client_for(paula)

    pages = [client.get(path).content.decode() for path in (URL, f"{URL}{request.pk}/")]

    assert all(journey.case_number in page and "Amira" not in page for page in pages)
    assert client.get(f"{URL}new/{journey.case_number}/").status_code == 403


def test_the_list_asks_as_much_for_three_as_for_one(
    region: Region, journey: Journey, amina: Member, dirk: Member, client_for: For
) -> None:
    client = client_for(dirk)
    ask(amina, journey)
    client.get(URL)
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for name in ("Karim", "Nour"):
        ask(dirk, make_journey(region, call_name=name))
    with CaptureQueriesContext(connection) as three:
        client.get(URL)
    assert len(three) == len(one)

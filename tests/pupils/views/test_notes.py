from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import ConfidentialNote, Journey
from tests.factories import Places, make_journey
from tests.pupils.test_notes import write

For = Callable[[Member], Client]


@pytest.fixture
def journey(region: Region, places: Places, dirk: Member) -> Journey:
    journey = make_journey(region)
    school = places.newcomer_school.pk
    involve(journey=journey, relation=Relation.NEWCOMER_SCHOOL, school_id=school, by=dirk)
    return journey


def url(journey: Journey, rest: str = "") -> str:
    return f"/po2601/children/{journey.case_number}/notes/{rest}"


def test_it_asks_others_why_and_opens_once(journey: Journey, amina: Member, dirk: Member, client_for: For) -> None:
    write(journey, amina)
    client = client_for(dirk)

    asked = client.get(url(journey)).content.decode()
    opened = client.post(url(journey, "open/"), {"reason": "Overleg met moeder"})
    again = client.get(url(journey)).content.decode()

    assert "Rustige plek" not in asked
    assert "Rustige plek" in opened.content.decode()
    assert opened.headers["Cache-Control"] == "no-store"
    assert "Rustige plek" not in again
    assert Look.objects.get(looked_at="note").reason == "Overleg met moeder"


def test_a_reason_in_the_address_opens_nothing(journey: Journey, amina: Member, dirk: Member, client_for: For) -> None:
    write(journey, amina)

    page = client_for(dirk).get(url(journey), {"reason": "Overleg"}).content.decode()

    assert "Rustige plek" not in page


@pytest.mark.parametrize("reason", ["", "   ", "ja"])
def test_it_wants_a_reason_in_words(
    reason: str, journey: Journey, amina: Member, dirk: Member, client_for: For
) -> None:
    write(journey, amina)

    page = client_for(dirk).post(url(journey, "open/"), {"reason": reason})

    assert page.context["open_form"].errors
    assert "Rustige plek" not in page.content.decode()
    assert not Look.objects.filter(looked_at="note").exists()


def test_the_writer_reads_at_once(journey: Journey, amina: Member, client_for: For) -> None:
    write(journey, amina)

    assert "Rustige plek" in client_for(amina).get(url(journey)).content.decode()


def test_it_keeps_a_note(journey: Journey, amina: Member, client_for: For) -> None:
    typed = {"need": "Rust", "approach": "Kondig aan", "agreed_by": "Moeder", "agreed_on": clock.today().isoformat()}

    assert client_for(amina).post(url(journey, "write/"), typed).status_code == 302
    assert ConfidentialNote.objects.get().agreed_by == "Moeder"


def test_it_keeps_what_was_typed_when_something_is_missing(journey: Journey, amina: Member, client_for: For) -> None:
    page = client_for(amina).post(url(journey, "write/"), {"need": "Rust aan tafel"})

    assert set(page.context["form"].errors) == {"approach", "agreed_by", "agreed_on"}
    assert "Rust aan tafel" in page.content.decode()


def test_it_tells_what_was_taken_back(journey: Journey, amina: Member, client_for: For) -> None:
    note = write(journey, amina)
    client = client_for(amina)

    client.post(url(journey, f"{note.pk}/withdraw/"), {"said_by": "Opa Haddad"})
    page = client.get(url(journey)).content.decode()

    assert "Opa Haddad" in page
    assert "Rustige plek" not in page


def test_it_is_closed_to_others(
    journey: Journey, amina: Member, bram: Member, carla: Member, teun: Member, zoe: Member, client_for: For
) -> None:
    note = write(journey, amina)

    for rest, data in (("open/", {"reason": "Nieuwsgierig"}), (f"{note.pk}/withdraw/", {"said_by": "Ik"})):
        codes = {
            one.name: client_for(one).post(url(journey, rest), data).status_code for one in (bram, carla, teun, zoe)
        }
        assert set(codes.values()) <= {403, 404}, codes
    assert not Look.objects.filter(looked_at="note").exists()

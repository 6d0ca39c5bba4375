from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.core import clock
from steiger.newcomers.models import Intake
from steiger.pupils.enums import Phase
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey, section: str = "") -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/intake/{section}"


def _typed(**facts: Any) -> dict[str, Any]:
    return {"held_on": clock.today().isoformat(), "present": "Moeder, Amira, tolk", "saved": "1", **facts}


def test_it_records_the_conversation_and_the_first_day(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    typed = _typed(placed_on=clock.today().isoformat())
    answer = client_for(amina).post(_url(journey, "conversation/"), typed)

    assert answer.headers["Location"] == _url(journey, "#conversation")
    journey.refresh_from_db()
    assert journey.phase == Phase.AT_NEWCOMER_SCHOOL


def test_it_starts_no_stay_while_somebody_is_still_typing(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = offered(amina, places)
    typed = _typed(placed_on=clock.today().isoformat())
    del typed["saved"]

    client_for(amina).post(_url(journey, "conversation/"), typed, headers={"HX-Request": "true"})

    journey.refresh_from_db()
    assert (journey.phase, journey.intake_on) == (Phase.INTAKE, clock.today())


def test_each_section_is_saved_by_itself_and_before_the_conversation(
    client_for: ClientFor, amina: Member, places: Places
) -> None:
    journey = offered(amina, places)
    client = client_for(amina)

    client.post(_url(journey, "schooling/"), {"years_of_school": "2,5"})
    client.post(_url(journey, "language/"), {"scripts": ["arabic", "latin"], "reads_own_language": "yes"})

    intake = Intake.objects.get(journey=journey)
    assert (intake.scripts, intake.reads_own_language, str(intake.years_of_school)) == (
        ["arabic", "latin"],
        True,
        "2.5",
    )
    assert (intake.saved, intake.held_on) == (["schooling", "language"], None)


def test_htmx_hears_what_is_missing_of_this_section_and_of_all(
    client_for: ClientFor, amina: Member, places: Places
) -> None:
    journey = offered(amina, places)

    answer = client_for(amina).post(
        _url(journey, "schooling/"), {"years_of_school": "2"}, headers={"HX-Request": "true"}
    )

    said = answer.content.decode()
    assert "Waar en hoe ging het kind naar school" in said
    assert "innerHTML:#missing" in said
    assert "<html" not in said


def test_it_shows_what_was_written_again(client_for: ClientFor, amina: Member, places: Places) -> None:
    page = client_for(amina).get(_url(placed(amina, places)))

    assert "Moeder en Amira" in page.content.decode()
    assert "placed_on" not in page.context["sections"][0][1].fields


def test_it_keeps_what_was_typed_when_something_is_wrong(client_for: ClientFor, amina: Member, places: Places) -> None:
    typed = _typed(held_on="2100-01-01", present="Oma Haddad")
    page = client_for(amina).post(_url(offered(amina, places), "conversation/"), typed)

    assert "held_on" in page.context["form"].errors
    assert "Oma Haddad" in page.content.decode()
    assert not Intake.objects.exists()


def test_a_section_that_there_is_not_is_not_found(client_for: ClientFor, amina: Member, places: Places) -> None:
    assert client_for(amina).post(_url(offered(amina, places), "religion/"), {}).status_code == 404


def test_it_asks_as_few_questions_with_everything_filled_in(
    client_for: ClientFor, amina: Member, places: Places
) -> None:
    journey = placed(amina, places)
    client = client_for(amina)
    client.get(_url(journey))
    with CaptureQueriesContext(connection) as asked:
        client.get(_url(journey))

    assert len(asked) <= 30


def test_it_says_that_there_is_no_place_yet(client_for: ClientFor, dirk: Member, places: Places) -> None:
    page = client_for(dirk).get(_url(referred(dirk, places)))

    assert page.status_code == 403
    assert "Bied eerst een plek aan" in page.content.decode()


def test_it_keeps_who_looked(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = offered(amina, places)
    client_for(amina).get(_url(journey))

    assert Look.objects.filter(case_number=journey.case_number, user_id=amina.user_id).exists()


def test_it_does_not_exist_for_who_may_not_open_the_file(
    client_for: ClientFor, bram: Member, carla: Member, dirk: Member, zoe: Member, places: Places
) -> None:
    journey = offered(dirk, places)

    assert client_for(bram).get(_url(journey)).status_code == 403
    assert client_for(carla).get(_url(journey)).status_code == 403
    assert client_for(zoe).get(_url(journey)).status_code == 404

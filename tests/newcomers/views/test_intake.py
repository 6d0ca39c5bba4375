from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.core import clock
from steiger.newcomers.models import Intake
from steiger.pupils.enums import Phase
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import offered, placed, referred

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/intake/"


def _typed(**facts: Any) -> dict[str, Any]:
    return {
        "held_on": clock.today().isoformat(),
        "present": "Moeder, Amira, tolk",
        "with_interpreter": "on",
        "years_of_school": "2,5",
        "scripts": ["arabic", "latin"],
        "reads_own_language": "yes",
        "wishes": "Voetballen",
        **facts,
    }


def test_it_records_the_conversation_and_the_first_day(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = offered(amina, places)

    answer = client_for(amina).post(_url(journey), _typed(placed_on=clock.today().isoformat()))

    assert answer.headers["Location"] == f"/po2601/children/{journey.case_number}/"
    intake = Intake.objects.get(journey=journey)
    assert (intake.scripts, intake.reads_own_language, str(intake.years_of_school)) == (
        ["arabic", "latin"],
        True,
        "2.5",
    )
    journey.refresh_from_db()
    assert journey.phase == Phase.AT_NEWCOMER_SCHOOL


def test_it_opens_what_was_recorded_to_correct_it(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    client = client_for(amina)

    page = client.get(_url(journey))
    assert "Moeder en Amira" in page.content.decode()
    assert "placed_on" not in page.context["form"].fields
    client.post(_url(journey), _typed(present="Vader"))

    assert Intake.objects.get(journey=journey).present == "Vader"


def test_it_keeps_what_was_typed_when_something_is_wrong(client_for: ClientFor, amina: Member, places: Places) -> None:
    page = client_for(amina).post(_url(offered(amina, places)), _typed(held_on="2100-01-01"))

    assert "held_on" in page.context["form"].errors
    assert "Voetballen" in page.content.decode()
    assert not Intake.objects.exists()


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

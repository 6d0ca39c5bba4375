from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers.models import Assessment
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from tests.factories import Places
from tests.newcomers.factories import placed

ClientFor = Callable[[Member], Client]


def _url(journey: Journey) -> str:
    return f"/po2601/newcomers/stay/{journey.case_number}/levels/"


def _typed(**facts: Any) -> dict[str, Any]:
    return {
        "assessed_on": clock.today().isoformat(),
        "instrument": "Observatie",
        "arithmetic_standing": "at",
        "vocabulary_standing": "below",
        "vocabulary_instrument": "TAK passief",
        "vocabulary_score": "31",
        "vocabulary_norm_fit": "no",
        **facts,
    }


def test_it_records_the_rows_with_a_standing(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = placed(amina, places)

    answer = client_for(amina).post(_url(journey), _typed())

    assert answer.headers["Location"] == f"/po2601/children/{journey.case_number}/"
    kept = {one.domain: (one.standing, one.instrument, one.norm_fit) for one in Assessment.objects.all()}
    assert kept == {
        "arithmetic": ("at", "Observatie", "unknown"),
        "vocabulary": ("below", "TAK passief", "no"),
    }


def test_it_names_each_input_for_who_cannot_see_the_table(client_for: ClientFor, amina: Member, places: Places) -> None:
    text = client_for(amina).get(_url(placed(amina, places))).content.decode()

    assert 'aria-label="Rekenen: stand"' in text or 'aria-label="Arithmetic: stand"' in text


def test_it_says_what_is_missing_beside_the_row(client_for: ClientFor, amina: Member, places: Places) -> None:
    page = client_for(amina).post(_url(placed(amina, places)), _typed(instrument=""))

    assert "arithmetic_instrument" in page.context["form"].errors
    assert "Schrijf op waar dit uit blijkt" in page.content.decode()
    assert not Assessment.objects.exists()


def test_it_refuses_an_empty_table(client_for: ClientFor, amina: Member, places: Places) -> None:
    page = client_for(amina).post(_url(placed(amina, places)), {"assessed_on": clock.today().isoformat()})

    assert page.context["form"].non_field_errors()


def test_it_shows_the_levels_until_now(client_for: ClientFor, amina: Member, places: Places) -> None:
    journey = placed(amina, places)
    client = client_for(amina)
    client.post(_url(journey), _typed())

    assert "<polyline" in client.get(_url(journey)).content.decode()


def test_it_is_for_the_specialist_of_the_child(
    client_for: ClientFor, amina: Member, carla: Member, places: Places
) -> None:
    journey = placed(amina, places)
    client = client_for(carla)
    assert client.get(_url(journey)).status_code == 404

    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=amina)

    assert client.get(_url(journey)).status_code == 200


def test_it_is_closed_to_others(
    client_for: ClientFor, amina: Member, bram: Member, zoe: Member, places: Places
) -> None:
    journey = placed(amina, places)

    assert client_for(bram).get(_url(journey)).status_code == 403
    assert client_for(zoe).get(_url(journey)).status_code == 404

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement
from tests.factories import Places, make_journey

URL = "/po2601/children/"
For = Callable[[Member], Client]


def _entrust(journey: object, carla: Member) -> None:
    Involvement.objects.create(
        region_id=carla.region_id,
        journey=journey,
        relation=Relation.SPECIALIST,
        user_id=carla.user_id,
        from_on=clock.today(),
    )


def test_it_shows_the_whole_region_to_the_coordinator(region: Region, dirk: Member, client_for: For) -> None:
    make_journey(region, last_name="Haddad")

    response = client_for(dirk).get(URL)

    assert "Haddad" in response.content.decode()


def test_it_shows_only_entrusted_children_to_a_specialist(region: Region, carla: Member, client_for: For) -> None:
    _entrust(make_journey(region, last_name="Eigen"), carla)
    make_journey(region, last_name="Vreemd")

    page = client_for(carla).get(URL).content.decode()

    assert "Eigen" in page
    assert "Vreemd" not in page


def test_it_refuses_a_board_member(region: Region, esra: Member, client_for: For) -> None:
    make_journey(region, last_name="Haddad")

    response = client_for(esra).get(URL)

    assert response.status_code == 403
    assert "Haddad" not in response.content.decode()


def test_it_filters_by_phase_and_text_in_the_address(region: Region, dirk: Member, client_for: For) -> None:
    make_journey(region, last_name="Wachter", accepted_on=clock.today())
    make_journey(region, last_name="Zojuist")

    waiting = client_for(dirk).get(URL, {"phase": "waiting"}).content.decode()
    searched = client_for(dirk).get(URL, {"text": "zojuist"}).content.decode()

    assert "Wachter" in waiting
    assert "Zojuist" not in waiting
    assert "Zojuist" in searched
    assert "Wachter" not in searched


def test_it_leaves_out_a_filter_that_makes_no_sense(region: Region, dirk: Member, client_for: For) -> None:
    make_journey(region, last_name="Haddad")

    response = client_for(dirk).get(URL, {"phase": "onzin", "school": "x", "page": "nul"})

    assert response.status_code == 200
    assert "Haddad" in response.content.decode()


def test_it_pages_after_fifty(region: Region, dirk: Member, client_for: For) -> None:
    for number in range(53):
        make_journey(region, last_name=f"Kind{number:02}")

    first = client_for(dirk).get(URL, {"order": "name"}).content.decode()
    second = client_for(dirk).get(URL, {"order": "name", "page": "2"}).content.decode()

    assert "Kind49" in first
    assert "Kind50" not in first
    assert "Kind52" in second


def test_it_answers_htmx_with_the_rows_alone(region: Region, dirk: Member, client_for: For) -> None:
    make_journey(region, last_name="Haddad")

    page = client_for(dirk).get(URL, headers={"HX-Request": "true"}).content.decode()

    assert "Haddad" in page
    assert "<html" not in page


def test_it_shows_the_board(region: Region, dirk: Member, client_for: For) -> None:
    make_journey(region, last_name="Haddad")

    assert "Haddad" in client_for(dirk).get(URL, {"view": "board"}).content.decode()


@pytest.mark.parametrize("who", ["dirk", "carla"])
def test_it_asks_the_same_number_of_questions_for_one_and_for_three(
    who: str, region: Region, places: Places, dirk: Member, carla: Member, client_for: For
) -> None:
    member = {"dirk": dirk, "carla": carla}[who]
    client = client_for(member)
    counts = []
    for _ in range(2):
        _entrust(make_journey(region), carla)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(URL)
        counts.append(len(asked))
        _entrust(make_journey(region), carla)

    assert counts[0] == counts[1]
    assert counts[0] <= 16

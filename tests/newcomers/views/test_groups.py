from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.organisations.models import Region
from tests.factories import Places
from tests.newcomers.factories import other_newcomer_school, placed

ClientFor = Callable[[Member], Client]
URL = "/po2601/newcomers/groups/"


def test_it_shows_staff_the_groups_of_their_school(
    client_for: ClientFor, amina: Member, places: Places, region: Region
) -> None:
    other_newcomer_school(region)
    placed(amina, places)

    text = client_for(amina).get(URL).content.decode()

    assert "De Bakens" in text
    assert "1 van 15" in text
    assert "De Golf" not in text
    assert "Amira" not in text


@pytest.mark.parametrize("who", ["dirk", "ad"])
def test_it_shows_the_region_all_groups(
    who: str, client_for: ClientFor, places: Places, region: Region, request: pytest.FixtureRequest
) -> None:
    other_newcomer_school(region)

    text = client_for(request.getfixturevalue(who)).get(URL).content.decode()

    assert "De Bakens" in text
    assert "De Golf" in text


def test_it_invites_to_make_the_first_group(client_for: ClientFor, dirk: Member) -> None:
    assert "Er is nog geen groep" in client_for(dirk).get(URL).content.decode()


@pytest.mark.parametrize("who", ["bram", "carla", "esra", "femke", "teun", "tom", "paula"])
def test_it_is_closed_to_others(
    who: str, client_for: ClientFor, places: Places, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == 403


def test_it_does_not_exist_for_another_region(client_for: ClientFor, zoe: Member, places: Places) -> None:
    assert client_for(zoe).get(URL).status_code == 404

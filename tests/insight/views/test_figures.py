from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.pupils.models import Journey
from tests.factories import Places

SignIn = Callable[[Member], Client]
URL = "/po2601/insight/"


@pytest.mark.parametrize("who", ["dirk", "amina", "carla", "bram", "esra", "femke", "tom", "paula"])
def test_it_never_shows_a_child(who: str, population: None, client_for: SignIn, request: pytest.FixtureRequest) -> None:
    content = client_for(request.getfixturevalue(who)).get(URL).content.decode()

    assert "Verborgen" not in content
    assert "Haddad" not in content
    assert not [number for number in Journey.objects.values_list("case_number", flat=True) if number in content]
    assert "/children/" not in re.sub(r"<nav.*?</nav>", "", content, flags=re.DOTALL)
    assert not Look.objects.exists()


def test_it_draws_each_figure_with_a_title_and_a_table(population: None, esra: Member, client_for: SignIn) -> None:
    content = client_for(esra).get(URL).content.decode()

    drawings = re.findall(r'<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"', content)
    assert len(drawings) >= 9
    for names in drawings:
        for name in names.split():
            assert f'id="{name}"' in content
    assert content.count("Hetzelfde als tabel") >= 6
    assert " style=" not in content


def test_it_tells_no_number_of_children_under_k(population: None, femke: Member, client_for: SignIn) -> None:
    content = client_for(femke).get(URL).content.decode()

    tables = re.findall(r'<td class="num">([^<]*)</td>', content)
    assert tables
    assert not {"1", "2", "3", "4"} & {text.strip() for text in tables}


def test_it_says_that_a_care_coordinator_sees_the_own_school(
    population: None, bram: Member, client_for: SignIn
) -> None:
    assert "jullie school" in client_for(bram).get(URL).content.decode()


def test_it_opens_in_a_region_without_children(places: Places, dirk: Member, client_for: SignIn) -> None:
    assert client_for(dirk).get(URL).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("teun", 403), ("ad", 403)])
def test_it_is_closed_to_others(
    who: str, status: int, places: Places, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == status

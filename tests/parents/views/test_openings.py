from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.parents.actions import count_opening
from steiger.parents.enums import Opened
from steiger.parents.selectors import openings, openings_since

SignIn = Callable[[Member], Client]
URL = "/po2601/parents/openings/"
ENGLISH = {"accept-language": "en"}
TODAY = date(2026, 3, 10)


@pytest.fixture
def opened(region: Region) -> None:
    for day, language, times in ((TODAY, "uk", 5), (date(2026, 2, 1), "uk", 3), (date(2026, 2, 2), "ti", 4)):
        with clock.on(day):
            count_opening(region_id=region.pk, language=language, what=Opened.PAGE, times=times)
    with clock.on(TODAY):
        count_opening(region_id=region.pk, language="ti", what=Opened.LEAFLET, times=2)
    with clock.on(date(2025, 3, 31)):
        count_opening(region_id=region.pk, language="ar", what=Opened.PAGE, times=9)


def test_months_and_languages_add_up(opened: None, teun: Member) -> None:
    with clock.on(TODAY):
        found = openings(teun)
        assert openings_since(teun, days=30) == {"uk": 5, "ti": 2}

    assert [month.isoformat() for month in (found.months[0], found.months[-1])] == ["2025-04-01", "2026-03-01"]
    assert found.totals[-2:] == (7, 7)
    assert found.total == 14
    assert [(line.language.code, line.total, line.by_what) for line in found.languages] == [
        ("uk", 8, (8, 0, 0)),
        ("ti", 6, (4, 0, 2)),
    ]


def test_the_page_draws_them_with_the_same_as_a_table(opened: None, teun: Member, client_for: SignIn) -> None:
    with clock.on(TODAY):
        page = client_for(teun).get(URL, headers=ENGLISH).content.decode()

    assert "opened 14 times" in page
    assert "<title id=" in page
    assert "The same as a table" in page
    assert "Tigrinya" in page


def test_nothing_opened_is_said(teun: Member, client_for: SignIn) -> None:
    assert "Nothing was opened" in client_for(teun).get(URL, headers=ENGLISH).content.decode()


def test_another_region_is_told_nothing(opened: None, zoe: Member, client_for: SignIn) -> None:
    assert openings_since(zoe, days=10000) == {}
    assert client_for(zoe).get(URL).status_code == 404


def test_it_asks_little(opened: None, teun: Member, client_for: SignIn, django_assert_max_num_queries: Any) -> None:
    client = client_for(teun)
    client.get(URL)
    with django_assert_max_num_queries(12):
        client.get(URL)

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from steiger.access.member import Member

SignIn = Callable[[Member], Client]
URL = "/po2601/manual/"


@pytest.mark.parametrize(
    ("who", "chapter"),
    [("bram", "intern-begeleider"), ("dirk", "coordinator"), ("teun", "leerkracht"), ("paula", "functionaris")],
)
def test_what_is_for_my_role_comes_first(
    who: str, chapter: str, client_for: SignIn, request: pytest.FixtureRequest
) -> None:
    content = client_for(request.getfixturevalue(who)).get(URL).content.decode()

    first = content.index('id="mine"')
    assert first < content.index(f'{URL}{chapter}/"') < content.index('id="subjects"')
    assert content.count(f'{URL}{chapter}/"') == 1


def test_the_manual_is_under_my_name(bram: Member, client_for: SignIn) -> None:
    content = client_for(bram).get("/po2601/").content.decode()

    assert f'<a class="menu-item" href="{URL}">' in content


def test_a_chapter_reads_with_pictures_and_contents(bram: Member, client_for: SignIn) -> None:
    content = client_for(bram).get(f"{URL}intern-begeleider/").content.decode()

    assert '<h1 lang="nl">Intern begeleider</h1>' in content
    assert '<a href="#deel-je-eerste-dag">Je eerste dag</a>' in content
    assert 'src="/static/guide/aanmelden.png"' in content
    assert f'href="{URL}aanmelden/#deel-is-dit-kind-al-bekend"' in content


def test_pictures_are_served_as_other_static_files() -> None:
    assert finders.find("guide/aanmelden.png")


def test_a_chapter_that_is_not_there_is_not_found(bram: Member, client_for: SignIn) -> None:
    assert client_for(bram).get(f"{URL}README/").status_code == 404
    assert client_for(bram).get(f"{URL}nergens/").status_code == 404


def test_search_finds_the_heading_first_and_without_accents(bram: Member, client_for: SignIn) -> None:
    content = client_for(bram).get(URL, {"q": "wachtlijst"}).content.decode()

    assert f"{URL}plekken-en-inschrijving/#deel-wachtlijst" in content
    assert content.index("#deel-wachtlijst") < content.index("#deel-je-dagelijkse-werk")


def test_search_says_when_nothing_is_told(bram: Member, client_for: SignIn) -> None:
    content = client_for(bram).get(URL, {"q": "xyz <b>"}).content.decode()

    assert "xyz &lt;b&gt;" in content
    assert "Probeer één woord" in content


def test_the_search_box_of_the_desk_finds_the_manual(esra: Member, client_for: SignIn) -> None:
    content = client_for(esra).get("/po2601/search/", {"q": "kleine aantallen"}).content.decode()

    assert f'href="{URL}inzicht/#deel-kleine-aantallen"' in content
    assert "Handleiding · Inzicht" in content


def test_a_chapter_asks_the_database_nothing_of_its_own(
    bram: Member, client_for: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_for(bram)
    client.get(f"{URL}aanmelden/")

    with django_assert_max_num_queries(10):
        client.get(f"{URL}overstap/")

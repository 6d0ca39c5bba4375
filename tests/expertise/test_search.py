"""What somebody types finds what the region knows: misspelt, split, joined, in other words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.queries import QUERIES
from steiger.access.member import Member
from steiger.core.scope import enter_region
from steiger.expertise import actions
from steiger.expertise.models import Article, HelpRequest, KnownWord
from steiger.expertise.rules.snippets import marked, snippet
from steiger.expertise.selectors import results, search
from steiger.organisations.models import Region
from tests.expertise import factories

AT_LEAST = 36


@pytest.fixture
def starters(dirk: Member) -> dict[int, str]:
    """The articles that come with the product, by their key."""
    actions.take_over_starters(by=dirk)
    return dict(Article.objects.values_list("pk", "starter"))


def first_three(text: str, keys: dict[int, str]) -> list[str]:
    return [keys[hit.pk] for hit in search(text).hits[:3] if hit.kind == "article"]


def test_forty_real_questions_find_their_article_among_the_first_three(starters: dict[int, str]) -> None:
    assert len(QUERIES) == 40
    missed = [(text, first_three(text, starters)) for text, wanted in QUERIES if not _found(text, wanted, starters)]

    assert len(QUERIES) - len(missed) >= AT_LEAST, missed


def _found(text: str, wanted: Sequence[str], keys: dict[int, str]) -> bool:
    return bool(set(wanted) & set(first_three(text, keys)))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Mijn leerling zwijgt al weken in de klas", "stille-periode"),
        ("Hij slaat andere kinderen en wordt boos", "boosheid"),
        ("Ze schrijft veel woorden fout", "schrijven-spelling"),
    ],
)
def test_a_sentence_as_it_is_said_finds_its_article(starters: dict[int, str], said: str, wanted: str) -> None:
    assert wanted in first_three(said, starters)


def test_each_starter_article_is_ready_to_be_read(starters: dict[int, str]) -> None:
    assert len(starters) >= 20
    for article in Article.objects.all():
        words = len(article.text.split()) + len(article.sources.split())
        assert 350 <= words <= 700, (article.starter, words)
        assert article.sources.startswith("- "), article.starter
        assert article.is_published


def test_starters_come_once_and_only_the_missing_ones(dirk: Member, starters: dict[int, str]) -> None:
    assert actions.take_over_starters(by=dirk) == 0

    Article.objects.filter(starter="rekenen").delete()

    assert actions.take_over_starters(by=dirk) == 1


def test_another_region_finds_nothing_of_it(
    dirk: Member, region: Region, zoe: Member, starters: dict[int, str]
) -> None:
    assert search("woordenschat").hits

    enter_region(zoe.region_id)

    assert search("woordenschat").hits == ()
    enter_region(region.pk)


def test_nothing_is_found_of_drafts_and_of_what_was_taken_out(dirk: Member) -> None:
    draft = factories.article(dirk, publish=False)
    assert results(dirk, "stille periode") == []
    assert not KnownWord.objects.exists()

    actions.publish_article(by=dirk, article=draft)
    assert [one.url for one in results(dirk, "stille periode")] == [f"/po2601/expertise/articles/{draft.pk}/"]

    actions.withdraw_article(by=dirk, article=draft, reason="Klopt niet meer.")
    assert results(dirk, "stille periode") == []
    assert not KnownWord.objects.exists()


def test_words_are_counted_anew_with_each_change(dirk: Member) -> None:
    one = factories.article(dirk)
    factories.article(dirk, title="Zwijgen in de kring")

    assert KnownWord.objects.get(word="zwijgen").texts == 2

    changed = actions.ArticleInput(
        title="Een kind dat wacht",
        summary="Anders.",
        text=factories.TEXT.replace("zwijgen", "wachten"),
        subjects=["reading"],
    )
    actions.change_article(by=dirk, article=one, written=changed, change="", seen=1)
    assert KnownWord.objects.get(word="zwijgen").texts == 1
    assert KnownWord.objects.get(word="wacht").texts == 1


def test_a_shared_question_is_found_and_one_that_is_not_shared_is_not(dirk: Member, bram: Member, teun: Member) -> None:
    request = factories.answered(dirk, factories.ask(bram, "Waar leen ik boeken in het Tigrinya?"))
    assert results(teun, "boeken tigrinya") == []

    actions.share_request(by=dirk, request=request, question="Waar leen je boeken in het Tigrinya?", answer="Bij ons.")

    assert [one.is_question for one in results(teun, "boeken tigrinia")] == [True]
    actions.stop_sharing(by=dirk, request=request)
    assert results(teun, "boeken tigrinya") == []
    assert HelpRequest.objects.get(pk=request.pk).shared_at is None


def test_odd_input_finds_nothing_and_breaks_nothing(dirk: Member, starters: dict[int, str]) -> None:
    for text in (
        "",
        "   ",
        "?",
        "de het een",
        "'; DROP TABLE x; --",
        "a & b | !c:*",
        "(((",
        "é" * 200,
        "x" * 5000,
        "12",
        "\x00",
    ):
        results(dirk, text)


def test_what_is_shown_is_marked_however_it_is_bent() -> None:
    shown = [
        piece.text
        for piece in marked("Scholen leren woordenschatlessen geven.", ["school", "woordenschat"])
        if piece.is_marked
    ]

    assert shown == ["Scholen", "woordenschatlessen"]
    text = "Eerst iets anders. " * 30 + "Dan de tolk bij het gesprek. " + "Nog meer tekst. " * 30
    pieces = snippet(text, ["tolk", "gesprek"])
    assert "".join(piece.text for piece in pieces).startswith("Dan de tolk bij het gesprek.")


def test_search_costs_the_same_few_queries_for_one_and_for_many(dirk: Member, starters: dict[int, str]) -> None:
    counts = []
    for text in ("logopedist", "kind school taal woorden"):
        with CaptureQueriesContext(connection) as queries:
            results(dirk, text)
        counts.append(len(queries))

    assert max(counts) <= 5, counts


def test_the_search_box_finds_articles_for_who_sees_no_child(
    esra: Member, starters: dict[int, str], client_for: Callable[[Member], Client]
) -> None:
    page = client_for(esra).get("/po2601/search/?q=woordenscat", headers={"accept-language": "en"}).content.decode()

    assert "Nieuwe woorden leren in vier stappen" in page
    assert "Article" in page

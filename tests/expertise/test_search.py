"""What somebody types finds what the region knows: misspelt, split, joined, in other words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bench.queries import QUERIES
from steiger.access.member import Member
from steiger.expertise import actions
from steiger.expertise.models import Article
from steiger.expertise.selectors import search

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

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from steiger.cooperation.enums import PartyState
from steiger.cooperation.models import Party
from steiger.cooperation.rules.covenant import (
    article_problems,
    may_be_signed,
    may_move_party,
    months_before,
    term_problems,
)
from tests.cooperation.factories import ARTICLES, TERM


@pytest.mark.parametrize(
    "day, months, expected",
    [
        (date(2029, 7, 31), 6, date(2029, 1, 31)),
        (date(2029, 7, 31), 5, date(2029, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2028, 1, 15), 12, date(2027, 1, 15)),
    ],
)
def test_months_before_ends_within_the_month(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


def test_term_problems_names_the_field() -> None:
    assert term_problems(TERM) == []
    assert [p.field for p in term_problems(replace(TERM, until_on=date(2025, 7, 31)))] == ["until_on"]
    assert [p.field for p in term_problems(replace(TERM, evaluate_on=date(2030, 1, 1)))] == ["evaluate_on"]
    assert [p.field for p in term_problems(replace(TERM, notice_months=99))] == ["notice_months"]


def test_article_problems_names_the_article() -> None:
    assert article_problems(ARTICLES) == []
    assert [p.row for p in article_problems([replace(ARTICLES[0], text=" ")])] == ["purpose"]
    assert article_problems([])


def test_may_be_signed_only_by_who_agreed_and_once() -> None:
    assert may_be_signed(Party(state=PartyState.AGREED), has_signed=False)
    assert not may_be_signed(Party(state=PartyState.AGREED), has_signed=True)
    assert not may_be_signed(Party(state=PartyState.CONVERSATION), has_signed=False)
    assert not may_be_signed(Party(state=PartyState.WITHDRAWN), has_signed=False)


def test_may_move_party_neither_signs_nor_withdraws() -> None:
    assert may_move_party(Party(state=PartyState.APPROACHED), PartyState.CONVERSATION)
    assert not may_move_party(Party(state=PartyState.AGREED), PartyState.SIGNED)
    assert not may_move_party(Party(state=PartyState.SIGNED), PartyState.WITHDRAWN)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.expertise.rules.finding import Question, closeness, postcode_in, words_in_all

LINE = (
    (6, words_in_all(["Tolkentelefoon Midden-Nederland"])),
    (5, words_in_all(["Tigrinya", "ትግርኛ", "Oekraïens", "Українська"])),
    (5, words_in_all(["Woordenschat"])),
    (4, words_in_all(["Utrecht", "3511", "nieuwkomersschool"])),
)


@pytest.mark.parametrize(
    "text",
    [
        "tolk",
        "tolkentelefon",
        "Wie spreekt er Tigrinya?",
        "ትግርኛ",
        "tigrinja",
        "oekraiens",
        "oekraiense tolk",
        "woordenschat utrecht",
        "taalschool",
        "UTRECHT",
    ],
)
def test_a_question_finds_the_line(text: str) -> None:
    assert Question(text).fit(LINE) > 0


@pytest.mark.parametrize("text", ["rekenen", "tolk amersfoort", "Turks", "xyz"])
def test_a_question_about_something_else_does_not(text: str) -> None:
    assert Question(text).fit(LINE) == 0


def test_the_name_counts_for_more_than_what_is_told() -> None:
    named = ((6, words_in_all(["Woordenschat"])), (1, frozenset[str]()))
    told = ((6, frozenset[str]()), (1, words_in_all(["woordenschat"])))

    assert Question("woordenschat").fit(named) > Question("woordenschat").fit(told)


@pytest.mark.parametrize("text", ["", "  ", "wie is er", "school", "?!"])
def test_words_around_are_no_question(text: str) -> None:
    assert not Question(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3511", ("3511", "")),
        ("3511 AB", ("3511", "")),
        ("3511ab tolk", ("3511", "tolk")),
        ("tolk 3562 kl", ("3562", "tolk")),
        ("tolk", ("", "tolk")),
        ("0123", ("", "0123")),
        ("35112", ("", "35112")),
    ],
)
def test_postcode_in(text: str, found: tuple[str, str]) -> None:
    digits, rest = postcode_in(text)

    assert (digits, rest.strip()) == found


@given(st.text(max_size=40))
def test_anything_can_be_typed(text: str) -> None:
    postcode_in(text)
    assert Question(text).fit(LINE) >= 0


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_closeness_is_a_share_and_knows_no_order(one: str, other: str) -> None:
    assert 0 <= closeness(one, other) == closeness(other, one) <= 1
    assert closeness(one, one) == 1

"""Whatever somebody types: what is filled in stays whole, and what is missing or unknown is refused with the reason."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steiger.parents.catalogue import FROM_REGION, cleaned, filled, length_of, placeholders_in
from steiger.parents.catalogue.placeholders import END_OF_ISOLATE, ISOLATE
from steiger.parents.rules import text_problem, warnings

VALUES = {name: f"<{name}>" for name in FROM_REGION}
NAMES = st.sampled_from(sorted(FROM_REGION))
# Words in every script, without braces and marks that the system sets itself.
WORDS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="{}"), min_size=1, max_size=30)


@given(st.lists(st.one_of(WORDS, NAMES.map(lambda name: f"{{{name}}}")), min_size=1, max_size=12))
def test_every_value_stands_in_its_own_isolate(parts: list[str]) -> None:
    said = filled(" ".join(parts), VALUES)

    for part in parts:
        if part.startswith("{") and part[1:-1] in VALUES:
            assert f"{ISOLATE}{VALUES[part[1:-1]]}{END_OF_ISOLATE}" in said
        else:
            assert part in said
    assert said.count(ISOLATE) == said.count(END_OF_ISOLATE)


@given(st.sets(NAMES, min_size=1), st.sets(NAMES))
def test_a_text_keeps_the_placeholders_of_the_dutch(kept: set[str], own: set[str]) -> None:
    dutch = " ".join(f"{{{name}}}" for name in sorted(kept))
    text = "x " + " ".join(f"{{{name}}}" for name in sorted(own))
    with translation.override("en"):
        problem = text_problem("page.intro", text, dutch=dutch, values={})

    missing = kept - own
    assert bool(missing) is ("is missing" in problem)
    assert all(f"{{{name}}}" in problem for name in missing)


@given(WORDS, WORDS)
def test_a_value_is_never_read_as_a_placeholder(before: str, after: str) -> None:
    said = filled(f"{before}{{phone}}{after}", {"phone": "{mail}", "mail": "verkeerd"})

    assert "verkeerd" not in said


@given(WORDS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert placeholders_in(cleaned(text)) == placeholders_in(text)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("Bel {telefoon} na {stay_weeks} weken", "does not know {telefoon}"),
        ("Na {stay_weeks} weken {", "belongs to no name"),
        ("Na {stay_weeks} weken, scene {number}", "does not know {number}"),
        ("Na een jaar", "{stay_weeks} is missing"),
        (" \u200f ", "Write the text"),
        ("{stay_weeks} " + "x" * 360, "characters too long: there is room for 360"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(text: str, reason: str) -> None:
    with translation.override("en"):
        assert reason in text_problem("path.stay.text", text, dutch="{stay_weeks}", values={"stay_weeks": "40"})


def test_length_is_what_a_reader_meets() -> None:
    assert length_of("{stay_weeks} weken", {"stay_weeks": "40"}) == len("40 weken")


def test_a_long_sentence_of_the_film_is_warned_about() -> None:
    with translation.override("en"):
        assert "long for one scene" in warnings("film.scenes.arrive.0", "x" * 71, {})[0]
    assert warnings("film.scenes.arrive.0", "x" * 70, {}) == []
    assert warnings("film.scenes.arrive.0", "x" * 111, {}) == []

from __future__ import annotations

from dataclasses import replace

import pytest

from steiger.parents.film import SCENES, SENTENCE_MOST, FilmTextError, problems, standard
from steiger.parents.film.nodes import labels_in
from steiger.parents.film.scenes import scene
from steiger.parents.film.texts import RIGHT_TO_LEFT, label_language, labels_of
from tests.parents.film.words import arabic, dutch


@pytest.mark.parametrize("language", standard.languages())
def test_every_label_of_the_pictures_says_something_in_every_language(language: str) -> None:
    labels = labels_of(standard.load(language))

    used = {key for name in SCENES for key in labels_in(scene(name).root)}

    assert {key for key in used if not labels.get(key)} == {"visit4"}


def test_a_sentence_that_is_too_long_is_refused_with_the_limit() -> None:
    long = replace(dutch(), scenes={**dutch().scenes, "law": ("a" * (SENTENCE_MOST + 1), "En nog een.")})

    assert problems(long) == [f"sentence 1 of scene law has 111 characters; 1 to {SENTENCE_MOST} fit"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"scenes": {}}, "scene arrive is missing"),
        ({"scenes": {**dutch().scenes, "dance": ("Een.", "Twee.")}}, "scene dance is unknown"),
        ({"scenes": {**dutch().scenes, "law": ("Een.",)}}, "scene law has 1 sentences instead of 2"),
        ({"labels": {"welcome": "W" * 29}}, "label welcome has 29 characters; at most 28 fit"),
    ],
)
def test_a_text_that_makes_no_film_says_why(changed: dict[str, object], reason: str) -> None:
    assert reason in problems(replace(dutch(), **changed))  # type: ignore[arg-type]


def test_the_interpreter_of_the_dutch_film_speaks_another_language() -> None:
    assert labels_of(dutch())["say_home"] == "Ласкаво просимо!"
    assert label_language(dutch(), "say_home") == "uk"
    assert label_language(arabic(), "say_home") == "ar"


@pytest.mark.parametrize(
    ("visits", "shown"),
    [(1, ["1", "", "", ""]), (3, ["1", "2", "3", ""]), (4, ["1", "2", "3", "4"]), (7, ["1", "2", "…", "7"])],
)
def test_as_many_calendars_as_visits(visits: int, shown: list[str]) -> None:
    labels = labels_of(replace(dutch(), visits=visits))

    assert [labels[f"visit{slot}"] for slot in range(1, 5)] == shown


def test_numbers_and_names_are_isolated() -> None:
    text = standard.load("ar")

    assert "\u206840\u2069" in text.scenes["group"][1]


def test_an_unknown_language_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(FilmTextError, match="nl"):
        standard.load("xx")


@pytest.mark.parametrize("language", standard.languages())
def test_what_draws_knows_which_languages_are_read_from_the_right(language: str) -> None:
    assert (language in RIGHT_TO_LEFT) is standard.load(language).is_right_to_left

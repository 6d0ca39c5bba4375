from __future__ import annotations

import json

import brotli
import pytest

from steiger.parents.film import SCENES, standard, timeline, web_film, web_text
from tests.parents.film.words import arabic, dutch


def test_the_drawings_are_small_enough_for_a_phone() -> None:
    sent = json.dumps(web_film(), separators=(",", ":")).encode()

    assert list(web_film()["scenes"]) == list(SCENES)
    assert len(brotli.compress(sent)) < 40_000


@pytest.mark.parametrize("language", ["nl", "ar", "ti", "zh"])
def test_a_language_adds_only_its_texts_and_times(language: str) -> None:
    text = standard.load(language)

    told = web_text(text)

    assert len(json.dumps(told, ensure_ascii=False).encode()) < 8_000
    assert told["seconds"] == timeline(text).seconds
    assert [one["name"] for one in told["scenes"]] == list(SCENES)
    assert told["scenes"][1]["sentences"][0][2] == text.scenes["law"][0]


def test_every_label_that_is_drawn_has_its_size() -> None:
    sizes = web_text(dutch())["sizes"]

    assert {key.split("/")[0] for key in sizes} >= {"welcome", "phone", "mail", "say_home", "visit1", "visit3"}
    assert "visit4/76" not in sizes
    assert all(0 < size <= 80 for size in sizes.values())


def test_direction_and_language_go_with_it() -> None:
    told = web_text(arabic())

    assert told["right_to_left"] is True
    assert told["label_languages"]["welcome"] == "ar"
    assert told["label_languages"]["word_boat"] == "nl"

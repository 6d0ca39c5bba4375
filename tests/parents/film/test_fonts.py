from __future__ import annotations

from dataclasses import replace

import pytest

from steiger.parents.catalogue import FOLDER as CATALOGUES
from steiger.parents.film import missing_letters, standard
from steiger.parents.film.fonts import FOLDER, fit, missing_in, set_lines
from tests.parents.film.pictures import FOLDER as REFERENCES
from tests.parents.film.pictures import TEXTS, difference, read, written
from tests.parents.film.words import arabic, dutch


@pytest.mark.parametrize("language", standard.languages())
def test_the_typefaces_have_every_letter_of_a_catalogue(language: str) -> None:
    everything = (CATALOGUES / f"{language}.toml").read_text(encoding="utf-8")

    assert missing_in(everything) == ""
    assert missing_letters(standard.load(language)) == ""


def test_a_letter_that_no_typeface_has_is_told() -> None:
    text = replace(dutch(), scenes={**dutch().scenes, "law": ("Thai: ก", "En 한 nog een.")})

    assert missing_letters(text) == "ก한"


@pytest.mark.parametrize("name", TEXTS)
def test_each_script_is_set_as_it_was_looked_at(name: str) -> None:
    mean, seen = difference(written(name), read(REFERENCES / f"{name}.png"))

    assert mean < 1
    assert seen < 0.005


def test_a_telephone_number_in_arabic_is_not_turned_round() -> None:
    """Without its isolate the groups of the number would change places."""
    isolated = "اتصلوا: \u2068088 123 45 67\u2069، لا بأس."
    turned = "اتصلوا: \u206867 45 123 088\u2069، لا بأس."
    bare = isolated.replace("\u2068", "").replace("\u2069", "")

    def picture(text: str) -> bytes:
        TEXTS["tried"] = ("ar", text)
        try:
            return written("tried").tobytes()
        finally:
            del TEXTS["tried"]

    assert picture(isolated) == written("arabic").tobytes()
    assert picture(isolated) != picture(turned)
    assert picture(isolated) != picture(bare)


def test_a_long_sentence_becomes_smaller_and_its_lines_about_equal() -> None:
    text = "Na de overstap komt een taalspecialist drie keer kijken hoe het gaat met uw kind."

    fitted = fit(text, "nl", 54, (700, 140), 0)

    assert fitted.size < 54
    assert fitted.height <= 140
    assert fitted.width < 700
    assert fitted.height == set_lines(text, "nl", fitted.size, 700, 0).Height


def test_labels_of_right_to_left_languages_fit_too() -> None:
    assert fit(arabic().labels["welcome"], "ar", 42, (200, 63), 0, 14).width <= 201


def test_every_typeface_keeps_its_licence() -> None:
    for typeface in FOLDER.glob("*.ttf"):
        licence = (FOLDER / f"OFL-{typeface.stem}.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License, Version 1.1" in licence

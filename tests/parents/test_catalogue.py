"""What ships: every language complete, with its placeholders, and no longer than there is room."""

from __future__ import annotations

import re
import tomllib

import pytest

from steiger.core.languages import LANGUAGES, language
from steiger.parents.catalogue import (
    FOLDER,
    SOURCE,
    catalogue,
    catalogues,
    is_balanced,
    limit_of,
    mark_of,
    offered,
    placeholders_in,
    problems_of,
    read,
    refused,
    source,
)
from steiger.parents.enums import Section
from steiger.parents.rules import text_problem

# The twenty languages of the families; another may be added by adding its file.
PROMISED = {
    "nl", "en", "uk", "ar", "ti", "tr", "pl", "fa", "ru", "es", "bg", "ro", "so", "kmr", "ckb", "ps", "fr", "pt", "zh",
    "am",
}  # fmt: skip
FILES = sorted(FOLDER.glob("*.toml"))
MOST = {
    "region": "Utrecht en Stichtse Vecht", "phone": "030 123 45 67", "mail": "info@example.org",
    "contact": "030 123 45 67 · info@example.org", "stay_weeks": "99", "lead_weeks": "99", "visits": "99",
    "answer_days": "99", "waiting_weeks": "99",
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_catalogue_is_complete(path: object) -> None:
    assert problems_of(path.stem, read(path), of=source().texts) == []  # type: ignore[attr-defined, arg-type]


@pytest.mark.parametrize("code", sorted(catalogues()))
def test_every_text_fits_when_it_is_filled_in(code: str) -> None:
    found = catalogue(code)
    assert found
    for key, text in found.texts.items():
        assert text_problem(key, text, dutch=source().texts[key], values=MOST) == "", key
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text), f"{key}: the system sets the direction"


def test_what_was_promised_is_offered_in_the_order_of_the_product() -> None:
    codes = [one.code for one in offered()]

    assert set(codes) >= PROMISED
    assert codes == [one.code for one in LANGUAGES if one.code in codes]
    assert codes[0] == SOURCE
    assert refused() == ()


def test_every_part_has_a_name() -> None:
    assert {key.split(".")[0] for key in source().texts} == set(Section.values)


def test_script_and_direction_agree() -> None:
    for found in catalogues().values():
        assert (found.script == "arabic") is found.language.is_right_to_left
        assert found.language is language(found.code)


@pytest.mark.parametrize(
    "changed, reason",
    [
        ({"missing": "path.stay.text"}, "path.stay.text is missing"),
        ({"unknown": "path.stay.more"}, "path.stay.more is unknown"),
        ({"said": ("path.stay.text", "Zonder getal")}, "other placeholders"),
        ({"said": ("path.stay.text", "{stay_weeks} {")}, "other placeholders"),
        ({"said": ("path.stay.text", " ")}, "path.stay.text is empty"),
        ({"said": ("film.labels.contact", "x" * 29)}, "longer than 28"),
    ],
)
def test_a_language_with_a_fault_is_not_offered(changed: dict[str, object], reason: str) -> None:
    tree = read(FOLDER / "en.toml")
    match changed:
        case {"missing": _}:
            del tree["path"]["stay"]["text"]
        case {"unknown": _}:
            tree["path"]["stay"]["more"] = "x"
        case {"said": (str(key), str(text))}:
            section, name, part = key.split(".")
            tree[section][name][part] = text

    assert reason in " ".join(problems_of("en", tree, of=source().texts))


def test_an_unknown_language_or_head_is_refused() -> None:
    tree = tomllib.loads('[language]\ncode = "xx"\nscript = "runes"\nreading_speed = 0\n')

    found = " ".join(problems_of("xx", tree, of={}))

    assert "not in core/languages.py" in found
    assert "language.script" in found
    assert "language.reading_speed" in found


def test_placeholders_of_the_page_are_only_where_the_page_fills_them() -> None:
    for key, text in source().texts.items():
        assert is_balanced(text)
        if placeholders_in(text) & {"minutes", "size", "total"}:
            assert key.startswith(("page.", "player."))


def test_a_mark_follows_the_words_and_not_the_white_space() -> None:
    assert mark_of("een  twee\n") == mark_of("een twee")
    assert mark_of("een twee") != mark_of("een drie")


def test_limits_are_those_of_the_place() -> None:
    assert limit_of("film.scenes.arrive.0").most == 110
    assert limit_of("film.labels.contact").most == 28
    assert limit_of("privacy.title").most < limit_of("privacy.what").most

"""One file a language. `nl.toml` is the source; a language whose file is not complete is not offered."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from steiger.core.languages import LANGUAGES, Language, language
from steiger.parents.catalogue.limits import limit_of
from steiger.parents.catalogue.placeholders import is_balanced, placeholders_in

FOLDER = Path(__file__).resolve().parent.parent / "catalogues"
SOURCE = "nl"
SCRIPTS = frozenset({"latin", "cyrillic", "arabic", "ethiopic", "han"})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The standard texts of one language, by key (`path.intake.text`), in the order of the Dutch file."""

    language: Language
    script: str
    translated_by: str
    checked_by: str
    reading_speed: float
    """Characters a second that a parent reads with ease."""
    texts: Mapping[str, str]

    @property
    def code(self) -> str:
        return self.language.code


@dataclass(frozen=True, slots=True)
class Refused:
    """A language that is not offered, and why."""

    code: str
    reasons: tuple[str, ...]


@cache
def source() -> Catalogue:
    """The Dutch texts, of which the others are translations."""
    tree = read(FOLDER / f"{SOURCE}.toml")
    if found := problems_of(SOURCE, tree, of=dict(_texts(tree))):
        raise ValueError(f"catalogues/{SOURCE}.toml: {'; '.join(found)}")
    return _catalogue(tree, tuple(dict(_texts(tree))))


@cache
def _read_all() -> tuple[Mapping[str, Catalogue], tuple[Refused, ...]]:
    dutch = source()
    complete, refused = {SOURCE: dutch}, []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem == SOURCE:
            continue
        try:
            tree = read(path)
            found = problems_of(path.stem, tree, of=dutch.texts)
        except tomllib.TOMLDecodeError as error:
            tree, found = {}, [f"not readable: {error}"]
        if found:
            refused.append(Refused(path.stem, tuple(found)))
        else:
            complete[path.stem] = _catalogue(tree, tuple(dutch.texts))
    # In the order in which languages stand everywhere in the product.
    ordered = {one.code: complete[one.code] for one in LANGUAGES if one.code in complete}
    return MappingProxyType(ordered), tuple(refused)


def catalogues() -> Mapping[str, Catalogue]:
    """By code, every language that is complete."""
    return _read_all()[0]


def refused() -> tuple[Refused, ...]:
    return _read_all()[1]


def catalogue(code: str) -> Catalogue | None:
    return catalogues().get(code)


def offered() -> list[Language]:
    return [one.language for one in catalogues().values()]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def problems_of(code: str, tree: Mapping[str, Any], *, of: Mapping[str, str]) -> list[str]:
    """Why this language cannot be offered: `of` are the Dutch texts."""
    own, head = dict(_texts(tree)), tree.get("language", {})
    found = [f"{key} is missing" for key in of if key not in own]
    found += [f"{key} is unknown" for key in own if key not in of]
    for key in of.keys() & own.keys():
        found += _text_problems(key, own[key], of[key])
    if language(code) is None:
        found.append(f"the language {code} is not in core/languages.py")
    if head.get("code") != code:
        found.append("language.code is not the name of the file")
    if head.get("script") not in SCRIPTS:
        found.append(f"language.script is none of {', '.join(sorted(SCRIPTS))}")
    if not isinstance(head.get("reading_speed"), int | float) or not 1 <= head["reading_speed"] <= 30:
        found.append("language.reading_speed is no number of characters a second")
    return found


def _text_problems(key: str, text: object, dutch: str) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"{key} is empty"
        return
    if placeholders_in(text) != placeholders_in(dutch) or not is_balanced(text):
        yield f"{key} has other placeholders than the Dutch text"
    if len(text) > limit_of(key).most:
        yield f"{key} is longer than {limit_of(key).most} characters"


def _catalogue(tree: Mapping[str, Any], order: tuple[str, ...]) -> Catalogue:
    head, own = tree["language"], dict(_texts(tree))
    known = language(head["code"])
    assert known is not None  # noqa: S101 - held by `problems_of`
    return Catalogue(
        language=known,
        script=head["script"],
        translated_by=head.get("translated_by", ""),
        checked_by=head.get("checked_by", ""),
        reading_speed=float(head["reading_speed"]),
        texts=MappingProxyType({key: own[key] for key in order}),
    )


def _texts(tree: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, part in tree.items():
        if name != "language":
            yield from _flat(part, name)


def _flat(part: object, at: str) -> Iterator[tuple[str, Any]]:
    if isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _flat(inner, f"{at}.{name}")
    elif isinstance(part, list):
        for place, inner in enumerate(part):
            yield from _flat(inner, f"{at}.{place}")
    else:
        yield at, part

"""The piece of a text in which most of what was looked for stands, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from steiger.expertise.rules.search import SHORTEST_TO_MEND, base, folded

LENGTH = 210
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_PIECE = re.compile(r"\w+(?:['’]\w+)?|\W+")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool = False


def snippet(text: str, marks: Sequence[str]) -> list[Piece]:
    """From the best sentence on; the beginning of the text when none holds a word that was looked for."""
    bases = _bases(marks)
    sentences = [found for found in _SENTENCE.finditer(text) if found[0].strip()]
    if not sentences:
        return []
    best = max(sentences, key=lambda found: (_distinct(found[0], bases), -found.start()))
    shown = text[best.start() :].lstrip()
    shown = " ".join(shown[: LENGTH * 2].split())
    if len(shown) > LENGTH:
        shown = f"{shown[:LENGTH].rsplit(' ', 1)[0]} …"
    return marked(shown, marks)


def marked(text: str, marks: Sequence[str]) -> list[Piece]:
    bases = _bases(marks)
    pieces: list[Piece] = []
    for found in _PIECE.findall(text):
        is_marked = _is_one_of(found, bases)
        if pieces and pieces[-1].is_marked == is_marked:
            pieces[-1] = Piece(pieces[-1].text + found, is_marked)
        else:
            pieces.append(Piece(found, is_marked))
    return pieces


def _bases(marks: Sequence[str]) -> frozenset[str]:
    return frozenset(base(mark) for mark in marks)


def _distinct(sentence: str, bases: frozenset[str]) -> int:
    words = [folded(word) for word in re.findall(r"\w+", sentence)]
    return len({one for one in bases for word in words if _fits(word, one)})


def _is_one_of(piece: str, bases: frozenset[str]) -> bool:
    word = folded(piece).replace("'", "")
    return word.isalnum() and any(_fits(word, one) for one in bases)


def _fits(word: str, one: str) -> bool:
    return base(word) == one or (len(one) > SHORTEST_TO_MEND and word.startswith(one))

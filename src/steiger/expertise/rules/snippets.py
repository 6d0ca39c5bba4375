"""The piece of a text in which most of what was looked for stands, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from steiger.expertise.rules.search import SHORTEST_TO_MEND, base, folded

LENGTH = 210
_SENTENCE_ENDS = re.compile(r"[.!?]\s+|\n+")
# A heading or a point of a list that ends without a mark.
_LINE_ENDS = re.compile(r"(?<![.!?:;,\s])\s*\n+\s*")
_NEVER = re.compile(r"(?!)")
_VOWEL_AT_END = re.compile(r"([aeou])$")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool = False


def snippet(text: str, marks: Sequence[str]) -> list[Piece]:
    """From the sentence on where most of them stand; the beginning of the text when there is none."""
    start = _best_start(text, tuple(marks))
    begins_midway = start > 0 and text[:start].rstrip(" ")[-1:] not in ".!?\n"
    shown = " ".join(_LINE_ENDS.sub(" · ", text[start : start + LENGTH * 2].strip()).split())
    if len(shown) > LENGTH:
        shown = f"{shown[:LENGTH].rsplit(' ', 1)[0]} …"
    return marked(f"… {shown}" if begins_midway else shown, marks)


def marked(text: str, marks: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for found in _pattern(tuple(marks)).finditer(_plain(text)):
        if found.start() > end:
            pieces.append(Piece(text[end : found.start()]))
        pieces.append(Piece(text[found.start() : found.end()], is_marked=True))
        end = found.end()
    return [*pieces, Piece(text[end:])] if end < len(text) else pieces


def _best_start(text: str, marks: tuple[str, ...]) -> int:
    """Where the sentence begins from which most different words stand close together."""
    hits = [(found.start(), found.lastindex) for found in _pattern(marks).finditer(_plain(text))]
    if not hits:
        return 0
    best = max(
        range(len(hits)),
        key=lambda at: (len({which for place, which in hits[at : at + 20] if place - hits[at][0] < LENGTH}), -at),
    )
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(text, max(0, hits[best][0] - LENGTH // 2), hits[best][0])]
    return ends[-1] if ends else max(0, text.rfind(" ", 0, max(0, hits[best][0] - LENGTH // 4)) + 1)


def _plain(text: str) -> str:
    """The same text, letter for letter, without accents and capitals."""
    if text.isascii():
        return text.lower()
    plain = folded(text)
    return plain if len(plain) == len(text) else text.lower()


@lru_cache(maxsize=256)
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Each of the words, however it is bent, and as the beginning of a longer one: a group for each."""
    bases = dict.fromkeys(base(mark) for mark in marks)
    return re.compile("|".join(_bent(one) for one in bases)) if bases else _NEVER


def _bent(one: str) -> str:
    """As `base` leaves a word, back to how it can be written: with a long vowel, a soft consonant, an ending."""
    letters = _VOWEL_AT_END.sub(r"\1{1,2}", re.escape(one[:-1]))
    last = {"f": "[fv]", "s": "[sz]"}.get(one[-1], re.escape(one[-1]))
    ending = r"\w*" if len(one) > SHORTEST_TO_MEND else r"(?:en|e|s|sen)?\b"
    return rf"\b({letters}{last}{{1,2}}{ending})"

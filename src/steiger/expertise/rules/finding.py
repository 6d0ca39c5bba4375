"""How well a line of the directory answers what somebody typed: forgiving of endings, compounds and slips.

The directory of a region is a few hundred lines, and most of them are in no table of their own: they follow from who
holds which role. So it is read whole, and compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from steiger.expertise.rules.search import EMPTY, read, synonyms_of, words_of

_POSTCODE = re.compile(r"\b([1-9]\d{3})(?!\d)\s?(?:[a-z]{2}\b)?")
# What everybody types who looks for help: it says nothing of which.
_ANY_HELP = frozenset({"hulp", "school", "scholen", "spreekt", "spreken", "taal"})
EXACT, BEGINNING, INSIDE, ALIKE = 4, 3, 2, 1
LONG_ENOUGH = 4
ALIKE_FROM = 0.4

Weighted = Sequence[tuple[int, frozenset[str]]]


class Question:
    """What somebody typed: the words that it is about, each with the words of the field that mean the same."""

    def __init__(self, text: str) -> None:
        asked = read(text)
        self.words = [
            (word, frozenset(other for other in synonyms_of(word, asked.line) if " " not in other))
            for word in asked.words
            if word not in _ANY_HELP
        ]

    def __bool__(self) -> bool:
        return bool(self.words)

    def fit(self, line: Weighted) -> int:
        """How well a line answers: 0 when one of the words is found nowhere in it."""
        total = 0
        for word, meanings in self.words:
            best = max(
                (weight * _likeness(word, meanings, other) for weight, words in line for other in words), default=0
            )
            if not best:
                return 0
            total += best
        return total


def words_in_all(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_of(text) if word not in EMPTY)


def postcode_in(text: str) -> tuple[str, str]:
    """The four digits of a postcode, and what else was typed; no digits when there is none."""
    found = _POSTCODE.search(text.casefold())
    if found is None:
        return "", text
    return found[1], f"{text[: found.start()]} {text[found.end() :]}".strip()


def _likeness(word: str, meanings: frozenset[str], other: str) -> int:
    if word == other:
        return EXACT
    if other.startswith(word):
        return BEGINNING
    if other in meanings:
        return INSIDE
    is_long = len(word) >= LONG_ENOUGH and len(other) >= LONG_ENOUGH
    # A compound holds the word, or the word is a compound that holds it.
    if is_long and (word in other or other in word):
        return INSIDE
    return ALIKE if is_long and closeness(word, other) >= ALIKE_FROM else 0


def closeness(one: str, other: str) -> float:
    """The share of three-letter pieces that two words have together."""
    mine, theirs = _pieces(one), _pieces(other)
    return len(mine & theirs) / len(mine | theirs)


@lru_cache(maxsize=8192)
def _pieces(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))

"""How well a line of the directory answers what somebody typed: forgiving of endings, compounds and slips.

The directory of a region is a few hundred lines, and most of them are in no table of their own: they follow from who
holds which role. So it is read whole, and compared here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+")
_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?(?:[a-z]{2}\b)?")
# What somebody types around the word that it is about.
_AROUND = frozenset({
    "de", "het", "een", "in", "op", "van", "voor", "met", "bij", "aan", "en", "of", "die", "dat", "wie", "waar", "is",
    "er", "ik", "we", "wij", "spreekt", "spreken", "school", "scholen", "hulp", "over", "naar", "iemand", "te",
})  # fmt: skip
EXACT, BEGINNING, INSIDE, ALIKE = 4, 3, 2, 1
LONG_ENOUGH = 4
ALIKE_FROM = 0.4

Weighted = Sequence[tuple[int, frozenset[str]]]


def words_in(text: str) -> list[str]:
    """Without accents and capitals, with numbers, one after the other."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def words_in_all(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_in(text))


def postcode_in(text: str) -> tuple[str, str]:
    """The four digits of a postcode, and what else was typed; no digits when there is none."""
    found = _POSTCODE.search(text.casefold())
    if found is None:
        return "", text
    return found[1], f"{text[: found.start()]} {text[found.end() :]}".strip()


def fit(asked: Sequence[str], line: Weighted) -> int:
    """0 when a word is found nowhere in the line; what stands around the words that matter may be missing."""
    total = 0
    for word in asked:
        best = max((weight * _likeness(word, other) for weight, words in line for other in words), default=0)
        if not best and word not in _AROUND:
            return 0
        total += best
    return total


def is_answerable(asked: Sequence[str]) -> bool:
    """Whether there is a word that it is about."""
    return any(word not in _AROUND for word in asked)


def _likeness(word: str, other: str) -> int:
    if word == other:
        return EXACT
    if other.startswith(word):
        return BEGINNING
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

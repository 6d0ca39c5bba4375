"""Whether a text names somebody: asked before words that were written on one file are shown to others as a quote.

It errs to one side: a name that is a common word too hides more than it must, but a name once shown stays shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+")
_REACHES_SOMEBODY = re.compile(r"@|https?:|www\.|\d{4,}|\b06\b")
# Between the parts of a name; as words they stand in every sentence.
_BETWEEN = frozenset({"de", "den", "der", "van", "het", "ten", "ter", "te", "in", "op", "el", "al", "la", "le", "di"})
# What a Dutch name gets behind it: Daans, Amira's, Keesje.
_ENDINGS = ("", "s", "je", "tje", "pje", "kje", "jes", "tjes")
# What schools are called besides their own name.
_KINDS_OF_SCHOOL = _BETWEEN | {
    "school", "basisschool", "basisscholen", "taalschool", "openbare", "katholieke", "christelijke", "protestants",
    "bijzondere", "speciaal", "speciale", "onderwijs", "basisonderwijs", "primair", "voortgezet", "stichting",
    "vereniging", "voor", "en", "bij", "obs", "cbs", "rkbs", "kbs", "pcbs", "sbo", "so", "vso", "bs", "kindcentrum",
    "integraal", "ikc", "kc", "montessori", "montessorischool", "dalton", "daltonschool", "jenaplan",
    "jenaplanschool", "vrije", "college", "nieuwkomers", "nieuwkomersschool", "locatie",
}  # fmt: skip
LONGEST_NAME = 6


def words_of(text: str) -> list[str]:
    """Without accents and capitals, one after the other."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def parts_of_names(names: Iterable[str]) -> frozenset[str]:
    """Each part of a person's name by which somebody may be called."""
    return frozenset(word for name in names for word in words_of(name) if len(word) > 1 and word not in _BETWEEN)


def parts_of_schools(names: Iterable[str]) -> frozenset[str]:
    """The words that are a school's own."""
    return frozenset(word for name in names for word in _own_words(name))


def whole_names(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Names of schools as they are said in full, without what kind of school it is."""
    return frozenset(filter(None, (tuple(_own_words(name)[:LONGEST_NAME]) for name in names)))


def names_somebody(text: str, parts: frozenset[str], names: frozenset[tuple[str, ...]] = frozenset()) -> bool:
    """Whether one of these parts or whole names stands in it, or a way to reach somebody."""
    if _REACHES_SOMEBODY.search(text):
        return True
    words = words_of(text)
    if any(form in parts for word in words for form in _without_ending(word)):
        return True
    return any(tuple(run) in names for run in _runs(words))


def _own_words(name: str) -> list[str]:
    return [word for word in words_of(name) if len(word) > 1 and word not in _KINDS_OF_SCHOOL]


def _without_ending(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: len(word) - len(ending)]


def _runs(words: list[str]) -> Iterator[list[str]]:
    """All words that follow each other, as often as a name can be long."""
    own = [word for word in words if word not in _KINDS_OF_SCHOOL]
    for first in range(len(own)):
        for last in range(first + 1, min(first + LONGEST_NAME, len(own)) + 1):
            yield own[first:last]

"""What somebody typed, read as it was meant: one group of equal words for each word that tells something.

A misspelt word also stands for the known words that it resembles, a compound for its parts and two parts for their
compound, a word of the field for its synonyms. What matches is found by the stems of words (`knowledge_found`).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from steiger.expertise.rules.synonyms import SYNONYMS

# Words that ask and join, and tell nothing of what is looked for. The database leaves out Dutch's commonest itself.
_EMPTY = """
aan alle alleen als bij dan dat de die dit doe doen door een eigen elke en er gaan gaat gebruik geef geen
geven goed graag haar had hebben heeft heel hem het hij hoe hun iemand iets ik in is je jij jullie kan komen
komt krijg krijgen kun kunnen laat laten maar maken meer met mij mijn moet moeten na naar niet nieuw nieuwe
nog nu of om onder ons onze ook op over sinds te tegen tijdens toch tot uit van vaak veel vind vinden voor
waar waarom wanneer want wat we wel welk welke werken wie wij wil willen wordt worden ze zeer zelf zich zijn
zo zonder zou
"""
EMPTY = frozenset(_EMPTY.split())
MOST_WORDS = 12
SHORTEST = 2
# A shorter word differs from too many others by one letter.
SHORTEST_TO_MEND = 4
SHORTEST_PART = 3
ALIKE, NEARLY_THE_SAME = 0.8, 0.9
MOST_MENDED = 3
# Between the parts of a compound: gezinshuis, ouderengesprek, zonneschijn.
LINKS = ("", "s", "en", "e", "n")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PLAIN = re.compile(r"[a-z0-9]+")
# A long vowel before one last consonant is written with one letter as soon as an ending follows: school, scholen.
_LONG = re.compile(r"([aeou])\1([^aeiou])$")


# How much each way in which a text fits a word is worth.
ITSELF, IN_PARTS, THE_SAME = 1.0, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Condition:
    """What a text can hold for one word of the question, as the database reads it."""

    place: int
    weight: float
    either: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed as plain words, in their order, without those that tell nothing."""

    words: tuple[str, ...]
    # The order with nothing left out, for what is meant by several words together.
    line: str

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return list(zip(self.words, self.words[1:], strict=False))


def folded(text: str) -> str:
    """Without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def words_of(text: str) -> list[str]:
    """The words as they are kept and compared: `ib'er` is one."""
    return [found.replace("'", "") for found in _WORD.findall(folded(text))]


def read(text: str) -> Asked:
    every = words_of(text)
    telling = [word for word in every if word not in EMPTY and (len(word) >= SHORTEST or word.isdecimal())]
    return Asked(tuple(dict.fromkeys(telling[:MOST_WORDS])), f" {' '.join(every)} ")


def joined(one: str, other: str) -> list[str]:
    """The compounds that two words can make."""
    return [one + link + other for link in LINKS]


def splits(word: str) -> list[tuple[str, str]]:
    """The two words that a compound can be made of; the most even ones first."""
    found = []
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:at], word[at:]
        found += [(head.removesuffix(link), tail) for link in LINKS if head.endswith(link)]
    fit = [(head, tail) for head, tail in found if len(head) >= SHORTEST_PART]
    return sorted(dict.fromkeys(fit), key=lambda pair: abs(len(pair[0]) - len(pair[1])))


def infinitives(word: str) -> list[str]:
    """What a form of a verb may belong to: `zwijgt` to `zwijgen`, `leest` to `lezen`, `zegt` to `zeggen`."""
    found = []
    for stem in dict.fromkeys((word, word.removesuffix("t"))):
        if len(stem) < SHORTEST_PART or stem.endswith("en"):
            continue
        soft = stem[:-1] + {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
        found += [_LONG.sub(r"\1\2", soft) + "en", stem + stem[-1] + "en", stem + "en"]
    return list(dict.fromkeys(found))


def candidates(asked: Asked) -> set[str]:
    """Every word of which it must be known whether it stands in one of the texts."""
    parts = {part for word in asked.words for pair in splits(word) for part in pair}
    compounds = {one for pair in asked.pairs for one in joined(*pair)}
    verbs = {one for word in asked.words for one in infinitives(word)}
    return {*asked.words, *parts, *compounds, *verbs}


def mended(word: str, near: Sequence[str], *, alike: float = ALIKE) -> list[str]:
    """The known words that a misspelt one is likely to be meant for."""
    return difflib.get_close_matches(word, near, n=MOST_MENDED, cutoff=alike)


def conditions(asked: Asked, known: Collection[str], near: Mapping[str, Sequence[str]]) -> list[Condition]:
    """For each word what a text can hold: itself or what it is meant for, its parts, what means the same."""
    by_pair = {pair: [one for one in joined(*pair) if one in known] for pair in asked.pairs}
    found: list[Condition] = []
    for place, word in enumerate(asked.words):
        meant = _meant(word, known, near)
        together = [one for pair, ones in by_pair.items() if word in pair for one in ones]
        same = [other for one in meant for other in synonyms_of(one, asked.line)]
        ways = (
            (ITSELF, [_term(one) for one in [*meant, *together]]),
            (IN_PARTS, [f"({_term(head)} & {_term(tail)})" for head, tail in _parts(word, known)]),
            (THE_SAME, [_phrase(other) for other in same]),
        )
        for weight, terms in ways:
            if either := " | ".join(dict.fromkeys(filter(None, terms))):
                found.append(Condition(place, weight, either))
    return found


def marks(asked: Asked, known: Collection[str], near: Mapping[str, Sequence[str]]) -> list[str]:
    """The words to point at in what was found."""
    found: list[str] = []
    for word in asked.words:
        meant = _meant(word, known, near)
        found += meant
        found += [part for pair in _parts(word, known) for part in pair]
        found += [part for one in meant for other in synonyms_of(one, asked.line) for part in words_of(other)]
    found += [one for pair in asked.pairs for one in joined(*pair) if one in known]
    return [one for one in dict.fromkeys(found) if one not in EMPTY and len(one) > SHORTEST]


def synonyms_of(word: str, line: str) -> list[str]:
    """What means the same as this word; or as the words together of which it is one."""
    key = base(word)
    same = list(_SAME.get(key, ()))
    for together, others in _TOGETHER.get(key, ()):
        if f" {together} " in line:
            same += others
    return list(dict.fromkeys(same))


@lru_cache(maxsize=65536)
def base(word: str) -> str:
    """A word without the commonest endings: enough to know it again in the list of synonyms."""
    for ending in ("sen", "en", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_TO_MEND:
            word = word.removesuffix(ending)
            break
    single = word[:-1] if len(word) > SHORTEST_TO_MEND and word[-1] == word[-2] and word[-1] not in "aeiou" else word
    hard = {"v": "f", "z": "s"}.get(single[-1:], single[-1:])
    return _LONG.sub(r"\1\2", single[:-1] + hard)


def _meant(word: str, known: Collection[str], near: Mapping[str, Sequence[str]]) -> list[str]:
    """A known word is itself; any other a form of a known verb, or a slip of the pen: a compound hardly ever is."""
    if word in known:
        return [word]
    if verbs := [one for one in infinitives(word) if one in known]:
        return [word, *verbs]
    return [word, *mended(word, near.get(word, ()), alike=NEARLY_THE_SAME if _parts(word, known) else ALIKE)]


def _parts(word: str, known: Collection[str]) -> list[tuple[str, str]]:
    """How this word falls apart into two that are known; the likeliest way only."""
    whole = [(head, tail) for head, tail in splits(word) if head in known and tail in known]
    return [(head, tail) for head, tail in whole if head not in EMPTY and tail not in EMPTY][:1]


def _term(word: str) -> str:
    plain = "".join(_PLAIN.findall(folded(word)))
    # The beginning of a longer word counts too (woordenschat: woordenschatles); of a short one that would be anything.
    return f"{plain}:*" if len(plain) >= SHORTEST_TO_MEND + 1 else plain


def _phrase(words: str) -> str:
    """All of these words; nothing when so few of them tell something that it would fit anywhere (`praat niet`)."""
    every = words_of(words)
    telling = [word for word in every if word not in EMPTY]
    if len(every) == 1:
        return _term(every[0])
    return "(" + " & ".join(_term(word) for word in telling) + ")" if len(telling) > 1 else ""


def _rows() -> Iterable[tuple[str, list[str]]]:
    for row in SYNONYMS:
        for one in row:
            yield one, [other for other in row if other != one]


_SAME: dict[str, list[str]] = {}
_TOGETHER: dict[str, list[tuple[str, list[str]]]] = {}
for _one, _others in _rows():
    if len(_parts_of := words_of(_one)) == 1:
        _SAME.setdefault(base(_parts_of[0]), []).extend(_others)
    else:
        for _part in _parts_of:
            _TOGETHER.setdefault(base(_part), []).append((" ".join(_parts_of), _others))

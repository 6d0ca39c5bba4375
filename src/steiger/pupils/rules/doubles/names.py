"""How much two names look like one name, from 0 to 1."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA, JaroWinkler

from steiger.pupils.rules.doubles.forms import is_same_name
from steiger.pupils.rules.doubles.spelling import KEPT, Reading, readings_of, words_of

# The whole sound, and its consonants: these stay when a name goes from one script to another, vowels do not.
BY_SOUND, BY_BONES = 0.6, 0.4
# Amir and Amira, Ivan and Ivana are a brother and a sister.
MALE_AND_FEMALE = 0.72
INITIAL = 0.85
# One typing error in a word of some length, whatever becomes of its sound.
ONE_SLIP, LONG_ENOUGH = 0.9, 6
# Parts that one of the two does not have: a second given name, a second family name.
LEFT_OVER, MOST_LEFT_OVER = 0.04, 0.12
# Names in each other's place, or divided over the two fields in another way, are a little less sure.
SWAPPED, POOLED = 0.99, 0.96
WEAKEST = 0.8
FEMININE = re.compile(r"(?:i?ia|ya|a|ah|e)$")
Words = tuple[str, ...]


def compare_names(left: tuple[str, str], right: tuple[str, str]) -> float:
    """Given and family name of two children, in whichever field they were written."""
    (given, family), (other_given, other_family) = [(_words(one[0]), _words(one[1])) for one in (left, right)]
    straight = _together(_parts(given, other_given), _parts(family, other_family))
    swapped = _together(_parts(given, other_family), _parts(family, other_given)) * SWAPPED
    pooled = _parts(given + family, other_given + other_family) * POOLED
    if min(len(given) + len(family), len(other_given) + len(other_family)) < 2:
        pooled = 0.0
    return max(straight, swapped, pooled)


def _words(name: str) -> Words:
    return tuple(words_of(name))


def _together(one: float, other: float) -> float:
    """The weaker of the two decides: twins share the family name, neighbours the given name."""
    return WEAKEST * min(one, other) + (1 - WEAKEST) * max(one, other)


def _parts(left: Words, right: Words) -> float:
    """Each word with the word that it fits best; written together or apart is the same."""
    if not left or not right:
        return 0.0
    joined = compare_words("".join(left), "".join(right)) if len(left) != len(right) else 0.0
    short, long = sorted((left, right), key=len)
    rest = list(long)
    found = []
    for word in sorted(short, key=len, reverse=True):
        best = max(rest, key=lambda other: compare_words(word, other))
        found.append(compare_words(word, best))
        rest.remove(best)
    fits = WEAKEST * min(found) + (1 - WEAKEST) * sum(found) / len(found)
    return max(joined, fits - min(LEFT_OVER * len(rest), MOST_LEFT_OVER))


@lru_cache(maxsize=KEPT)
def compare_words(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return INITIAL if left[0] == right[0] else 0.0
    alike = max(_readings(one, other) for one, other in product(readings_of(left), readings_of(right)))
    if alike < 1 and _is_feminine_of(left, right):
        return min(alike, MALE_AND_FEMALE)
    is_slip = max(len(left), len(right)) >= LONG_ENOUGH and OSA.distance(left, right, score_cutoff=1) == 1
    return max(alike, ONE_SLIP) if is_slip else alike


def _readings(left: Reading, right: Reading) -> float:
    if left.sound == right.sound or is_same_name(left.sound, right.sound):
        return 1.0
    by_bones = OSA.normalized_similarity(left.bones, right.bones)
    if left.has_vowels and right.has_vowels:
        return BY_SOUND * JaroWinkler.similarity(left.sound, right.sound) + BY_BONES * by_bones
    return OSA.normalized_similarity(left.bones.removeprefix("a"), right.bones.removeprefix("a"))


def _is_feminine_of(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return FEMININE.sub("", long) == short and long != short

"""One spelling for the many in which a name from another script is written.

What is heard decides: `Chartsjenko`, `Harchenko` and `Kharchenko` are one sound. Where a letter stands for different
sounds in different languages (`c` in Turkish, Somali and English) the word keeps each of these readings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

KEPT = 20_000
MOST_READINGS = 8
# Articles and words of descent: written apart, grown to the name or left out, as it comes.
PARTICLES = frozenset({"al", "el", "van", "von", "der", "den", "de", "da", "dos", "do", "bin", "bint", "ibn", "ould"})
# Letters with a sign that are another sound; of all others the sign simply falls away.
SIGNED = str.maketrans({"ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "ș": "sh", "Ș": "Sh", "ț": "ts", "Ț": "Ts"})


class Reading(NamedTuple):
    """How one word sounds: with its vowels in three groups (`a`, `i`, `u`), and by its consonants alone."""

    sound: str
    bones: str

    @property
    def has_vowels(self) -> bool:
        return any(letter in "aiu" for letter in self.sound)


# The Arabic article grown to a name: `Alkhatib`, `Elamrani`; not `Ali` or `Elena`. Before a vowel it may be either.
_ARTICLE = re.compile(r"^[ae]l(?=[^aeiouyln]{1,2}[aeiouy][a-z]{2})")
_PERHAPS_ARTICLE = re.compile(r"^[ae]l(?=[aeiou][a-z]{4})")
# Arabic is written without its short vowels, so such a word is known by its consonants.
_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_DOUBLED = re.compile(r"(.)\1+")
# Capitals stand for sounds that have no letter of their own. The longer spelling of a sound comes first.
_CLUSTERS = (
    (r"shch|schtsch|sjtsj|szcz|stsj|tsch|tsj|tch|cz", "C"),
    (r"dzh|dsch|dj|gj", "J"),
    (r"sch|sh|sj|sz|rz(?=[aeiouy])|zh|zj", "S"),
    (r"tz|ts", "s"),
    (r"kh|gh", "h"),
    (r"ph", "v"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"ck|q", "k"),
    (r"(?:ij|ej|aj)(?![aeou])", "i"),
)
# What one language reads so, another reads otherwise: each is tried.
_READ_IN_MANY_WAYS = (
    ("ch", ("C", "S", "h")),
    ("x", ("h", "ks")),
    ("c", ("k", "s", "J")),
    ("j", ("i", "J", "S")),
)
_VOWELS = (
    (r"ou(?=[aei])", "v"),
    (r"oe|ou|oo|uu", "u"),
    (r"[iy]+[ae](?=.)|[iy]+|e[iey]+|a[iy]+", "i"),
    (r"[fw]", "v"),
    (r"g", "h"),
    (r"z", "s"),
    (r"e", "i"),
    (r"o", "u"),
)
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in _VOWELS)
_LETTERS = tuple((re.compile(pattern), sound) for pattern, sound in _CLUSTERS)
# The Somali `c` is hardly heard: Cabdi, Jaamac.
_SILENT_C = re.compile(r"^c|c$")
_MERGED = str.maketrans({"C": "s", "S": "s", "J": "s", "a": "", "i": "", "u": ""})


def words_of(name: str) -> list[str]:
    """The words of a name in plain letters, without articles; at least one when there is a letter at all."""
    shown = unicodedata.normalize("NFC", name).translate(SIGNED)
    plain = anyascii(_ARABIC.sub(_consonants, shown))
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[`'’ʼ]", "", plain))
    words = re.findall(r"[a-z]+", plain.lower())
    return [word for word in words if word not in PARTICLES] or words


def _consonants(word: re.Match[str]) -> str:
    return re.sub(r"[`'aeiuy]", "", anyascii(word[0].removeprefix("ال")).lower()) or anyascii(word[0])


@lru_cache(maxsize=KEPT)
def readings_of(word: str) -> tuple[Reading, ...]:
    """The ways in which a word may be meant to sound; of most words there is one."""
    word = _ARTICLE.sub("", word)
    found = list(dict.fromkeys((word, _PERHAPS_ARTICLE.sub("", word), _SILENT_C.sub("", word) or word)))
    for pattern, sound in _LETTERS:
        found = [pattern.sub(sound, one) for one in found]
    for letters, sounds in _READ_IN_MANY_WAYS:
        found = [read for one in found for read in _read(one, letters, sounds)][:MOST_READINGS]
    return tuple(dict.fromkeys(_reading(one) for one in found))


def _read(word: str, letters: str, sounds: tuple[str, ...]) -> list[str]:
    return [word.replace(letters, sound) for sound in sounds] if letters in word else [word]


def _reading(word: str) -> Reading:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    word = re.sub(r"(?<=.)h$", "", _DOUBLED.sub(r"\1", word))
    opens = "a" if word[:1] in {"a", "i", "u"} else ""
    return Reading(word, opens + _DOUBLED.sub(r"\1", word.translate(_MERGED)))

"""Names of places as people write them. DUO writes them in capitals, without accents."""

from __future__ import annotations

import re
import unicodedata

# As the register of municipalities spells them, where capitals alone do not tell.
MUNICIPALITIES = {
    "S GRAVENHAGE": "'s-Gravenhage",
    "S HERTOGENBOSCH": "'s-Hertogenbosch",
    "SUDWEST-FRYSLAN": "Súdwest-Fryslân",
    "NOARDEAST-FRYSLAN": "Noardeast-Fryslân",
    "NUENEN CA": "Nuenen c.a.",
    "BERGEN LB": "Bergen (L.)",
    "BERGEN NH": "Bergen (NH.)",
}
_SMALL_WORDS = {
    "aan",
    "a/d",
    "ad",
    "bij",
    "de",
    "den",
    "der",
    "en",
    "gem",
    "gem.",
    "het",
    "in",
    "of",
    "op",
    "te",
    "van",
    "'t",
}
_WORD = re.compile(r"[^\s\-]+")


def place_name(capitals: str) -> str:
    """`CAPELLE AAN DEN IJSSEL` as `Capelle aan den IJssel`; a name that is not all capitals stays as it is."""
    if not capitals.isupper():
        return capitals
    lowered = capitals.lower()
    return _WORD.sub(lambda word: _capitalised(word.group(), is_first=word.start() == 0), lowered)


def municipality_name(capitals: str) -> str:
    return MUNICIPALITIES.get(capitals) or place_name(capitals)


def fold(name: str) -> str:
    """A name without case, accents and marks, for comparing lists of different makers."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


def _capitalised(word: str, *, is_first: bool) -> str:
    if word == "'s" or (word in _SMALL_WORDS and (not is_first or word.startswith("'"))):
        return word
    if word.startswith("ij"):
        return "IJ" + word[2:]
    return word[:1].upper() + word[1:]

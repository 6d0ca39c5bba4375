"""What the system fills in: names, places, telephone numbers and terms of the policy, each apart from its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

# Filled in for a region, wherever they stand.
FROM_REGION = frozenset(
    {"region", "phone", "mail", "contact", "stay_weeks", "lead_weeks", "visits", "answer_days", "waiting_weeks"}
)
# Filled in by the page itself: only where the Dutch text has them too.
OF_THE_PAGE = frozenset({"number", "total", "minutes", "size", "name"})

PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Between these the text around it cannot turn a telephone number round in a script from right to left.
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
# Marks of direction that come along when one pastes: the system sets its own. Joiners stay, Farsi needs them.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def placeholders_in(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def is_balanced(text: str) -> bool:
    """Whether every brace belongs to a placeholder."""
    return not re.search(r"[{}]", PLACEHOLDER.sub("", text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """With every known value in its own isolate; what is not known yet stays as it is."""

    def one(found: re.Match[str]) -> str:
        value = values.get(found[1])
        return found[0] if value is None else f"{ISOLATE}{value}{END_OF_ISOLATE}"

    return PLACEHOLDER.sub(one, text)


def length_of(text: str, values: Mapping[str, str]) -> int:
    """How many characters a reader meets: filled in, and without what cannot be seen."""
    return len(_DIRECTION.sub("", filled(text, values)))


def cleaned(text: str) -> str:
    """As it is kept: single spaces, no marks that cannot be seen."""
    return " ".join(_CONTROL.sub(" ", _DIRECTION.sub("", text)).split())


def mark_of(text: str) -> str:
    """The mark by which one sees later whether a text is still the same."""
    return sha256(cleaned(text).encode()).hexdigest()

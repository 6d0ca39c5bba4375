"""What one version says otherwise than another."""

from __future__ import annotations

import difflib
import re
from enum import StrEnum

# A word; in a script without spaces, a character.
_PIECES = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]|[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")


class Part(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


def differences(before: str, after: str) -> list[tuple[Part, str]]:
    """Runs of words that stayed, went and came."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    runs: list[tuple[Part, str]] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append((Part.SAME, " ".join(old[i1:i2])))
            continue
        if i2 > i1:
            runs.append((Part.REMOVED, " ".join(old[i1:i2])))
        if j2 > j1:
            runs.append((Part.ADDED, " ".join(new[j1:j2])))
    return runs

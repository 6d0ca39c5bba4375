"""Which language to begin with."""

from __future__ import annotations

from collections.abc import Collection

# How browsers call a language that has another code here.
_OTHER_NAMES = {"ku": "kmr", "prs": "fa", "pes": "fa", "pus": "ps", "tir": "ti", "amh": "am", "mo": "ro", "cmn": "zh"}
MOST = 20


def language_for(accepted: str, offered: Collection[str], *, otherwise: str) -> str:
    """The first language of the browser that is offered: `accepted` is its Accept-Language."""
    wanted: list[tuple[float, str]] = []
    for part in accepted.split(",")[:MOST]:
        name, _semicolon, quality = part.strip().partition(";")
        weight = _weight(quality)
        if name and weight > 0:
            wanted.append((weight, name.lower()))
    for _sure, name in sorted(wanted, key=lambda pair: -pair[0]):
        code = name.split("-")[0]
        code = _OTHER_NAMES.get(code, code)
        if code in offered:
            return code
    return otherwise


def _weight(quality: str) -> float:
    name, _equals, value = quality.strip().partition("=")
    if not name:
        return 1
    try:
        return float(value)
    except ValueError:
        return 0

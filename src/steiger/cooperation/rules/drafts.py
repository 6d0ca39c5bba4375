"""A proposed next policy, as it is kept with the item on the agenda: plain values that a person could read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from steiger.cooperation.rules.terms import RULE_NAMES, Rules, StepInput, Terms, WindowInput


@dataclass(frozen=True, slots=True)
class Draft:
    """What it would say, on which version it was built, and from when it was meant to hold."""

    terms: Terms
    after: int
    valid_from: date


def kept(draft: Draft) -> dict[str, Any]:
    return {
        "after": draft.after,
        "valid_from": draft.valid_from.isoformat(),
        "rules": asdict(draft.terms.rules),
        "steps": [{**asdict(step), "weeks": str(step.weeks)} for step in draft.terms.steps],
        "windows": [asdict(window) for window in draft.terms.windows],
    }


def draft_in(stored: dict[str, Any]) -> Draft:
    """Rules that did not exist when it was proposed have what a region gets when it decides nothing."""
    rules = {name: value for name, value in stored["rules"].items() if name in RULE_NAMES}
    terms = Terms(
        rules=Rules(**rules),
        steps=tuple(StepInput(**{**step, "weeks": Decimal(step["weeks"])}) for step in stored["steps"]),
        windows=tuple(WindowInput(**window) for window in stored["windows"]),
    )
    return Draft(terms, stored["after"], date.fromisoformat(stored["valid_from"]))

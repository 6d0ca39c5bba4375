"""Policies made as a coordinator makes them: through the action."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from steiger.access.member import Member
from steiger.cooperation.actions import adopt_policy, start_from_template
from steiger.cooperation.enums import Template
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import template_terms

FIRST_DAY = date(2024, 8, 1)
TERMS = template_terms(Template.THREE_VISITS)


def first_policy(by: Member, **changed: Any) -> PolicyVersion:
    asked: dict[str, Any] = {
        "template": Template.THREE_VISITS,
        "valid_from": FIRST_DAY,
        "decision": "stuurgroep 3 juni 2024",
        "adopted_on": date(2024, 6, 3),
        **changed,
    }
    return start_from_template(by=by, **asked)


def next_policy(by: Member, valid_from: date, *, rules: dict[str, Any] | None = None, **changed: Any) -> PolicyVersion:
    asked: dict[str, Any] = {
        "valid_from": valid_from,
        "decision": "stuurgroep, later",
        "adopted_on": FIRST_DAY,
        "rules": {**asdict(TERMS.rules), **(rules or {})},
        "steps": list(TERMS.steps),
        "windows": list(TERMS.windows),
        **changed,
    }
    return adopt_policy(by=by, **asked)

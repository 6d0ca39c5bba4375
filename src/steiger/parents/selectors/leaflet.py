"""The leaflet: one sheet, folded in three, with the code to the page. The same words give the same bytes."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from steiger.cooperation.selectors import current_policy
from steiger.documents.typesetting import typeset
from steiger.parents.selectors.pages import Welcome
from steiger.parents.selectors.sharing import page_address, qr_svg
from steiger.parents.selectors.words import Words

TEMPLATE = "parents/leaflet.typ"
# What parents ask most: as much as one panel holds.
QUESTIONS = ("duty", "cost", "home_language", "interpreter", "transport")


def leaflet_pdf(page: Welcome) -> bytes:
    return _made(json.dumps(_inputs(page), ensure_ascii=False))


@lru_cache(maxsize=64)
def _made(inputs: str) -> bytes:
    """Asked by anybody, so typeset once."""
    return typeset(TEMPLATE, json.loads(inputs))


def _inputs(page: Welcome) -> dict[str, Any]:
    words, reached = page.words, page.reached
    address = page_address(page.region, page.language.code)
    return {
        "title": words.say("leaflet.title"),
        "region": page.region.name,
        "language": page.language.code,
        # Of what was agreed, not of the day on which somebody asks.
        "dated_on": current_policy().valid_from.isoformat(),
        "intro": words.say("page.intro"),
        "scan": words.say("leaflet.scan"),
        "qr": qr_svg(address),
        "address": address.split("://", 1)[-1],
        "path_title": words.say("leaflet.path"),
        "steps": [[words.say(f"{key}.title"), words.say(f"{key}.text")] for key in page.steps],
        "questions_title": words.say("leaflet.questions"),
        "questions": [
            [words.say(f"questions.{name}.question"), words.say(f"questions.{name}.answer")] for name in QUESTIONS
        ],
        "privacy_title": words.say("privacy.title"),
        "privacy": [words.say(f"privacy.{name}") for name in ("what", "not", "who", "rights")],
        "contact_title": words.say("page.contact"),
        "contact_intro": words.say("page.contact_intro") if reached else words.say("page.no_contact"),
        "phone": reached.phone,
        "mail": reached.mail,
        "hours": reached.hours,
        "schools_title": words.say("page.schools"),
        "schools": [[one.name, ", ".join(filter(None, [one.address, one.place])), one.phone] for one in page.schools],
        "note": _note(page, words),
    }


def _note(page: Welcome, words: Words) -> str:
    if page.is_source:
        return ""
    if page.checked_by:
        return words.say("page.checked", name=page.checked_by)
    return words.say("page.unchecked")

"""What the parents take home: the document with fixed headings and explanations in their own language, as PDF."""

from __future__ import annotations

from typing import Any

from steiger.core.errors import DomainError
from steiger.documents.typesetting import typeset
from steiger.transitions.enums import Agreement
from steiger.transitions.selectors.paper import script_language
from steiger.transitions.selectors.parents_link import Reading

TEMPLATE = "transitions/parents_appendix.typ"


def appendix_pdf(reading: Reading) -> bytes:
    """Their own words are left out when no typeface has their letters: on the screen they stand as they wrote them."""
    inputs = _inputs(reading)
    try:
        return typeset(TEMPLATE, inputs)
    except DomainError:
        if not inputs["answer"]["words"]:
            raise
        inputs["answer"]["words"] = []
        return typeset(TEMPLATE, inputs)


def _inputs(reading: Reading) -> dict[str, Any]:
    said, document = reading.said, reading.document
    results = [f"{row.domain}: {row.score or row.standing} ({row.instrument}, {row.day})" for row in reading.results]
    measured = {**said["results"], "words": "\n".join(results)}
    restricted = {**said["restricted"], "words": reading.restricted}
    return {
        "title": said["title"],
        "subtitle": document.administrative["name"],
        "region": reading.region.name,
        "language": reading.language.code,
        "dated_on": document.drafted_on.isoformat(),
        "footer": f"{document.journey.case_number} · {document.version}",
        "furniture": {"page": "{page} / {pages}"},
        "intro": said["intro"],
        "child": said["child"]["title"],
        "facts": [list(pair) for pair in reading.facts],
        "as_written": said["as_written"],
        "empty": said["empty"],
        "sections": [
            measured,
            *({"title": one.title, "text": one.text, "words": one.words} for one in reading.sections),
            *([restricted] if reading.restricted else []),
        ],
        "view": said["view"],
        "answer": _answer(reading),
    }


def _answer(reading: Reading) -> dict[str, Any]:
    """What they said, in their own words and script."""
    if not reading.is_answered:
        return {"said": "", "words": []}
    seen = reading.document.inspection
    said = {Agreement.YES: reading.said["agree"], Agreement.NO: reading.said["disagree"]}
    words = [one for one in (seen.reason, seen.own_view) if one]
    return {
        "said": said.get(Agreement(seen.agreement), "–"),
        "words": [{"language": script_language(one, seen.language), "words": one} for one in words],
    }

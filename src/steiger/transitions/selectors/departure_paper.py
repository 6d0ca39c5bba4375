"""The hand-over at once on paper, for the next school and for the parents to carry: tagged PDF in Dutch."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.documents.typesetting import typeset
from steiger.newcomers.enums import NormFit
from steiger.organisations.models import Region
from steiger.pupils.enums import Domain, Standing
from steiger.pupils.models import Journey
from steiger.transitions.enums import TEXT_SECTIONS
from steiger.transitions.selectors.departures import DepartureDraft, words_of_missing
from steiger.transitions.selectors.documents import DOCUMENT_LANGUAGE, in_one_line, section_labels

TEMPLATE = "transitions/departure.typ"


def typeset_departure(found: Journey, draft: DepartureDraft, departed_on: date) -> bytes:
    with translation.override(DOCUMENT_LANGUAGE):
        return typeset(TEMPLATE, _inputs(found, draft, departed_on))


def _inputs(found: Journey, draft: DepartureDraft, departed_on: date) -> dict[str, Any]:
    known, labels = draft.known, section_labels()
    region = Region.objects.get(pk=found.region_id)
    return {
        "title": _("Hand-over of %(name)s") % {"name": known["name"]},
        "subtitle": _("Left on %(day)s") % {"day": date_format(departed_on, "j F Y")},
        "region": region.name,
        "language": DOCUMENT_LANGUAGE,
        "dated_on": clock.today().isoformat(),
        "footer": found.case_number,
        "notice": _(
            "The child left suddenly. This is what was known on that day. Parents: give this paper to the next school."
        ),
        "missing": {"title": _("What is missing"), "lines": words_of_missing(draft.missing)},
        "administrative": {"title": _("Child, parents and schools"), "facts": _facts(known)},
        "results": {
            "title": _("Results"),
            "header": [_("Domain"), _("Date"), _("Instrument"), _("Score"), _("Norm"), _("Standing")],
            "rows": [_row(row) for row in known["results"]],
            "empty": _("Nothing was measured."),
        },
        "sections": [
            {"title": labels[name], "words": known["sections"].get(name) or _("Not filled in.")}
            for name in TEXT_SECTIONS
        ],
        "closing": _(
            "This paper holds what the law allows a school to pass on to the next, and nothing else. "
            "Ask the newcomer school when something is not clear."
        ),
    }


def _facts(known: dict[str, Any]) -> list[tuple[str, str]]:
    address = _("secret") if known["has_secret_address"] else known["address"]
    pairs = [
        (_("Name"), known["name"]),
        (_("Born"), date_format(date.fromisoformat(known["birth_on"]), "j F Y")),
        (_("Address"), address or "–"),
    ]
    for guardian in known["guardians"]:
        label = guardian["relation"] or _("Parent or carer")
        pairs.append((label, in_one_line(guardian["name"], guardian["phone"], guardian["email"])))
    return [
        *pairs,
        (_("Newcomer school"), known["from_school"] or "–"),
        (_("Next school"), known["to_school"] or _("not known")),
        (_("Contact"), known["contact"] or "–"),
    ]


def _row(row: dict[str, str]) -> list[str]:
    return [
        str(Domain(row["domain"]).label),
        date_format(date.fromisoformat(row["assessed_on"]), "j F Y"),
        row["instrument"],
        row["score"] or "–",
        str(NormFit(row["norm_fit"]).label),
        str(Standing(row["standing"]).label),
    ]

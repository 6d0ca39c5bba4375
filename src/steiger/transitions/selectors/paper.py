"""The placement document on paper: tagged PDF in Dutch, the same words as on the screen."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.core.errors import DomainError
from steiger.core.languages import language as language_of
from steiger.core.languages import name_of
from steiger.documents.selectors import content_of
from steiger.documents.typesetting import typeset
from steiger.newcomers.enums import NormFit
from steiger.organisations.models import Region
from steiger.pupils.enums import Domain, Standing
from steiger.transitions import rules
from steiger.transitions.enums import TEXT_SECTIONS, Agreement, SignedHow
from steiger.transitions.models import PlacementDocument, SignOff
from steiger.transitions.rules.signatures import svg_of
from steiger.transitions.selectors.documents import DOCUMENT_LANGUAGE, in_one_line, parties_of, talk_of, text_sections

TEMPLATE = "transitions/placement_document.typ"


def document_pdf(document: PlacementDocument, restricted: str | None = None) -> bytes:
    """Signed: the very bytes that were frozen. Before that: the same pages with lines to sign on.

    `restricted` are the words of the restricted part, for whoever may read them (`selectors.pen.restricted_words`).
    """
    if document.file is not None:
        return content_of(document.full_file if restricted and document.full_file else document.file)
    return typeset_document(document, restricted=restricted or "")


def typeset_document(document: PlacementDocument, *, restricted: str = "") -> bytes:
    """The parents' view is printed in its own script. In one that the paper cannot show it is referred to, not refused:
    it is theirs, and the screen shows it."""
    with translation.override(DOCUMENT_LANGUAGE):
        inputs = _inputs(document, restricted)
        try:
            return typeset(TEMPLATE, inputs)
        except DomainError:
            theirs = [name for name in ("own_view", "reason") if inputs["inspection"][name]]
            if not theirs:
                raise
            instead = _("The parents wrote in a script that cannot be printed here. Their view stands in the file.")
            inputs["inspection"] |= dict.fromkeys(theirs, instead)
            inputs["inspection"] |= {"view_language": DOCUMENT_LANGUAGE, "reason_language": DOCUMENT_LANGUAGE}
            return typeset(TEMPLATE, inputs)


def fingerprint(document: PlacementDocument, restricted: str = "") -> str:
    """Follows from every word of this version and of the inspection, so that print and screen can be compared."""
    inspection = document.inspection if rules.inspection_exists(document) else None
    content = [
        document.journey.case_number,
        document.version,
        document.administrative,
        document.results,
        *[getattr(document, name) for name in TEXT_SECTIONS],
        [
            inspection.seen_on.isoformat(),
            inspection.seen_by,
            inspection.agreement,
            inspection.reason,
            inspection.own_view,
        ]
        if inspection
        else [],
        *([restricted] if restricted else []),
    ]
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _inputs(document: PlacementDocument, restricted: str) -> dict[str, Any]:
    mark = fingerprint(document, restricted)
    region = Region.objects.get(pk=document.region_id)
    facts = document.administrative
    sign_offs = [one.sign_off for one in parties_of(document) if one.sign_off]
    dated_on = max([document.drafted_on, *[one.signed_on for one in sign_offs]])
    return {
        "title": _("Placement document of %(name)s") % {"name": facts["name"]},
        "subtitle": _("From %(newcomer)s to %(mother)s")
        % {"newcomer": facts["sending_school"]["name"], "mother": facts["receiving_school"]["name"]},
        "region": region.name,
        "language": DOCUMENT_LANGUAGE,
        "dated_on": dated_on.isoformat(),
        "footer": _("%(case)s, version %(version)s, mark %(mark)s")
        % {
            "case": document.journey.case_number,
            "version": document.version,
            "mark": mark[:16],
        },
        "is_signed": document.frozen_at is not None,
        "unsigned": _("This version has not been signed by everybody yet."),
        **_jetty_inputs(document),
        "administrative": _administrative_inputs(facts),
        "results": _results_inputs(document.results),
        "sections": [
            {"title": section.label, "words": section.words or _("Not filled in.")}
            for section in text_sections(document)
        ],
        "restricted": {
            "title": _("For the care coordinator only"),
            "note": _("This part is for the care coordinator of the mother school. The class teacher does not get it."),
            "words": restricted,
        },
        "inspection": _inspection_inputs(document),
        "signatures": {"title": _("Signatures"), "blocks": _signature_blocks(document)},
        "mark": {
            "title": _("About this document"),
            "words": _(
                "Version %(version)s, drawn up on %(day)s. Mark of the content (SHA-256): %(mark)s. "
                "This document holds what the law allows a school to pass on to the next, and nothing else."
            )
            % {
                "version": document.version,
                "day": _day(document.drafted_on),
                "mark": fingerprint(document, restricted),
            },
        },
    }


def _jetty_inputs(document: PlacementDocument) -> dict[str, Any]:
    """The way in a few posts. Not the arrival: that does not travel."""
    found = document.journey
    bond = document.bond
    ashore = found.moved_on or found.expected_move_on
    places = [
        (_("Placed"), found.placed_on, found.placed_on is not None),
        (_("Mother school chosen"), bond.announced_on, bond.announced_on is not None),
        (_("School agreed"), bond.agreed_on, bond.agreed_on is not None),
        (_("Move"), ashore, found.moved_on is not None),
    ]
    posts = [
        {"label": label, "date": _short_day(day), "state": "done" if is_done else "open"}
        for label, day, is_done in places
    ]
    said = [f"{post['label']}: {post['date'] or _('not yet')}" for post in posts]
    return {"posts": posts, "jetty_alt": _("The way of the child. %(posts)s.") % {"posts": "; ".join(said)}}


def _administrative_inputs(facts: dict[str, Any]) -> dict[str, Any]:
    address = _("secret") if facts["has_secret_address"] else facts["address"]
    pairs = [
        (_("Name"), facts["name"]),
        (_("Born"), _day(date.fromisoformat(facts["birth_on"]))),
        (_("Address"), address),
    ]
    for guardian in facts["guardians"]:
        label = guardian["relation"] or _("Parent or carer")
        pairs.append((label, in_one_line(guardian["name"], guardian["phone"], guardian["email"])))
    contact = facts["contact"]
    for label, school in (
        (_("Newcomer school"), facts["sending_school"]),
        (_("Mother school"), facts["receiving_school"]),
    ):
        pairs.append((label, in_one_line(school["name"], school["address"], school["phone"])))
    pairs.append((_("Contact"), in_one_line(contact["name"], contact["phone"], contact["email"])))
    return {"title": _("Child, parents and schools"), "facts": pairs}


def _results_inputs(results: list[dict[str, str]]) -> dict[str, Any]:
    rows = [
        [
            str(Domain(row["domain"]).label),
            _day(date.fromisoformat(row["assessed_on"])),
            row["instrument"],
            row["score"] or "–",
            str(NormFit(row["norm_fit"]).label),
            str(Standing(row["standing"]).label),
        ]
        for row in results
    ]
    return {
        "title": _("Results"),
        "header": [_("Domain"), _("Date"), _("Instrument"), _("Score"), _("Norm"), _("Standing")],
        "rows": rows,
        "empty": _("Nothing was measured."),
    }


def _inspection_inputs(document: PlacementDocument) -> dict[str, Any]:
    title = _("The parents")
    if not rules.inspection_exists(document):
        notice = _("The parents have not seen this version yet.")
        return {"title": title, "facts": [], "notice": notice, "own_view": "", "reason": ""}
    inspection = document.inspection
    with_interpreter = _("yes") if inspection.with_interpreter else _("no")
    return {
        "title": title,
        "facts": [
            (_("Seen by"), inspection.seen_by),
            (_("Seen on"), _day(inspection.seen_on)),
            (_("Explained in"), name_of(inspection.language)),
            (_("With an interpreter"), with_interpreter),
            (_("Do they agree?"), str(Agreement(inspection.agreement).label)),
            *_talk_facts(document),
        ],
        "reason_title": _("Why they do not agree"),
        "reason": inspection.reason,
        "reason_language": script_language(inspection.reason, inspection.language),
        "notice": "",
        "view_title": _("The parents' own view"),
        "view_note": _("In their own words; nobody has changed anything in it."),
        "own_view": inspection.own_view,
        "view_language": script_language(inspection.own_view, inspection.language),
    }


def _talk_facts(document: PlacementDocument) -> list[tuple[str, str]]:
    talk = talk_of(document)
    if talk is None:
        return []
    if talk.held_on is None:
        return [(_("The talk about it"), _("proposed before %(day)s") % {"day": _day(talk.due_on)})]
    return [(_("The talk about it"), _day(talk.held_on)), (_("What came of it"), talk.outcome)]


def _signature_blocks(document: PlacementDocument) -> list[dict[str, str]]:
    return [_signature_block(party.label, party.sign_off) for party in parties_of(document)]


def _signature_block(label: str, signed: SignOff | None) -> dict[str, str]:
    if signed is None:
        return {"party": label, "name": _("Name, date and signature"), "date": "", "drawing": "", "alt": ""}
    how = _("signed on paper") if signed.how == SignedHow.PAPER else _("signed on the screen")
    return {
        "party": label,
        "name": in_one_line(signed.signed_by, signed.function),
        "date": f"{_day(signed.signed_on)}, {how}",
        "drawing": svg_of(signed.drawing) if signed.drawing else "",
        "alt": _("Signature of %(name)s") % {"name": signed.signed_by},
    }


def script_language(words: str, language: str) -> str:
    """In which language the words are set: parents may write in another script than they speak."""
    spoken = language_of(language)
    is_right_to_left = bool(spoken and spoken.is_right_to_left)
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in words)
    if arabic * 2 > sum(letter.isalpha() for letter in words):
        return language if is_right_to_left else "ar"
    if is_right_to_left:
        return DOCUMENT_LANGUAGE
    return language if len(language) <= 3 else "und"


def _day(value: date) -> str:
    return date_format(value, "j F Y")


def _short_day(value: date | None) -> str:
    return date_format(value, "j M Y") if value else ""

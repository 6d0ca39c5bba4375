"""The minimal hand-over of a child that leaves from one day to the next: what is known, and what is missing by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.core.verdict import Verdict
from steiger.organisations.models import School
from steiger.pupils.enums import CORE_DOMAINS, Domain, Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import involved_school_id
from steiger.transitions import rules
from steiger.transitions.enums import TEXT_SECTIONS
from steiger.transitions.models import AbruptDeparture
from steiger.transitions.selectors.documents import (
    current_document,
    in_one_line,
    results_rows,
    school_history_words,
    section_labels,
)

# Written down by nobody but the newcomer school; whoever takes over has to ask.
NEXT_SCHOOL, INSPECTION, SIGNATURES, GUARDIANS = "next_school", "inspection", "signatures", "guardians"


@dataclass(frozen=True, slots=True)
class DepartureDraft:
    """What would go along now."""

    known: dict[str, Any]
    missing: list[str]

    @property
    def missing_words(self) -> list[str]:
        return words_of_missing(self.missing)

    @property
    def known_words(self) -> list[str]:
        """The headings of what is filled in."""
        labels = section_labels()
        found = [_("Child, parents and schools")] if self.known["name"] else []
        found += [_("Results")] if self.known["results"] else []
        return found + [labels[name] for name in TEXT_SECTIONS if self.known["sections"].get(name)]


@dataclass(frozen=True, slots=True)
class DepartureLine:
    departure: AbruptDeparture
    missing: list[str]
    may_give_copy: Verdict


def departure_draft(found: Journey, *, school: School | None = None, destination: str = "") -> DepartureDraft:
    """From the file and the latest version of the placement document, in the sections that the law lets travel."""
    document = current_document(found)
    sections = {name: getattr(document, name) if document else "" for name in TEXT_SECTIONS}
    sections["school_history"] = sections["school_history"] or school_history_words(found)
    results = results_rows(found)
    guardians = [_guardian(one) for one in found.pupil.guardians.all()]
    known = {
        "name": found.pupil.name,
        "birth_on": found.pupil.birth_on.isoformat(),
        "has_secret_address": found.pupil.has_secret_address,
        "address": ""
        if found.pupil.has_secret_address
        else in_one_line(found.pupil.address, found.pupil.postcode, found.pupil.place),
        "guardians": guardians,
        "from_school": _school(School.objects.filter(pk=_newcomer_school_id(found)).first()),
        "to_school": _school(school) or destination,
        "contact": in_one_line(found.owner.name, found.owner.phone, found.owner.email) if found.owner else "",
        "results": results,
        "sections": sections,
    }
    missing = [
        *([] if known["to_school"] else [NEXT_SCHOOL]),
        *([] if any(one["phone"] or one["email"] for one in guardians) else [GUARDIANS]),
        *[f"results:{domain.value}" for domain in CORE_DOMAINS if not any(r["domain"] == domain for r in results)],
        *[f"section:{name}" for name in TEXT_SECTIONS if not sections[name]],
        *([] if document and rules.inspection_exists(document) else [INSPECTION]),
        *([] if document and document.frozen_at else [SIGNATURES]),
    ]
    return DepartureDraft(known, missing)


def _newcomer_school_id(found: Journey) -> int | None:
    return involved_school_id(found, Relation.NEWCOMER_SCHOOL)


def _guardian(one: Any) -> dict[str, str]:
    return {"name": one.name, "relation": one.relation, "phone": one.phone, "email": one.email}


def _school(school: School | None) -> str:
    if school is None:
        return ""
    return in_one_line(school.name, school.address, school.postcode, school.place, school.phone)


def words_of_missing(missing: list[str]) -> list[str]:
    """In the language of who reads."""
    fixed = {
        NEXT_SCHOOL: _("To which school the child goes"),
        GUARDIANS: _("How the parents can be reached"),
        INSPECTION: _("The parents have not seen a placement document"),
        SIGNATURES: _("No placement document was signed"),
    }
    labels = section_labels()
    words = []
    for code in missing:
        kind, _colon, name = code.partition(":")
        if kind == "results":
            words.append(_("Nothing was measured: %(domain)s") % {"domain": Domain(name).label})
        elif kind == "section":
            words.append(_("Not written: %(section)s") % {"section": labels[name]})
        else:
            words.append(fixed[code])
    return words


def departures_on_file(found: Journey) -> list[AbruptDeparture]:
    return list(
        AbruptDeparture.objects.filter(journey=found).select_related(
            "file", "recorded_by", "given_by", "school__organisation"
        )
    )


def departure_for(member: Member, found: Journey, seen_from: rules.Outlook | None = None) -> DepartureLine | None:
    """The latest hand-over at once, when this member may read it."""
    seen_from = seen_from or rules.outlook(member, found)
    for one in departures_on_file(found):
        one.journey = found
        if rules.may_see_departure(member, one, seen_from):
            return DepartureLine(one, words_of_missing(one.missing), rules.may_give_copy(member, one))
    return None

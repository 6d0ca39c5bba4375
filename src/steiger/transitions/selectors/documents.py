"""The placement document: what goes into it from the file, who sees which version, and the paper it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Disclosure, Permission
from steiger.access.member import Member
from steiger.cooperation.enums import Signatory
from steiger.cooperation.selectors import current_policy
from steiger.core.columns import with_columns
from steiger.core.memory import remembered
from steiger.core.verdict import Verdict
from steiger.newcomers.models import Assessment, Intake, Placement
from steiger.organisations.models import School
from steiger.pupils.enums import Domain, Relation, Section
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.rules import involvements_of, sections_for, visible_to
from steiger.transitions import rules
from steiger.transitions.enums import TEXT_SECTIONS, Agreement, DocumentState
from steiger.transitions.models import PlacementDocument, SignOff, Talk
from steiger.transitions.selectors.steps import calendar_of

# The document is a Dutch record, whatever the language of the person who has the screen open.
DOCUMENT_LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Party:
    """One required signature: there already, or who may still put it and why not."""

    value: str
    label: str
    sign_off: SignOff | None
    verdict: Verdict | None = None

    @property
    def may_sign(self) -> bool:
        return bool(self.verdict)


@dataclass(frozen=True, slots=True)
class TextSection:
    name: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One version as this member sees it, with what may be done to it now."""

    document: PlacementDocument
    state: DocumentState
    sections: list[TextSection]
    parties: list[Party]
    versions: list[PlacementDocument]
    may_write: Verdict
    may_record_inspection: Verdict
    may_make_version: Verdict
    may_make_link: Verdict
    may_complete: Verdict
    may_hand_pen: Verdict
    may_add: Verdict
    talk: Talk | None
    may_record_talk: Verdict | None

    @property
    def state_label(self) -> str:
        return str(self.state.label)


def documents_of(found: Journey) -> QuerySet[PlacementDocument]:
    return (
        PlacementDocument.objects.filter(journey=found)
        .select_related(
            "journey__pupil", "bond__school__organisation", "inspection__recorded_by", "file", "drafted_by", "frozen_by"
        )
        .prefetch_related(Prefetch("sign_offs", SignOff.objects.select_related("recorded_by")))
    )


@remembered
def _versions(found: Journey) -> tuple[PlacementDocument, ...]:
    sign_offs = Prefetch("sign_offs", SignOff.objects.order_by())
    shown = _documents().filter(journey=found).prefetch_related(sign_offs)
    versions = tuple(sorted(shown, key=lambda one: -one.version))
    for version in versions:
        version.journey = found
    return versions


@cache
def _documents() -> QuerySet[PlacementDocument]:
    """What a page tells of documents, put together once: of which child is asked each time."""
    return with_columns(
        PlacementDocument.objects.order_by(),
        bond__school__organisation=("name",),
        inspection__recorded_by=("name", "email"),
        file=("name", "sha256", "path"),
        full_file=("name", "sha256", "path"),
    )


def current_document(found: Journey) -> PlacementDocument | None:
    """The version that no later one has replaced."""
    return next((one for one in _versions(found) if one.replaced_at is None), None)


def document_for(member: Member, found: Journey, version: int | None = None) -> PlacementDocument | None:
    """A version (by default the latest) when this member may read it: one rule for page and download."""
    if Section.DOCUMENT not in sections_for(member, found):
        return None
    return next((one for one in visible_documents(member, found) if version is None or one.version == version), None)


def visible_documents(member: Member, found: Journey) -> list[PlacementDocument]:
    """The versions that this member may read, latest first."""
    seen_from = rules.outlook(member, found)
    return [one for one in _versions(found) if rules.may_see_document(member, one, seen_from)]


def document_page(member: Member, document: PlacementDocument) -> DocumentPage:
    talk = talk_of(document)
    return DocumentPage(
        document=document,
        state=state_of(document),
        sections=text_sections(document),
        parties=parties_of(document, member),
        versions=visible_documents(member, document.journey),
        may_write=rules.may_write(member, document),
        may_record_inspection=rules.may_record_inspection(member, document),
        may_make_version=rules.may_make_version(member, document),
        may_make_link=rules.may_make_link(member, document),
        may_complete=rules.may_complete(member, document),
        may_hand_pen=rules.may_hand_pen(member, document, is_agreed=_is_agreed(document)),
        may_add=rules.may_add(member, document),
        talk=talk,
        may_record_talk=rules.may_record_talk(member, talk) if talk else None,
    )


def _is_agreed(document: PlacementDocument) -> bool:
    """Whether the mother school has come as far as *agreed*; of a child whose relations are at hand already."""
    return any(
        one.relation == Relation.MOTHER_SCHOOL
        and one.school_id == document.bond.school_id
        and one.level >= Disclosure.AGREED
        and one.until_on is None
        for one in involvements_of(document.journey_id)
    )


def talk_of(document: PlacementDocument) -> Talk | None:
    """The talk that was proposed because the parents do not agree."""
    if not rules.inspection_exists(document) or document.inspection.agreement != Agreement.NO:
        return None
    found = Talk.objects.filter(inspection=document.inspection).select_related("held_by").first()
    if found is not None:
        found.inspection = document.inspection
        found.inspection.document = document
    return found


def state_of(document: PlacementDocument) -> DocumentState:
    if document.replaced_at is not None:
        return DocumentState.REPLACED
    if document.frozen_at is not None:
        return DocumentState.SIGNED
    return DocumentState.SEEN if rules.inspection_exists(document) else DocumentState.DRAFT


def frozen_with(member: Member, checksum: str) -> PlacementDocument | None:
    """The signed document with these very bytes, when this member may read it."""
    if not member.may(Permission.DOCUMENT_SEE):
        return None
    wanted = Q(file__sha256=checksum) | Q(full_file__sha256=checksum)
    found = PlacementDocument.objects.filter(wanted).select_related("journey__pupil", "bond__school__organisation")
    for one in found.filter(visible_to(member, path="journey")):
        if document_for(member, one.journey, one.version) is not None:
            return one
    return None


def required_signatures() -> list[str]:
    """Who must sign, by the policy in force, in the order of the page."""
    required = set(current_policy().required_signatures)
    return [party for party in Signatory.values if party in required]


def parties_of(document: PlacementDocument, member: Member | None = None) -> list[Party]:
    required = required_signatures()
    signed = {one.party: one for one in document.sign_offs.all()}
    # A frozen document keeps the signatures that it was frozen with, whatever a later policy asks.
    shown = [party for party in Signatory.values if party in signed or (party in required and not document.frozen_at)]
    return [
        Party(
            value=party,
            label=str(Signatory(party).label),
            sign_off=signed.get(party),
            verdict=rules.may_sign(member, document, party, required) if member and party not in signed else None,
        )
        for party in shown
    ]


def text_sections(document: PlacementDocument) -> list[TextSection]:
    labels = section_labels()
    return [TextSection(name, labels[name], getattr(document, name)) for name in TEXT_SECTIONS]


def section_labels() -> dict[str, str]:
    return {
        "school_history": _("School history"),
        "social_emotional": _("Social-emotional development"),
        "work_attitude": _("Behaviour and work attitude"),
        "support_and_concerns": _("Support and points of concern"),
        "absence": _("Absence in the last year"),
        "advice": _("Advice to the class"),
        "agreements": _("Agreements around the move"),
    }


# Drafted from the file


def administrative_facts(found: Journey, bond: MotherSchoolBond, by: Member) -> dict[str, Any]:
    """Art. 3 of the decree. Arrival, languages of the parents, nationality and the like do not travel."""
    pupil = found.pupil
    placement = _last_placement(found)
    owner = found.owner
    return {
        "name": pupil.name,
        "birth_on": pupil.birth_on.isoformat(),
        "address": "" if pupil.has_secret_address else in_one_line(pupil.address, pupil.postcode, pupil.place),
        "has_secret_address": pupil.has_secret_address,
        "guardians": [
            {"name": one.name, "relation": one.relation, "phone": one.phone, "email": one.email}
            for one in pupil.guardians.all()
        ],
        "sending_school": _school_facts(placement.group.facility.school if placement else None),
        "contact": {
            "name": owner.name if owner else by.name,
            "email": owner.email if owner else "",
            "phone": owner.phone if owner else "",
        },
        "receiving_school": _school_facts(bond.school),
    }


def school_history_words(found: Journey) -> str:
    """Art. 4, first part: where the child went to school and for how long, in Dutch sentences to work on."""
    with translation.override(DOCUMENT_LANGUAGE):
        lines = []
        intake = Intake.objects.filter(journey=found).first()
        if intake and intake.years_of_school:
            years = f"{intake.years_of_school.normalize():f}".replace(".", ",")
            lines.append(_("Years of school before coming to us: %(years)s.") % {"years": years})
        if intake and intake.earlier_schooling:
            lines.append(intake.earlier_schooling)
        if found.pupil.earlier_school:
            lines.append(_("Earlier Dutch school: %(school)s.") % {"school": found.pupil.earlier_school})
        lines.extend(_placement_words(found))
        return "\n".join(lines)


def _placement_words(found: Journey) -> list[str]:
    placement = _last_placement(found)
    if placement is None or placement.placed_on is None:
        return []
    said = {
        "school": placement.group.facility.school.name,
        "group": placement.group.name,
        "day": date_format(placement.placed_on, "j F Y"),
    }
    lines = [_("At %(school)s since %(day)s, group %(group)s.") % said]
    until = found.moved_on or found.expected_move_on
    if until and until > placement.placed_on:
        weeks = int(calendar_of(found).school_weeks_between(placement.placed_on, until))
        text = ngettext(
            "By the day of the move: %(count)s school week of Dutch education.",
            "By the day of the move: %(count)s school weeks of Dutch education.",
            weeks,
        )
        lines.append(text % {"count": weeks})
    return lines


def results_rows(found: Journey) -> list[dict[str, str]]:
    """Art. 4, second part: what was measured, per domain in the order in which it was taken."""
    order = {domain: place for place, domain in enumerate(Domain.values)}
    taken = Assessment.objects.filter(journey=found).order_by("assessed_on", "id")
    return [
        {
            "domain": one.domain,
            "assessed_on": one.assessed_on.isoformat(),
            "instrument": one.instrument,
            "score": one.score,
            "norm_fit": one.norm_fit,
            "standing": one.standing,
        }
        for one in sorted(taken, key=lambda one: order[one.domain])
    ]


def _last_placement(found: Journey) -> Placement | None:
    return (
        Placement.objects.filter(journey=found)
        .select_related("group__facility__school__organisation")
        .order_by("-offered_on", "-id")
        .first()
    )


def _school_facts(school: School | None) -> dict[str, str]:
    if school is None:
        return {"name": "", "code": "", "address": "", "phone": ""}
    return {
        "name": school.name,
        "code": school.code,
        "address": in_one_line(school.address, school.postcode, school.place),
        "phone": school.phone,
    }


def in_one_line(*parts: str) -> str:
    return ", ".join(part for part in parts if part)

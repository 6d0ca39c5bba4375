"""Who drafts, writes, shows, signs and reads the placement document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.member import Member
from steiger.cooperation.enums import Signatory
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.enums import Sector
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions.enums import Agreement, Pen
from steiger.transitions.models import PlacementDocument
from steiger.transitions.rules.outlook import Outlook
from steiger.transitions.rules.parents_link import voice_on
from steiger.transitions.rules.pen import is_open, pen_is_away, side_of

# Parents sign on paper; the newcomer school records it.
RELATION_OF_SIGNATORY: Mapping[str, Relation] = MappingProxyType(
    {
        Signatory.NEWCOMER_SCHOOL: Relation.NEWCOMER_SCHOOL,
        Signatory.PARENTS: Relation.NEWCOMER_SCHOOL,
        Signatory.MOTHER_SCHOOL: Relation.MOTHER_SCHOOL,
    }
)


def may_draft(member: Member, journey: Journey, bond: MotherSchoolBond | None) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.DOCUMENT_WRITE)
    if verdict and bond is None:
        return no(_("The document is written for one school. Announce the school that the parents chose first."))
    return verdict


def may_write(member: Member, document: PlacementDocument) -> Verdict:
    """The newcomer school, on a version that nobody has seen yet, while it holds the pen."""
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    verdict = is_open(document)
    if verdict and document.pen != Pen.NEWCOMER_SCHOOL:
        return no(pen_is_away(document))
    return verdict


def may_see_restricted(member: Member, document: PlacementDocument) -> Verdict:
    """The part that the care coordinator of the mother school reads and the class teacher does not."""
    return pupils.may_act(member, document.journey, Permission.RESTRICTED_SEE)


def may_add(member: Member, document: PlacementDocument) -> Verdict:
    """What comes after the signatures: an addendum, with its own day and name."""
    if side_of(member, document) is None:
        return no(_("Only the two schools write on this document."))
    if document.frozen_at is None:
        return no(_("This version has not been signed by everybody. Write in the document itself."))
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    return YES


def may_make_version(member: Member, document: PlacementDocument) -> Verdict:
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if document.frozen_at is None and not inspection_exists(document):
        return no(_("This version can still be changed. There is no need for a new one."))
    return YES


def may_record_inspection(member: Member, document: PlacementDocument) -> Verdict:
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if inspection_exists(document):
        return no(_("It has already been recorded that the parents saw this version."))
    if document.pen != Pen.NEWCOMER_SCHOOL:
        return no(pen_is_away(document))
    return YES


def may_sign(member: Member, document: PlacementDocument, party: str, required: list[str]) -> Verdict:
    """Each party signs what the parents have seen, once; the mother school from *agreed* on."""
    if not member.may(Permission.DOCUMENT_SIGN):
        return no(_who_signs(party))
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_SIGN)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if party not in required:
        return no(_("The policy of this region does not ask for this signature."))
    if any(one.party == party for one in document.sign_offs.all()):
        return no(_("This party has already signed."))
    if not inspection_exists(document):
        return no(_("The parents have not seen the document yet. Record their inspection first."))
    footings = pupils.own_footings(member, document.journey, Permission.DOCUMENT_SIGN)
    own = [one for one in footings if one.relation == RELATION_OF_SIGNATORY[party]]
    if party == Signatory.MOTHER_SCHOOL:
        own = [one for one in own if one.school_id == document.bond.school_id and one.level >= Disclosure.AGREED]
    return YES if own else no(_who_signs(party))


def _who_signs(party: str) -> str:
    if party == Signatory.MOTHER_SCHOOL:
        return _("The care coordinator of the mother school signs, after the school has agreed to enrol.")
    return _("The newcomer school signs for itself and records the parents' signature.")


def inspection_exists(document: PlacementDocument) -> bool:
    return hasattr(document, "inspection")


def opens_dossier(document: PlacementDocument, sector: str) -> bool:
    """Whether the parents' side of *agreed* is there. Between secondary schools the law wants their consent too."""
    if not inspection_exists(document) or document.replaced_at is not None:
        return False
    return sector != Sector.VO or _is_consent(document)


def _is_consent(document: PlacementDocument) -> bool:
    """By whoever decides on the day on which the document was seen: the parents, from sixteen the pupil."""
    inspection = document.inspection
    birth_on = date.fromisoformat(document.administrative["birth_on"])
    whose = voice_on(Sector.VO, birth_on, inspection.seen_on)
    return inspection.agreement == Agreement.YES and inspection.voice == whose


def may_see_document(member: Member, document: PlacementDocument, seen_from: Outlook) -> bool:
    """Page and download alike. A mother school reads its own document only, and only what the parents have seen.

    While it holds the pen it also reads the version on which it writes: that one the parents will see next.
    """
    if not member.may(Permission.DOCUMENT_SEE):
        return False
    if not seen_from.is_mother_school:
        return True
    is_current = document.replaced_at is None or document.frozen_at is not None
    is_writing = document.pen == Pen.MOTHER_SCHOOL and member.may(Permission.DOCUMENT_COMPLETE)
    return (
        seen_from.level >= Disclosure.AGREED
        and seen_from.sees_bond(document.bond)
        and (inspection_exists(document) or is_writing)
        and is_current
    )

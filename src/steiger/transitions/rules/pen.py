"""Both schools write on a version in turn. One of them holds the pen; only that one changes it.

The mother school gets the pen on a next version only: it may read what the parents have seen of an earlier one, and
what it adds the parents see before anybody signs.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.transitions.enums import Pen
from steiger.transitions.models import PlacementDocument


def side_of(member: Member, document: PlacementDocument) -> Pen | None:
    """For which of the two schools somebody writes; the coordinator beside the newcomer school."""
    if pupils.may_act(member, document.journey, Permission.DOCUMENT_WRITE):
        return Pen.NEWCOMER_SCHOOL
    own = pupils.own_footings(member, document.journey, Permission.DOCUMENT_COMPLETE)
    is_mother_school = any(
        one.relation == Relation.MOTHER_SCHOOL
        and one.school_id == document.bond.school_id
        and one.level >= Disclosure.AGREED
        for one in own
    )
    return Pen.MOTHER_SCHOOL if is_mother_school else None


def may_complete(member: Member, document: PlacementDocument) -> Verdict:
    """The mother school writes what it will do itself."""
    if side_of(member, document) != Pen.MOTHER_SCHOOL:
        return no(_("The care coordinator of the mother school completes this, once the school may read the document."))
    verdict = is_open(document)
    if verdict and document.pen != Pen.MOTHER_SCHOOL:
        return no(pen_is_away(document))
    return verdict


def may_hand_pen(member: Member, document: PlacementDocument, *, is_agreed: bool) -> Verdict:
    """Give the pen to the other school; the newcomer school may also take it back."""
    side = side_of(member, document)
    if side is None:
        return no(_("Only the two schools write on this document."))
    verdict = is_open(document)
    if not verdict:
        return verdict
    if side == Pen.MOTHER_SCHOOL and document.pen != Pen.MOTHER_SCHOOL:
        return no(pen_is_away(document))
    if document.pen == Pen.NEWCOMER_SCHOOL and not is_agreed:
        return no(_("The mother school gets the pen once it has agreed and the parents have seen an earlier version."))
    return YES


def is_open(document: PlacementDocument) -> Verdict:
    """Only what nobody has seen yet changes: what was seen or signed stays as it was, and a new version follows."""
    if not document.journey.is_open:
        return no(_("This journey has ended. Its file can no longer be changed."))
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if document.frozen_at is not None:
        return no(_("This document is signed and frozen. Make a new version to change it."))
    if hasattr(document, "inspection"):
        return no(_("The parents have seen this version. Make a new version to change it."))
    return YES


def pen_is_away(document: PlacementDocument) -> str:
    if document.pen == Pen.MOTHER_SCHOOL:
        return _("The mother school has the pen now. Wait for it, or take the pen back.")
    return _("The newcomer school has the pen now.")

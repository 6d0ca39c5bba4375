"""What somebody may do now around the move of one child; or why not yet."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import Offer
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import rules
from steiger.transitions.models import PlacementDocument
from steiger.transitions.selectors.bonds import bonds_on_file
from steiger.transitions.selectors.documents import current_document, parties_of
from steiger.transitions.selectors.file import chosen_of


def offers(member: Member, journey: Journey) -> list[Offer]:
    """What this person may do now around the move; or why not yet."""
    if not journey.is_open:
        return []
    slug = region_of(member).slug
    bond = chosen_of(bonds_on_file(journey))
    if bond is not None:
        bond.journey = journey
    document = current_document(journey)
    return [
        *_bond_offers(member, slug, journey, bond),
        *_appointment_offers(member, slug, journey, bond),
        *_document_offers(member, slug, journey, bond, document),
        *_move_offers(member, slug, journey, bond, document),
        *_return_offers(member, slug, journey),
    ]


def _bond_offers(member: Member, slug: str, journey: Journey, bond: MotherSchoolBond | None) -> list[Offer]:
    if bond is not None and rules.may_agree(member, bond):
        url = _url(slug, "transitions:agree", journey)
        return [Offer(_("Agree to enrol this child"), url, is_primary=True)]
    if journey.placed_on is None or not rules.may_manage_bonds(member, journey):
        return []
    label = _("Mother school") if bond else _("Involve a mother school")
    return [Offer(label, _url(slug, "transitions:mother_school", journey), is_primary=bond is None)]


def _appointment_offers(member: Member, slug: str, journey: Journey, bond: MotherSchoolBond | None) -> list[Offer]:
    if bond is None or journey.moved_on is not None or not rules.may_make_appointment(member, journey, bond):
        return []
    return [Offer(_("Plan a trial day or handover"), _url(slug, "transitions:appointments", journey))]


def _document_offers(
    member: Member, slug: str, journey: Journey, bond: MotherSchoolBond | None, document: PlacementDocument | None
) -> list[Offer]:
    url = _url(slug, "transitions:document", journey)
    if document is not None and document.frozen_at is None:
        required = {one.value for one in parties_of(document, member) if one.may_sign}
        if required:
            return [Offer(_("Sign the placement document"), url, is_primary=True)]
    if not member.may(Permission.DOCUMENT_WRITE) or journey.placed_on is None:
        return []
    if document is not None:
        may_write = rules.may_write(member, document)
        return [Offer(_("Write the placement document"), _url(slug, "transitions:write", journey))] if may_write else []
    verdict = rules.may_draft(member, journey, bond)
    return [Offer(_("Draft the placement document"), url, reason=verdict.reason)]


def _return_offers(member: Member, slug: str, journey: Journey) -> list[Offer]:
    if journey.moved_on is None or not member.may(Permission.MOVE_PLAN) or not rules.may_return(member, journey):
        return []
    return [Offer(_("Back to the newcomer school"), _url(slug, "transitions:return", journey))]


def _move_offers(
    member: Member, slug: str, journey: Journey, bond: MotherSchoolBond | None, document: PlacementDocument | None
) -> list[Offer]:
    if not member.may(Permission.MOVE_PLAN) or journey.placed_on is None or journey.moved_on is not None:
        return []
    if not rules.may_plan_move(member, journey):
        return []
    expected = journey.expected_move_on
    label = _("Plan the move") if expected is None else _("Change the date of the move")
    found = [Offer(label, _url(slug, "transitions:move", journey), is_primary=expected is None)]
    if expected is not None:
        verdict = rules.may_complete_move(member, journey, bond)
        is_ready = bool(verdict and document and document.frozen_at and expected <= clock.today())
        url = _url(slug, "transitions:moved", journey)
        found.append(Offer(_("Record the move"), url, reason=verdict.reason, is_primary=is_ready))
    found.append(Offer(_("The child leaves suddenly"), _url(slug, "transitions:depart", journey)))
    return found


def _url(slug: str, name: str, journey: Journey) -> str:
    return in_region(slug, name, case=journey.case_number)

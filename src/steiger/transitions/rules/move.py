"""Who plans and records the move."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey, MotherSchoolBond


def may_plan_move(member: Member, journey: Journey) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The child has moved. The date can no longer be planned."))
    if journey.placed_on is None:
        return no(_("The child has no place at the newcomer school yet. Plan the move after the placement."))
    return YES


def may_complete_move(member: Member, journey: Journey, bond: MotherSchoolBond | None) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The move has already been recorded."))
    if bond is None or bond.announced_on is None or bond.ended_on is not None:
        return no(_("No mother school has been announced yet. Announce the school that the parents chose first."))
    return YES

"""More time at the newcomer school: asked by the school, decided by somebody else."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.verdict import Verdict, no
from steiger.newcomers.models import Placement, StayExtension
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change

MOST_WEEKS = 40


def may_ask_extension(member: Member, journey: Journey, placement: Placement | None) -> Verdict:
    if journey.moved_on is not None:
        return no(_("This child has moved already. A return to the newcomer school is a step of its own."))
    if placement is None or placement.placed_on is None:
        return no(_("More time can be asked when the child has started."))
    return may_change(member, journey, Permission.STAY_WRITE)


def may_decide_extension(member: Member, extension: StayExtension) -> Verdict:
    """Nobody decides on what they asked themselves."""
    if extension.decided_on is not None:
        return no(_("This was decided already."))
    if extension.asked_by_id == member.user_id:
        return no(_("You asked for this yourself. Somebody else decides."))
    return may_change(member, extension.journey, Permission.EXTENSION_DECIDE)

"""Who hands a child over from one day to the next, and who reads what went along."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.member import Member
from steiger.core.verdict import Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey
from steiger.transitions.models import AbruptDeparture
from steiger.transitions.rules.outlook import Outlook


def may_depart(member: Member, journey: Journey) -> Verdict:
    """A child that has been taught here has something to take along."""
    verdict = pupils.may_change(member, journey, Permission.MOVE_PLAN)
    if not verdict:
        return verdict
    if journey.moved_on is not None:
        return no(_("The child has moved already. Its mother school hands it over from here."))
    if journey.placed_on is None:
        return no(_("The child has not been at the newcomer school yet. End the journey instead."))
    return verdict


def may_see_departure(member: Member, departure: AbruptDeparture, seen_from: Outlook) -> bool:
    """Who wrote it, the desk, and the care coordinator of the school where the child went; not its teachers."""
    if not seen_from.is_mother_school:
        return member.may(Permission.DOCUMENT_SEE)
    return (
        member.may(Permission.DOCUMENT_SIGN)
        and seen_from.level >= Disclosure.MOVED
        and departure.school_id in (seen_from.school_ids or frozenset())
    )


def may_give_copy(member: Member, departure: AbruptDeparture) -> Verdict:
    """Also after the journey ended, for as long as the file can be opened."""
    verdict = pupils.may_act(member, departure.journey, Permission.DOCUMENT_WRITE)
    if verdict and departure.given_on is not None:
        return no(_("It is recorded already that the parents have their copy."))
    return verdict

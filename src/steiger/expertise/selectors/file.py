"""What this room shows on a child's file: what is asked about it, and the way to ask."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.due import Offer
from steiger.core.links import in_region
from steiger.expertise.models import HelpRequest
from steiger.expertise.rules import help_requests as rules
from steiger.organisations.selectors import region_of
from steiger.pupils.models import Journey

MOST = 20


def file_part(member: Member, journey: Journey) -> list[HelpRequest]:
    """The questions about this child that this member may read, the latest first."""
    if not member.may(Permission.HELP_SEE):
        return []
    found = HelpRequest.objects.filter(rules.visible_to(member), journey=journey, withdrawn_at=None)
    return list(found.only("number", "question", "asked_at", "state").order_by("-asked_at", "-id")[:MOST])


def offers(member: Member, journey: Journey) -> list[Offer]:
    if not journey.is_open or not member.may(Permission.HELP_ASK):
        return []
    address = in_region(region_of(member).slug, "expertise:ask_for_help")
    return [Offer(_("Ask for help with this child"), f"{address}?case={journey.case_number}")]

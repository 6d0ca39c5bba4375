"""Who may read the policy, and who may make the next version."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no


def visible_to(member: Member) -> Q:
    """Everybody with a role reads the policy of the own region: agreements are no secret."""
    if not member.may(Permission.POLICY_SEE):
        return Q(pk__in=[])
    return Q(region_id=member.region_id)


def may_adopt_policy(member: Member) -> Verdict:
    if member.reach(Permission.POLICY_WRITE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator makes a next version. Ask the coordinator of your region."))

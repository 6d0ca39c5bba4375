from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no


def visible_to(member: Member) -> Q:
    """Everybody who works in the region sees what its parents read."""
    if not member.may(Permission.PARENTS_SEE):
        return Q(pk__in=[])
    return Q(region_id=member.region_id)


def may_write_texts(member: Member) -> Verdict:
    if member.reach(Permission.PARENTS_WRITE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator changes what parents read. Ask the coordinator of your region."))


def may_change_contact(member: Member) -> Verdict:
    return may_write_texts(member)


def may_check_texts(member: Member) -> Verdict:
    """Newcomer schools know the parents and colleagues who speak the language."""
    if member.reach(Permission.PARENTS_CHECK) == Reach.REGION:
        return YES
    return no(_("A coordinator or somebody of a newcomer school records this. Ask one of them."))


def may_make_films(member: Member) -> Verdict:
    if member.reach(Permission.PARENTS_WRITE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator has films made. Ask the coordinator of your region."))


def may_record_voices(member: Member) -> Verdict:
    """Newcomer schools know the interpreters and parents whose voice it is."""
    if member.reach(Permission.PARENTS_CHECK) == Reach.REGION:
        return YES
    return no(_("A coordinator or somebody of a newcomer school adds voices. Ask one of them."))

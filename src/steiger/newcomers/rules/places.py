"""Who decides about the groups and places of a newcomer school."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.models import NewcomerFacility


def may_place_in(member: Member, group: NewcomerGroup) -> Verdict:
    """Staff give places of their own school, the desk those of every school."""
    if member.reach(Permission.PLACE_OFFER) == Reach.REGION or is_own_school(member, group, Permission.PLACE_OFFER):
        return YES
    return no(_("This is a group of another school. Choose a group of your own school."))


def may_overbook(member: Member, group: NewcomerGroup) -> Verdict:
    """More children than places is a choice of the school that teaches them, never of somebody else."""
    if is_own_school(member, group, Permission.PLACE_OFFER):
        return YES
    return no(_("Only the newcomer school itself may take more children than it has places. Choose another group."))


def is_own_school(member: Member, group: NewcomerGroup, permission: Permission) -> bool:
    return group.facility.school_id in member.organisations(permission, Role.NEWCOMER_STAFF)


def may_manage_groups(member: Member, facility: NewcomerFacility) -> Verdict:
    if member.reach(Permission.GROUPS_MANAGE) == Reach.REGION:
        return YES
    if facility.school_id in member.organisations(Permission.GROUPS_MANAGE):
        return YES
    return no(_("This is another school. You can change the groups of your own school."))


def running_placements() -> Q:
    """Who takes a place now: from the offer on, until the stay ends."""
    return Q(ended_on__isnull=True)


def is_group_open(group: NewcomerGroup, day: date) -> bool:
    """`until_on` is the first day on which the group is no more."""
    return group.until_on is None or group.until_on > day

"""In which an administrator reads one file, because somebody asked for help."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from steiger.access import member as access
from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.pupils.models import StaffSession


def running() -> Q:
    return Q(ended_at=None, ends_at__gt=clock.now())


def session_of(member: Member) -> access.StaffSession | None:
    if not member.may(Permission.SESSION_BEGIN):
        return None
    found = StaffSession.objects.filter(running(), begun_by=member.user_id).first()
    return access.StaffSession(found.journey_id, found.reason, found.ends_at) if found else None


def sessions(member: Member) -> QuerySet[StaffSession]:
    """All of the region, the latest first; an administrator reads the own ones."""
    found = StaffSession.objects.select_related("journey", "begun_by")
    reach = member.reach(Permission.SESSION_SEE)
    if reach == Reach.REGION:
        return found
    return found.filter(begun_by=member.user_id) if reach == Reach.OWN else found.none()


def running_of(member: Member) -> StaffSession | None:
    return sessions(member).filter(running(), begun_by=member.user_id).first()

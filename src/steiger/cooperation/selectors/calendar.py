"""Meetings as a calendar program reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from steiger.access.member import Member
from steiger.cooperation.enums import Answer, MeetingState
from steiger.cooperation.models import Invitation, Meeting
from steiger.cooperation.rules import meetings as rules
from steiger.core.appointments import Appointment, mailed
from steiger.core.links import in_region
from steiger.organisations.models import Region
from steiger.organisations.selectors import region_of


def appointment(meeting: Meeting, region: Region) -> str:
    """One meeting, to go with a mail: taken over by its number, or taken out when it was cancelled."""
    return mailed(_appointment(meeting, region), name=_name(region))


def _name(region: Region) -> str:
    return f"Steiger {region.name}"


def _appointment(meeting: Meeting, region: Region) -> Appointment:
    return Appointment(
        key=f"meeting-{meeting.region_id}-{meeting.pk}",
        title=meeting.body.name,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        path=in_region(region.slug, "agreements:meeting", pk=meeting.pk),
        place=meeting.place,
        link=meeting.link,
        changes=meeting.changes,
        is_cancelled=meeting.cancelled_on is not None,
    )


def own_appointments(member: Member, since: datetime) -> Iterable[Appointment]:
    """The meetings that this person is invited to, may still see, and has not declined."""
    asked = Invitation.objects.filter(user_id=member.user_id).exclude(answer=Answer.DECLINED).values("meeting_id")
    found = (
        Meeting.objects.filter(rules.meetings_visible_to(member), pk__in=asked, starts_at__gte=since)
        .exclude(state=MeetingState.CANCELLED)
        .select_related("body")
        .order_by("starts_at")
    )
    region = region_of(member)
    return (_appointment(meeting, region) for meeting in found)

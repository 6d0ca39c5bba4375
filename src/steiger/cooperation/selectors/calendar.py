"""Meetings as a calendar program reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core import signing

from steiger.access.member import Member
from steiger.cooperation.enums import Answer, MeetingState
from steiger.cooperation.models import CalendarFeed, Invitation, Meeting
from steiger.cooperation.rules import meetings as rules
from steiger.core import clock
from steiger.core.appointments import Appointment, calendar_of, mailed
from steiger.core.links import in_region
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import member_for

SALT = "cooperation.calendar"
# What is longer ago nobody looks up in a calendar.
DAYS_BACK = 180
WAY = "/calendar/"


def appointment(meeting: Meeting, region: Region) -> str:
    """One meeting, to go with a mail: taken over by its number, or taken out when it was cancelled."""
    return mailed(_appointment(meeting, region), name=_name(region))


def feed_for(member: Member) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user_id=member.user_id).first()


def feed_address(feed: CalendarFeed) -> str:
    token = _signer().sign_object([feed.region_id, feed.user_id, feed.secret])
    return f"{settings.SITE_URL.rstrip('/')}{WAY}{token}/"


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT)


def feed_calendar(token: str) -> str | None:
    """The meetings of whoever made this address; nothing when it was withdrawn, or the person works here no more."""
    try:
        region_id, user_id, secret = _signer().unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    with region_scope(region_id):
        feed = CalendarFeed.objects.filter(user_id=user_id, secret=secret).select_related("user", "region").first()
        if feed is None or not feed.user.is_active:
            return None
        member = member_for(feed.user, region_id)
        if member is None:
            return None
        own = (_appointment(meeting, feed.region) for meeting in _own_meetings(feed.user, member))
        return calendar_of(own, name=_name(feed.region))


def _name(region: Region) -> str:
    return f"Steiger {region.name}"


def _own_meetings(user: User, member: Member) -> Iterable[Meeting]:
    """Those that the person is invited to, may still see, and has not declined."""
    asked = Invitation.objects.filter(user=user).exclude(answer=Answer.DECLINED).values("meeting_id")
    since = clock.now() - timedelta(days=DAYS_BACK)
    return (
        Meeting.objects.filter(rules.meetings_visible_to(member), pk__in=asked, starts_at__gte=since)
        .exclude(state=MeetingState.CANCELLED)
        .select_related("body")
        .order_by("starts_at")
    )


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

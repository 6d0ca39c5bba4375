"""Meetings as a calendar program reads them. What it holds may be read along by whoever sees that calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta
from urllib.parse import urlparse

from django.conf import settings
from django.core import signing
from icalendar import Calendar, Event

from steiger.access.member import Member
from steiger.cooperation.enums import Answer, MeetingState
from steiger.cooperation.models import CalendarFeed, Invitation, Meeting
from steiger.cooperation.rules import meetings as rules
from steiger.core import clock
from steiger.core.links import in_region
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import member_for

PUBLISH, CANCEL = "PUBLISH", "CANCEL"
SALT = "cooperation.calendar"
# What is longer ago nobody looks up in a calendar.
DAYS_BACK = 180
WAY = "/calendar/"


def appointment(meeting: Meeting, region: Region) -> str:
    """One meeting, to go with a mail: taken over by its number, or taken out when it was cancelled."""
    method = CANCEL if meeting.cancelled_on else PUBLISH
    return _calendar([meeting], region, method)


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
        return _calendar(_own_meetings(feed.user, member), feed.region, PUBLISH) if member else None


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


def _calendar(meetings: Iterable[Meeting], region: Region, method: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Steiger//Steiger//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("x-wr-calname", f"Steiger {region.name}")
    for meeting in meetings:
        calendar.add_component(_event(meeting, region))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(meeting: Meeting, region: Region) -> Event:
    host = urlparse(settings.SITE_URL).hostname or "localhost"
    page = f"{settings.SITE_URL.rstrip('/')}{in_region(region.slug, 'agreements:meeting', pk=meeting.pk)}"
    event = Event()
    event.add("uid", f"meeting-{meeting.region_id}-{meeting.pk}@{host}")
    event.add("sequence", meeting.changes)
    event.add("dtstamp", clock.now().astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", meeting.body.name)
    event.add("description", "\n".join(filter(None, [meeting.link, page])))
    if meeting.place or meeting.link:
        event.add("location", meeting.place or meeting.link)
    event.add("url", page)
    event.add("status", "CANCELLED" if meeting.cancelled_on else "CONFIRMED")
    return event

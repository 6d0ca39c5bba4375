"""The sessions of a cohort as a calendar program reads them: when, where and which module, and no people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlparse

from django.conf import settings
from icalendar import Calendar, Event

from steiger.core import clock
from steiger.core.links import in_region
from steiger.organisations.models import Region
from steiger.training.models import Cohort, Session

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def appointment(session: Session, region: Region) -> str:
    """One session, to go with a mail."""
    return _calendar([session], region, CANCEL if session.cancelled_on else PUBLISH)


def cohort_calendar(cohort: Cohort, region: Region) -> str:
    """All sessions that are not cancelled, to take over at once."""
    found = Session.objects.filter(cohort=cohort, cancelled_on=None).select_related("cohort", "module")
    return _calendar(found.order_by("starts_at", "pk"), region, PUBLISH)


def _calendar(sessions: Iterable[Session], region: Region, method: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Steiger//Steiger//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("x-wr-calname", f"Steiger {region.name}")
    for session in sessions:
        calendar.add_component(_event(session, region))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(session: Session, region: Region) -> Event:
    host = urlparse(settings.SITE_URL).hostname or "localhost"
    page = f"{settings.SITE_URL.rstrip('/')}{in_region(region.slug, 'training:cohort', pk=session.cohort_id)}"
    event = Event()
    event.add("uid", f"training-{session.region_id}-{session.pk}@{host}")
    event.add("sequence", session.changes)
    event.add("dtstamp", clock.now().astimezone(UTC))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", f"{session.cohort.name}: {session.module.title}")
    event.add("description", "\n".join(filter(None, [session.link, page])))
    if session.place or session.link:
        event.add("location", session.place or session.link)
    event.add("url", page)
    event.add("status", "CANCELLED" if session.cancelled_on else "CONFIRMED")
    return event

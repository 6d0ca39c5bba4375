"""Appointments as a calendar program reads them. What one holds may be read along by whoever sees that calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urlparse

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from icalendar import Calendar, Event

from steiger.core import clock


class Method(StrEnum):
    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Appointment:
    """`key` names it for good (`meeting-1-12`); a calendar takes over the highest of its `changes`."""

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    path: str
    place: str = ""
    link: str = ""
    changes: int = 0
    is_cancelled: bool = False


def calendar_of(appointments: Iterable[Appointment], *, name: str, method: Method = Method.PUBLISH) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Steiger//Steiger//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add("x-wr-calname", name)
    for one in appointments:
        calendar.add_component(_event(one))
    written: bytes = calendar.to_ical()
    return written.decode()


def mailed(appointment: Appointment, *, name: str) -> str:
    """One appointment to go with a mail: taken over by its key, or taken out when it is off."""
    return calendar_of([appointment], name=name, method=Method.CANCEL if appointment.is_cancelled else Method.PUBLISH)


def _event(one: Appointment) -> Event:
    host = urlparse(settings.SITE_URL).hostname or "localhost"
    page = f"{settings.SITE_URL.rstrip('/')}{one.path}"
    event = Event()
    event.add("uid", f"{one.key}@{host}")
    event.add("sequence", one.changes)
    event.add("dtstamp", clock.now().astimezone(UTC))
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("summary", one.title)
    event.add("description", "\n".join(filter(None, [one.link, page])))
    if one.place or one.link:
        event.add("location", one.place or one.link)
    event.add("url", page)
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    return event


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")


# Lazy: a mail says it in the language of whoever reads it.
moment = lazy(_moment, str)

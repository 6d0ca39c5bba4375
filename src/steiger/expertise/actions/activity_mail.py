"""What people are told of an activity, by mail, with the appointment for their calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from django.utils.text import format_lazy

from steiger.core.appointments import mailed, moment
from steiger.core.links import in_region
from steiger.expertise.models import Activity
from steiger.expertise.selectors.activity_calendar import activity_appointment, calendar_name, place_of
from steiger.messaging.actions import Words, tell
from steiger.messaging.enums import Kind
from steiger.organisations.models import Region
from steiger.people.models import User


class InCalendar(Enum):
    """What a mail does to the calendar of who gets it."""

    TAKEN_OVER = "taken_over"
    TAKEN_OUT = "taken_out"
    NOTHING = "nothing"


def tell_people(
    activity: Activity,
    region: Region,
    users: Iterable[User],
    subject: Words,
    body: Words,
    *,
    calendar: InCalendar = InCalendar.TAKEN_OVER,
    number: int = 0,
) -> None:
    """Subject and body may name `{title}`, `{when}`, `{where}`, `{reason}` and `{number}`."""
    place = ", ".join(filter(None, [place_of(activity), activity.link]))
    words = {
        "title": activity.title,
        "when": moment(activity.starts_at),
        "where": format_lazy("{when}, {place}", when=moment(activity.starts_at), place=place),
        "reason": activity.cancel_reason,
        "number": number,
    }
    tell(
        region_id=activity.region_id,
        users=users,
        subject=format_lazy(subject, **words),  # type: ignore[arg-type]  # lazy words are words
        body=format_lazy(body, **words),  # type: ignore[arg-type]
        path=in_region(region.slug, "expertise:activity", pk=activity.pk),
        calendar=_appointment(activity, region, calendar),
        kind=Kind.ACTIVITY,
    )


def _appointment(activity: Activity, region: Region, calendar: InCalendar) -> str:
    if calendar == InCalendar.NOTHING:
        return ""
    appointment = activity_appointment(activity, region)
    if calendar == InCalendar.TAKEN_OUT:
        appointment = replace(appointment, is_cancelled=True)
    return mailed(appointment, name=calendar_name(region))

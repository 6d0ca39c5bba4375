"""Activities as a calendar program reads them."""

from __future__ import annotations

from collections.abc import Iterable

from steiger.core.appointments import Appointment, calendar_of
from steiger.core.links import in_region
from steiger.expertise.models import Activity
from steiger.organisations.models import Region


def activity_appointment(activity: Activity, region: Region) -> Appointment:
    return Appointment(
        key=f"activity-{activity.region_id}-{activity.pk}",
        title=activity.title,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        path=in_region(region.slug, "expertise:activity", pk=activity.pk),
        place=place_of(activity),
        link=activity.link,
        changes=activity.changes,
        is_cancelled=activity.cancelled_on is not None,
    )


def place_of(activity: Activity) -> str:
    """The room, and the school with its address."""
    school = activity.school
    return (
        ", ".join(filter(None, [activity.place, school.name, school.address, school.place]))
        if school
        else (activity.place)
    )


def activities_calendar(activities: Iterable[Activity], region: Region) -> str:
    return calendar_of((activity_appointment(one, region) for one in activities), name=calendar_name(region))


def calendar_name(region: Region) -> str:
    return f"Steiger {region.name}"

"""Activities that schools come to."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise.actions.activities import ActivityPlan, note_attendance, plan_activity
from steiger.expertise.actions.enrolments import enrol
from steiger.expertise.enums.activities import ActivityKind
from steiger.expertise.models import Activity, ActivityEnrolment
from steiger.organisations.models import Region
from tests.factories import make_member


def a_plan(*, days: int = 10, **fields: Any) -> ActivityPlan:
    """A workshop of two hours, so many days from today."""
    begins = timezone.make_aware(datetime.combine(clock.today() + timedelta(days=days), time(15, 30)))
    filled: dict[str, Any] = {
        "kind": ActivityKind.WORKSHOP,
        "title": "Woordenschat bij zaakvakken",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=2),
        "hours": Decimal(2),
        "place": "Stadskantoor, kamer 4",
        "places": 10,
        **fields,
    }
    return ActivityPlan(**filled)


def an_activity(by: Member, *, days: int = 10, **fields: Any) -> Activity:
    return plan_activity(by=by, plan=a_plan(days=days, **fields))


def held(by: Member, *members: Member, absent: tuple[Member, ...] = (), days_ago: int = 3, **fields: Any) -> Activity:
    """An activity that is over, where these people were and `absent` were not."""
    with clock.on(clock.today() - timedelta(days=days_ago + 10)):
        activity = an_activity(by, days=10, **fields)
        for member in (*members, *absent):
            enrol(by=member, activity=activity)
    with clock.on(clock.today() - timedelta(days=days_ago)):
        there = ActivityEnrolment.objects.filter(activity=activity, user_id__in=[one.user_id for one in members])
        return note_attendance(by=by, activity=activity, present=[one.pk for one in there])


def teachers(region: Region, number: int) -> list[Member]:
    return [make_member(region, f"Leerkracht {place:02}", Role.TEACHER) for place in range(number)]

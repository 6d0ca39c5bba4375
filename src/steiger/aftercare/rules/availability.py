"""When there can be visits: who keeps the hours, what is usual, and how long a visit takes."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.aftercare.enums import Weekday
from steiger.core.verdict import YES, Verdict, no

# Beyond this nobody has attention left for a child.
MOST_VISITS_A_DAY = 8
LONGEST_AWAY = 366  # days; who is away longer hands over
SHORTEST_VISIT, LONGEST_VISIT = 15, 240  # minutes
FIRST_VISIT, LATER_VISIT = 75, 60
OPENS, CLOSES, CLOSES_ON_WEDNESDAY = time(8, 30), time(15, 0), time(12, 30)


def may_keep_availability(member: Member, user_id: int) -> Verdict:
    """Everybody keeps the own hours; the coordinator those of all."""
    if member.user_id == user_id or member.reach(Permission.VISIT_PLAN) == Reach.REGION:
        return YES
    return no(_("You keep your own working days. The coordinator keeps those of the others."))


def may_plan_for_all(member: Member) -> Verdict:
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        return no(_("The coordinator plans for all specialists together. You plan your own visits one by one."))
    return YES


def usual_hours(weekday: int) -> tuple[time, time]:
    """When schools receive visits as long as nobody says otherwise; on Wednesday they close early."""
    return OPENS, CLOSES_ON_WEDNESDAY if weekday == Weekday.WEDNESDAY else CLOSES


def minutes_for(number: int, asked: int | None = None) -> int:
    """The first visit takes longer: people meet."""
    return asked or (FIRST_VISIT if number == 1 else LATER_VISIT)

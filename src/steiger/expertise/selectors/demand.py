"""What schools ask help with, beside what is offered: where the next activity, or the next support plan, can begin.

Questions are counted here, never people or children.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.cooperation.keys import Asked
from steiger.core import clock
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.models import Activity, HelpRequest

A_YEAR = timedelta(days=365)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Demand:
    """How often a subject was asked about in a year, and how many activities were or are about it."""

    subject: Subject
    asked: int
    offered: int


def asked_since(*, since: date) -> Sequence[Asked]:
    """For the support plan; questions without a subject say nothing yet."""
    return [Asked(str(Subject(subject).label), times) for subject, times in _asked(since)]


def demand(member: Member) -> list[Demand]:
    """For who plans activities: what is asked most; of what is asked as often, what is offered least."""
    if not member.may(Permission.ACTIVITY_WRITE):
        return []
    since = clock.today() - A_YEAR
    offered: Counter[str] = Counter()
    for subjects in Activity.objects.filter(
        region_id=member.region_id, cancelled_on=None, starts_at__date__gte=since
    ).values_list("subjects", flat=True):
        offered.update(subjects)
    found = [Demand(Subject(subject), times, offered[subject]) for subject, times in _asked(since)]
    return sorted(found, key=lambda one: (-one.asked, one.offered))[:SHOWN]


def _asked(since: date) -> list[tuple[str, int]]:
    counted = (
        HelpRequest.objects.filter(asked_at__date__gte=since, withdrawn_at=None)
        .exclude(subject="")
        .order_by()
        .values_list("subject")
        .annotate(times=Count("pk"))
    )
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))

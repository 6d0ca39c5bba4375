"""Several children at one school in one trip: which visits have a day in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from steiger.aftercare.models import Visit
from steiger.aftercare.rules.visits import DAYS_AHEAD
from steiger.core import clock

V = TypeVar("V", bound=Visit)


def days_for(visit: Visit) -> tuple[date, date]:
    """Between which days a visit can still be held. Its window; when that has passed, as soon as can be."""
    today = clock.today()
    if visit.window_until < today:
        return today, today + timedelta(days=DAYS_AHEAD)
    return max(today, visit.window_from), visit.window_until


def in_one_trip(visits: Iterable[V]) -> list[list[V]]:
    """These visits in as few trips as can be: in each, one day fits all. Whose time ends first sets the day."""
    waiting = sorted(visits, key=lambda visit: (days_for(visit)[1], days_for(visit)[0], visit.pk))
    trips = []
    while waiting:
        last = days_for(waiting[0])[1]
        trips.append([visit for visit in waiting if days_for(visit)[0] <= last])
        waiting = [visit for visit in waiting if days_for(visit)[0] > last]
    return trips


def common_days(visits: Iterable[Visit]) -> tuple[date, date]:
    """First and last day that fit all of them."""
    days = [days_for(visit) for visit in visits]
    return max(first for first, _last in days), min(last for _first, last in days)

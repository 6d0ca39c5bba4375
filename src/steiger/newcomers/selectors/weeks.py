"""Pupil-weeks at the newcomer school for the region's money: totals per organisation, never a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from steiger.cooperation.keys import Count as Counted
from steiger.core import clock
from steiger.newcomers.models import Placement
from steiger.organisations.models import School
from steiger.organisations.selectors import calendars_for
from steiger.pupils.models import MotherSchoolBond


def weeks_by_board(*, first_on: date, last_on: date) -> Mapping[int | None, Counted]:
    """By board of the mother school: the last that the parents chose. Without one there is nobody to charge yet."""
    bonds = MotherSchoolBond.objects.filter(journey_id=OuterRef("journey_id"), announced_on__isnull=False)
    board = Subquery(bonds.order_by("-announced_on", "-id").values("school__board_id")[:1])
    rows = _placements(first_on, last_on).annotate(payer=board)
    told = rows.values_list("group__facility__school_id", "placed_on", "ended_on", "journey_id", "payer")
    return _weeks(told, first_on, last_on)


def weeks_by_municipality(*, first_on: date, last_on: date) -> Mapping[int | None, Counted]:
    """By municipality of residence, as the schools in that place of residence say it."""
    of_place = _municipality_of_place()
    rows = _placements(first_on, last_on).values_list(
        "group__facility__school_id", "placed_on", "ended_on", "journey_id", "journey__pupil__place"
    )
    told = ((*row, of_place.get(place.strip().lower())) for *row, place in rows)
    return _weeks(told, first_on, last_on)


def _placements(first_on: date, last_on: date) -> QuerySet[Placement]:
    return Placement.objects.order_by().filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=first_on), placed_on__lte=last_on
    )


def _weeks(rows: Iterable[tuple[Any, ...]], first_on: date, last_on: date) -> dict[int | None, Counted]:
    """School weeks within the period; a week is five school days, whatever weeks of the calendar they lie in."""
    told = list(rows)
    calendars = calendars_for({school_id for school_id, *_rest in told})
    end = min(last_on, clock.today()) + timedelta(days=1)
    days: dict[int | None, int] = defaultdict(int)
    children: dict[int | None, set[int]] = defaultdict(set)
    for school_id, placed_on, ended_on, journey_id, payer in told:
        until = min(ended_on or end, end)
        number = calendars[school_id].school_days_between(max(placed_on, first_on), until) if until > first_on else 0
        if number > 0:
            days[payer] += number
            children[payer].add(journey_id)
    return {
        payer: Counted((Decimal(number) / 5).quantize(Decimal("0.1")), len(children[payer]))
        for payer, number in days.items()
    }


def _municipality_of_place() -> dict[str, int]:
    """Most schools of a place decide: a few stand just over a border."""
    counted = (
        School.objects.exclude(Q(municipality=None) | Q(place=""))
        .order_by()
        .values_list("place", "municipality_id")
        .annotate(number=Count("pk"))
        .order_by("number")
    )
    return {place.strip().lower(): municipality for place, municipality, _number in counted if municipality}

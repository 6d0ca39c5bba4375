"""Who received the children that moved on: totals per organisation and school year, never a child."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Case, Count, F, Value, When
from django.db.models.functions import ExtractYear

from steiger.core.school_years import FIRST_MONTH
from steiger.pupils.models import MotherSchoolBond


def received_by_board(*, since: date) -> Mapping[tuple[int | None, int], int]:
    return _received("school__board_id", since)


def received_by_municipality(*, since: date) -> Mapping[tuple[int | None, int], int]:
    return _received("school__municipality_id", since)


def _received(column: str, since: date) -> dict[tuple[int | None, int], int]:
    """A child that moved twice in a year to schools of the same organisation is received once."""
    moved = MotherSchoolBond.objects.filter(moved_on__gte=since, ended_on__isnull=True)
    before_august = Case(When(moved_on__month__lt=FIRST_MONTH, then=Value(1)), default=Value(0))
    counted = (
        moved.order_by()
        .annotate(receiver=F(column), first_year=ExtractYear("moved_on") - before_august)
        .values_list("receiver", "first_year")
        .annotate(number=Count("journey_id", distinct=True))
    )
    return {(receiver, first_year): number for receiver, first_year, number in counted}

"""Hours of support after the move for the region's money: totals per board, never a child."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, OuterRef, Subquery, Sum

from steiger.aftercare.models import SupportLine
from steiger.cooperation.keys import Count as Counted
from steiger.pupils.models import MotherSchoolBond


def hours_by_board(*, first_on: date, last_on: date) -> Mapping[int | None, Counted]:
    """Agreed hours of the support that began in the period, by board of the mother school."""
    bonds = MotherSchoolBond.objects.filter(journey_id=OuterRef("journey_id"), announced_on__isnull=False)
    board = Subquery(bonds.order_by("-announced_on", "-id").values("school__board_id")[:1])
    totals = (
        SupportLine.objects.order_by()
        .filter(from_on__range=(first_on, last_on))
        .annotate(board=board)
        .values_list("board")
        .annotate(total=Sum("hours"), children=Count("journey_id", distinct=True))
    )
    return {board: Counted(total, children) for board, total, children in totals if total}

"""Who takes a place in which group, from when until when: the ground under every count of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from steiger.core import clock
from steiger.newcomers.models import Placement
from steiger.newcomers.rules import Stay, expected_stay, running_placements


def stays_in(group_ids: Collection[int], *, without: Placement | None = None) -> dict[int, list[Stay]]:
    """The running stays of these groups, as agreed and expected today; one of them may be left out. One query."""
    today = clock.today()
    found = Placement.objects.order_by().filter(running_placements(), group_id__in=group_ids)
    if without is not None:
        found = found.exclude(pk=without.pk)
    stays: dict[int, list[Stay]] = defaultdict(list)
    for group_id, offered_on, starts_on, placed_on, expected_move_on in found.values_list(
        "group_id", "offered_on", "starts_on", "placed_on", "journey__expected_move_on"
    ):
        stays[group_id].append(
            expected_stay(
                offered_on=offered_on,
                starts_on=starts_on,
                placed_on=placed_on,
                expected_move_on=expected_move_on,
                today=today,
            )
        )
    return stays

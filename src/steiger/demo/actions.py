from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from steiger.audit.actions import gathering
from steiger.core.memory import settled
from steiger.core.scope import region_scope
from steiger.demo import children, region
from steiger.messaging.actions import quietly
from steiger.organisations.selectors import region_by_slug

JOURNEYS = 220
# Two years and a half: the first children have come, moved and been visited three times.
DAYS = 900


def fill_demo(*, progress: Callable[[int, int], None], journeys: int = JOURNEYS) -> bool:
    """Make the demo region, once; false when it is there already. Half a region is never left behind."""
    if region_by_slug(region.SLUG) is not None:
        return False
    today = timezone.localdate()
    with transaction.atomic(), _without_savepoints(), quietly():
        setting = region.set_up(today - timedelta(days=DAYS))
        with region_scope(setting.region.pk), settled(), gathering():
            children.tell(setting, journeys, today, progress)
    return True


@contextmanager
def _without_savepoints() -> Iterator[None]:
    """Nothing here is tried and taken back: one refusal ends the whole. So thousands of ways back need not be kept."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True

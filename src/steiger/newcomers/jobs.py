from __future__ import annotations

from procrastinate.contrib.django import app

from steiger.core.scope import region_scope
from steiger.newcomers.actions import expire_reservations
from steiger.organisations.selectors import regions
from steiger.people.selectors import operator_of


@app.task
def expire_reservations_of(region_id: int) -> int:
    """In one region: places that were kept until yesterday are free again."""
    with region_scope(region_id):
        return expire_reservations(by=operator_of(region_id))


@app.periodic(cron="20 0 * * *")
@app.task(queueing_lock="newcomers.expire_reservations")
def expire_all_reservations(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each night in every region, once the new day has begun."""
    return sum(expire_reservations_of(region_id) for region_id in regions().values_list("pk", flat=True))

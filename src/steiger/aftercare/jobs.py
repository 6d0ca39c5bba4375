from __future__ import annotations

from procrastinate.contrib.django import app

from steiger.aftercare.actions import ask_reviews
from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions


@app.task
def ask_reviews_of(region_id: int) -> int:
    """In one region: mother schools whose day it is are asked how the hand-over was."""
    with region_scope(region_id):
        return ask_reviews(region_id=region_id)


@app.periodic(cron="15 6 * * *")
@app.task(queueing_lock="aftercare.ask_reviews")
def ask_all_reviews(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each morning in every region, before schools begin."""
    return sum(ask_reviews_of(region_id) for region_id in regions().values_list("pk", flat=True))

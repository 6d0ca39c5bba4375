from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from steiger.aftercare.actions import ask_reviews, forget_proposals, search_on
from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions

# As long as a proposal is kept, to look back at.
KEPT_FOR = timedelta(days=120)


@app.task
def search_plan(region_id: int, proposal_id: int) -> bool:
    """Makes a proposal better while somebody looks at it."""
    return search_on(region_id=region_id, proposal_id=proposal_id)


@app.periodic(cron="50 2 * * *")
@app.task(queueing_lock="aftercare.forget_proposals")
def forget_old_proposals(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each night in every region."""
    forgotten = 0
    for region_id in regions().values_list("pk", flat=True):
        with region_scope(region_id):
            forgotten += forget_proposals(region_id=region_id, older_than=KEPT_FOR)
    return forgotten


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

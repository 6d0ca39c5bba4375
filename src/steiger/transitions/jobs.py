from __future__ import annotations

from procrastinate.contrib.django import app

from steiger.cooperation.selectors import policies
from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions
from steiger.people.selectors import operator_of
from steiger.transitions.actions import follow_policy


@app.task
def follow_policy_of(region_id: int) -> int:
    """In one region: a version that was adopted for a later day takes effect on that day."""
    with region_scope(region_id):
        return follow_policy(by=operator_of(region_id)) if policies().newest_first else 0


@app.periodic(cron="10 0 * * *")
@app.task(queueing_lock="transitions.follow_policies")
def follow_policies(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each night in every region, once the new day has begun."""
    return sum(follow_policy_of(region_id) for region_id in regions().values_list("pk", flat=True))

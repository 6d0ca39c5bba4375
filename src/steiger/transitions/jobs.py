from __future__ import annotations

from procrastinate.contrib.django import app

from steiger.cooperation.selectors import policies
from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions
from steiger.people.selectors import operator_of
from steiger.transitions.actions import follow_policy, remind_schools


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


@app.task
def remind_schools_of(region_id: int) -> int:
    """In one region: schools that have not answered, shortly before the term of the question ends."""
    with region_scope(region_id):
        return remind_schools(by=operator_of(region_id))


@app.periodic(cron="30 5 * * *")
@app.task(queueing_lock="transitions.remind_everywhere")
def remind_everywhere(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each morning in every region."""
    return sum(remind_schools_of(region_id) for region_id in regions().values_list("pk", flat=True))

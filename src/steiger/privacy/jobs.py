from __future__ import annotations

from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from steiger.cooperation.selectors import policies
from steiger.core.history import acting
from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions
from steiger.people.selectors import operator_of
from steiger.privacy.actions import draw_up
from steiger.privacy.actions.forgetting import carry_out as forget
from steiger.privacy.actions.tidying import tidy
from steiger.privacy.selectors.runs import released_runs

DAYS_OF_JOBS = 7


@app.task(queueing_lock="privacy.carry_out")
def carry_out(region_id: int) -> int:
    """Forget what two people released in one region, each run in a transaction of its own. May be run again."""
    done = 0
    while True:
        with region_scope(region_id), acting(user_id=None, roles=[]):
            run = released_runs().first()
            if run is None:
                return done
            forget(run=run, by=operator_of(region_id))
            done += 1


@app.task
def draw_up_of(region_id: int) -> bool:
    with region_scope(region_id), acting(user_id=None, roles=[]):
        return bool(policies().newest_first) and draw_up(by=operator_of(region_id)) is not None


@app.periodic(cron="40 1 * * *")
@app.task(queueing_lock="privacy.draw_up_lists")
def draw_up_lists(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each night in every region: what is over its term; and what was released and is still to be done."""
    ids = list(regions().values_list("pk", flat=True))
    for region_id in ids:
        carry_out(region_id)
    return sum(draw_up_of(region_id) for region_id in ids)


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="privacy.tidy_up")
def tidy_up(timestamp: int) -> None:  # noqa: ARG001 - the moment for which this run was planned
    """Each night: what the machinery leaves lying about. It names no child, but it is nobody's to keep."""
    tidy()


@app.periodic(cron="25 2 * * *")
@app.task(queueing_lock="privacy.remove_old_jobs", pass_context=True)
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - as above
    """Jobs that are done or given up: their arguments are numbers, and an operator looks back a week.

    What a worker had in hand when it was killed is given up first. What it was for is found again by the jobs of the
    clock, so nothing is done a second time here.
    """
    for stalled in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.finish_job(stalled, Status.FAILED, delete_job=False)
    await builtin_tasks.remove_old_jobs(
        context, max_hours=DAYS_OF_JOBS * 24, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )

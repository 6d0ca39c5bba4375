from __future__ import annotations

from collections.abc import Callable

from procrastinate import JobContext
from procrastinate.contrib.django import app

from steiger.core.scope import region_scope
from steiger.organisations.selectors import regions
from steiger.parents.actions import begin_film, follow_changes
from steiger.parents.jobs.tidying import tidy_films
from steiger.parents.jobs.workshop import StoppingError, make_film, one_at_a_time
from steiger.people.selectors import operator_of


@app.task(pass_context=True)
def make_films(context: JobContext) -> int:
    """Every film that was asked for, one after the other. Who makes one already makes this one too."""
    return make_every_film(context.should_abort)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="parents.make_waiting_films", pass_context=True)
def make_waiting_films(context: JobContext, timestamp: int) -> int:  # noqa: ARG001 - the moment that was planned
    """Every minute: films whose job was lost, and those that a killed worker left half made."""
    return make_every_film(context.should_abort)


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="parents.tend_films")
def tend_films(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Every hour in every region: terms of a policy that has begun to hold, films that were lost, files of no film."""
    asked = 0
    for region_id in regions().values_list("pk", flat=True):
        with region_scope(region_id):
            asked += follow_changes(by=operator_of(region_id))
    tidy_films()
    return asked


def make_every_film(is_stopping: Callable[[], bool]) -> int:
    """Until nobody waits any more; how many films are ready."""
    ready = 0
    with one_at_a_time() as is_ours:
        try:
            while is_ours and (outcomes := _one_of_each_region(is_stopping)):
                ready += sum(outcomes)
        except StoppingError:
            pass
    return ready


def _one_of_each_region(is_stopping: Callable[[], bool]) -> list[bool]:
    """A region that asks for twenty films does not keep the others waiting."""
    outcomes = []
    for region_id in regions().values_list("pk", flat=True):
        if is_stopping():
            raise StoppingError
        with region_scope(region_id):
            order = begin_film(by=operator_of(region_id))
        if order is not None:
            outcomes.append(make_film(order, is_stopping))
    return outcomes

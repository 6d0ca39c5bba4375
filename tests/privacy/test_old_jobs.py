from __future__ import annotations

import asyncio
from typing import Any

import pytest
from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from steiger.privacy.jobs import remove_old_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def _a_job(status: str, *, days_ago: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status) "
            "VALUES ('default', 'of_before', 0, '{}', %s::procrastinate_job_status) RETURNING id",
            [status],
        )
        pk: int = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - make_interval(days => %s) WHERE job_id = %s", [days_ago, pk]
        )
    return pk


def _statuses(*pks: int) -> dict[int, Any]:
    return dict(ProcrastinateJob.objects.filter(pk__in=pks).values_list("id", "status"))


def test_what_a_killed_worker_had_in_hand_is_given_up() -> None:
    in_hand, waiting = _a_job("doing", days_ago=0), _a_job("todo", days_ago=0)

    asyncio.run(_remove())

    assert _statuses(in_hand, waiting) == {in_hand: "failed", waiting: "todo"}


async def _remove() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        async with working.open_async():
            job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name=remove_old_jobs.name)
            context = JobContext(app=working, start_timestamp=0, job=job, abort_reason=lambda: None)
            await remove_old_jobs(context, timestamp=0)

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.desk.actions import week_fact, write_missed_mail, write_weekly_mail
from steiger.messaging.selectors import who_heard, who_missed_something
from steiger.organisations.selectors import regions
from steiger.people.selectors import everybody


@app.periodic(cron="35 6-18 * * *")
@app.task(queueing_lock="desk.write_mails")
def write_mails(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """From Monday morning on, each hour of the day: whoever has not had this week's mail gets it, and whoever may have
    missed one hears so. A worker that was away on Monday makes up for it when it is back."""
    return sum(write_mails_of(region_id) for region_id in regions().values_list("pk", flat=True))


def write_mails_of(region_id: int) -> int:
    """Each person in a transaction of their own: one that is killed has told the others, and tells them once."""
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    with region_scope(region_id):
        had = who_heard(region_id, week_fact(monday))
        missing = who_missed_something(region_id)
        people = [one for one in everybody(region_id) if one[0].pk not in had or one[0].pk in missing]
    written = 0
    for user, member in people:
        with region_scope(region_id):
            if user.pk in missing:
                written += write_missed_mail(user=user, member=member) is not None
            if user.pk not in had:
                written += write_weekly_mail(user=user, member=member, monday=monday) is not None
    return written

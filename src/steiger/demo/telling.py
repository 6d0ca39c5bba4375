"""The stories of the newcomer schools are told at the same time, each in a process of its own: they share no places.

Thousands of actions, each as careful as for a person who clicks, keep one core busy for minutes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing.connection import Connection, wait
from typing import cast

from django.db import connection, connections

from steiger.audit.actions import gathering
from steiger.core.history import acting
from steiger.core.memory import settled
from steiger.core.scope import region_scope
from steiger.core.security import regional_models
from steiger.core.statistics import measure
from steiger.demo.children import tell
from steiger.demo.region import Setting
from steiger.organisations.models import NewcomerFacility

# After so much of the time the tables have grown enough for the database to look things up otherwise.
MEASURED_AT = (0.04, 0.15, 0.4)


def tell_together(setting: Setting, count: int, today: date, progress: Callable[[int, int], None]) -> None:
    """All children of the region, `progress` in days lived of days to live. Raises when one of the stories broke."""
    connections.close_all()  # a connection cannot be shared between processes
    # Copies of this process have Django and the setting at once. They can typeset only because it has not done so
    # itself: the threads of the typesetter do not come along.
    context = multiprocessing.get_context("fork")
    heard: dict[Connection, int] = {}
    tellers = []
    for facility in setting.facilities:
        here, there = context.Pipe(duplex=False)
        teller = context.Process(target=_tell_alone, args=(setting, facility, count, today, there), daemon=True)
        teller.start()
        there.close()
        heard[here] = 0
        tellers.append(teller)
    try:
        _listen(heard, (today - setting.first_day).days, progress)
        for teller in tellers:
            teller.join()
    finally:
        for teller in tellers:
            teller.kill()
    if any(teller.exitcode for teller in tellers):
        raise RuntimeError("The demo region could not be made; see above.")


def _listen(heard: dict[Connection, int], total: int, progress: Callable[[int, int], None]) -> None:
    talking = set(heard)
    while talking:
        for one in cast("list[Connection]", wait(list(talking))):
            try:
                heard[one] = one.recv()
            except EOFError:
                talking.remove(one)
        progress(sum(heard.values()) // len(heard), total)


def _tell_alone(setting: Setting, facility: NewcomerFacility, count: int, today: date, say: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    total = (today - setting.first_day).days
    story = tell(setting, facility, count, today)
    # Most of what happens at a school its own people do: theirs is the name in the history.
    staff = setting.staff_of(facility)
    with settled():
        for day in (*(int(total * share) for share in MEASURED_AT), total + 1):
            with (
                region_scope(setting.region.pk),
                acting(user_id=staff.user_id, roles=sorted(staff.roles)),
                _without_savepoints(),
                gathering(),
            ):
                _until(day, story, say)
            measure(*regional_models())
    connections.close_all()
    say.close()


def _until(day: int, story: Iterator[int], say: Connection) -> None:
    for lived in story:
        say.send(lived)
        if lived >= day:
            return


@contextmanager
def _without_savepoints() -> Iterator[None]:
    """Nothing here is tried and taken back: one refusal ends the whole. So thousands of ways back need not be kept."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True

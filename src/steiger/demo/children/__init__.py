"""The ways of fictional children, each a little story that yields the day of its next event.

A way is a generator: it acts through the rooms' actions on its day and yields the day on which it goes on. The teller
(`tell`) keeps all ways in one order of days, so that places fill and become free as they would.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from steiger.core import clock
from steiger.demo.children.fates import FATES
from steiger.demo.children.move import towards_the_move
from steiger.demo.children.stay import arrive, stay
from steiger.demo.children.story import Child, Fate, Way, until, workday
from steiger.demo.names import NAMINGS
from steiger.demo.region import Setting
from steiger.organisations.models import NewcomerFacility

SEED = 2601
LONGEST_STAY = 44
DAYS_BEFORE_PLACED = 24
Beginning = tuple[NewcomerFacility, date, Callable[[], Way]]


def children(setting: Setting, count: int, today: date) -> list[Beginning]:
    """`count` children, their referrals spread over the time since the region's first day; some with a fixed fate."""
    random = Random(SEED)  # noqa: S311 - a story, not a secret
    fates = FATES[: count // 2]
    drawn = count - len(fates)
    span = (today - setting.first_day).days - 5
    told = [_begin(setting, random, today, fate, _start(setting, fate, today)) for fate in fates]
    for number in range(drawn):
        start = setting.first_day + timedelta(days=int(span * number / drawn) + random.randrange(0, 3))
        told.append(_begin(setting, random, today, Fate(), start))
    return told


def _begin(setting: Setting, random: Random, today: date, fate: Fate, start: date) -> Beginning:
    weights = [naming.weight for naming in NAMINGS]
    facility = (0 if random.random() < 0.62 else 1) if fate.facility is None else fate.facility
    # The first school, where the demo's care coordinator works, meets more children than the others.
    school = random.choices(setting.schools, [3, *[1] * (len(setting.schools) - 1)])[0]
    child = Child(
        random=Random(random.random()),  # noqa: S311
        setting=setting,
        naming=random.choices(NAMINGS, weights)[0],
        today=today,
        pace=random.gauss(1.0, 0.18),
        school=school if fate.school is None else setting.schools[fate.school % len(setting.schools)],
        facility=setting.facilities[facility],
        fate=fate,
    )
    return child.facility, min(workday(max(start, setting.first_day)), today), partial(_way, child)


def _start(setting: Setting, fate: Fate, today: date) -> date:
    """The day of the referral from which the fate's later days can be reached."""
    if fate.referred_days_ago is not None:
        day = today - timedelta(days=fate.referred_days_ago)
        # A weekend's referral came in on the Friday before.
        return day - timedelta(days=max(0, day.weekday() - 4))
    calendar = setting.calendar_of(setting.facilities[0].school_id)
    if fate.asked_days_ago is not None:
        leaves = calendar.weeks_before(today - timedelta(days=fate.asked_days_ago), LONGEST_STAY - 14)
    else:
        leaves = calendar.weeks_before(today, LONGEST_STAY - (fate.moves_in_weeks or 0))
    return leaves - timedelta(days=DAYS_BEFORE_PLACED)


def tell(setting: Setting, facility: NewcomerFacility, count: int, today: date) -> Iterator[int]:
    """Live through all days until today, in order, at one of the newcomer schools; yields the days that have passed."""
    agenda: list[tuple[date, int, Way]] = []
    for number, (at, start, begin) in enumerate(children(setting, count, today)):
        if at == facility:
            heapq.heappush(agenda, (start, number, begin()))
    lived = 0
    while agenda and agenda[0][0] <= today:
        day, number, way = heapq.heappop(agenda)
        with clock.on(day):
            follows = next(way, None)
        if follows is not None:
            heapq.heappush(agenda, (max(workday(follows), day), number, way))
        if (day - setting.first_day).days > lived:
            lived = (day - setting.first_day).days
            yield lived


def _way(child: Child) -> Way:
    journey = yield from arrive(child)
    if journey is None:
        return
    moves_on = yield from stay(child, journey)
    if moves_on is not None:
        yield from towards_the_move(child, journey, moves_on)
    # Where a story stops, what recurs goes on.
    yield from until(child, child.today)

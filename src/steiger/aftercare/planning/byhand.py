"""What somebody does by hand: put one visit on a day, or say in which order a day goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from steiger.aftercare.planning.plan import Plan, PlannedVisit
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.ready import make_ready


def first_start(problem: Problem, plan: Plan, visit: int, specialist: int, day: date) -> int | None:
    """From when this visit fits on this day while all others there keep their hours; None when it does not.

    Looks at time alone: window, specialism and the like are for `check`.
    """
    ready = make_ready(problem)
    shape = ready.shapes.get((specialist, day))
    if shape is None or visit not in ready.visits:
        return None
    if day not in ready.sound.hours[ready.visits[visit].school]:
        return None
    others = sorted(
        (one for one in plan.of(specialist) if one.day == day and one.visit != visit and one.visit in ready.visits),
        key=lambda one: (one.start, one.visit),
    )
    asked = {one.visit: one.start for one in others}
    order = tuple(one.visit for one in others)
    found = []
    for place in range(len(order) + 1):
        starts = ready.ground.starts(shape, (*order[:place], visit, *order[place:]), asked)
        if starts is not None:
            found.append(starts[place])
    return min(found, default=None)


def timed(problem: Problem, specialist: int, day: date, visits: Sequence[int]) -> tuple[PlannedVisit, ...] | None:
    """These visits on this day in this order, each as early as can be; None when they do not fit."""
    ready = make_ready(problem)
    shape = ready.shapes.get((specialist, day))
    if shape is None or any(one not in ready.visits for one in visits) or len(set(visits)) < len(visits):
        return None
    if any(day not in ready.sound.hours[ready.visits[one].school] for one in visits):
        return None
    starts = ready.ground.starts(shape, tuple(visits))
    if starts is None:
        return None
    return tuple(PlannedVisit(one, specialist, day, start) for one, start in zip(visits, starts, strict=True))

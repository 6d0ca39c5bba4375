"""From the orders that the search leaves to the plan that people read: hours, price and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from steiger.aftercare.planning.days import Order
from steiger.aftercare.planning.figures import objective
from steiger.aftercare.planning.plan import Plan, PlannedVisit, Reason, Run, Unserved
from steiger.aftercare.planning.ready import Key, Ready


def plan_of(ready: Ready, days: Mapping[Key, Order], *, run: Run, present: Plan | None) -> Plan:
    """The plan with these visits on these days. Visits that stayed where they were keep their hours."""
    before: dict[Key, dict[int, int]] = defaultdict(dict)
    for one in present.visits if present is not None else ():
        before[one.specialist, one.day][one.visit] = one.start
    planned = [
        PlannedVisit(visit, key[0], key[1], start)
        for key, order in sorted(days.items(), key=lambda each: (each[0][1], each[0][0]))
        for visit, start in _hours(ready, key, order, before.get(key, {}))
    ]
    served = {one.visit for one in planned}
    unserved = [Unserved(one, reason) for one, reason in ready.fallen.items()]
    unserved += [Unserved(one, Reason.NO_CAPACITY) for one in ready.visits if one not in served]
    return Plan(
        visits=tuple(planned),
        unserved=tuple(sorted(unserved, key=lambda one: one.visit)),
        findings=ready.findings,
        objective=objective(ready.problem, planned, present, sound=ready.sound),
        run=run,
        problem=ready.fingerprint,
    )


def _hours(ready: Ready, key: Key, order: Order, before: Mapping[int, int]) -> list[tuple[int, int]]:
    """From when each visit of a day is: where it can be, visits that stayed keep their hours."""
    kept = _as_it_was(ready, key, order, before)
    if kept is not None:
        return kept
    found = ready.ground.starts(ready.shapes[key], order)
    if found is None:
        raise RuntimeError(f"The search made a day that does not fit: {key}, {order}.")
    return list(zip(order, found, strict=True))


def _as_it_was(ready: Ready, key: Key, order: Order, before: Mapping[int, int]) -> list[tuple[int, int]] | None:
    """With the hours of before, and what is new in the gaps; None when that does not fit, or drives much more."""
    shape, ground = ready.shapes[key], ready.ground
    asked = {one: ground.fixed.get(one, before.get(one, -1)) for one in order if one in before or one in ground.fixed}
    if not before.keys() & asked.keys():
        return None
    sequence: Order = tuple(sorted(asked, key=lambda one: (asked[one], one)))
    for one in order:
        if one in asked:
            continue
        tried = [(*sequence[:place], one, *sequence[place:]) for place in range(len(sequence) + 1)]
        fitting = [each for each in tried if ground.starts(shape, each, asked) is not None]
        if not fitting:
            return None
        sequence = min(fitting, key=lambda each: ground.cost(shape.home, each))
    if ground.cost(shape.home, sequence) > ground.cost(shape.home, order) + ground.prices.moved:
        return None
    found = ground.starts(shape, sequence, asked)
    return None if found is None else list(zip(sequence, found, strict=True))

"""From the orders that the search leaves to the plan that people read: hours, price and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from steiger.aftercare.planning.days import Order
from steiger.aftercare.planning.figures import objective
from steiger.aftercare.planning.plan import Plan, PlannedVisit, Reason, Run, Unserved
from steiger.aftercare.planning.ready import Key, Ready


def plan_of(ready: Ready, days: Mapping[Key, Order], *, run: Run, present: Plan | None) -> Plan:
    """The plan with these visits on these days. Days that stayed as they were keep their hours."""
    before: dict[Key, dict[int, int]] = defaultdict(dict)
    for one in present.visits if present is not None else ():
        before[one.specialist, one.day][one.visit] = one.start
    planned = []
    for key, order in sorted(days.items(), key=lambda each: (each[0][1], each[0][0])):
        for visit, start in zip(order, _starts(ready, key, order, before.get(key, {})), strict=True):
            planned.append(PlannedVisit(visit, key[0], key[1], start))
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


def _starts(ready: Ready, key: Key, order: Order, before: Mapping[int, int]) -> list[int]:
    shape, ground = ready.shapes[key], ready.ground
    if all(one in before for one in order):
        asked = {one: ground.fixed.get(one, before[one]) for one in order}
        found = ground.starts(shape, order, asked)
        if found is not None:
            return found
    found = ground.starts(shape, order)
    if found is None:
        raise RuntimeError(f"The search made a day that does not fit: {key}, {order}.")
    return found

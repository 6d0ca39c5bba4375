"""Planning visits: regions on real school coordinates, beside what one does by hand and beside the best known.

Seconds are those of one core, so that other work on the machine does not count. `plan_best.json` holds the best plan of
each region that any solver found in five minutes, and how (`python -m bench.plan_best`). A proven lower bound is not
among the figures.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

from bench.plan_best import best_known
from bench.plan_by_hand import by_hand
from bench.plan_regions import region
from bench.plan_routing import KINDS, routing
from steiger.aftercare.planning.check import check
from steiger.aftercare.planning.figures import Figures, figures
from steiger.aftercare.planning.plan import Plan
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.ready import make_ready
from steiger.aftercare.planning.search import improvements

SOON, LONG = 5, 60
REGIONS = {
    "small-1": (SOON,), "medium-1": (SOON, LONG), "medium-2": (SOON, LONG), "medium-3": (SOON, LONG),
    "large-1": (SOON, LONG), "over-1": (SOON,),
}  # fmt: skip
JUDGED = ("medium-1", "medium-2", "medium-3")
JUDGE_SECONDS, ROUTING_SECONDS = 30, 10
# Asked of the median region of 300 visits: how far from the best known after so many seconds, per cent.
BOUNDS = {SOON: 5.0, LONG: 2.0}


def measure(_folder: Path) -> dict[str, Any]:
    best = best_known()
    instances = [_region(name, seconds, best.get(name, {})) for name, seconds in REGIONS.items()]
    bounds = {}
    for seconds, bound in BOUNDS.items():
        gaps = [one["gap_percent"][seconds] for one in instances if one["name"] in JUDGED and one["gap_percent"]]
        if gaps:
            bounds[seconds] = {"median_gap_percent": statistics.median(gaps), "bound_percent": bound}
            met = "within" if bounds[seconds]["median_gap_percent"] <= bound else "NOT within"
            print(f"median region after {seconds} s: {bounds[seconds]['median_gap_percent']} % above the best known, "
                  f"{met} {bound} %")  # fmt: skip
    return {"instances": instances, "bounds": bounds, "routing": [_routing(kind) for kind in KINDS]}


def feasible(problem: Problem) -> int:
    """Visits that fit at least one working day, if there were nothing else to do."""
    ready = make_ready(problem)
    return sum(
        any(ready.ground.starts(ready.shapes[key], (visit,)) is not None for key in ready.options(visit))
        for visit in ready.visits
    )


def _region(name: str, seconds: tuple[int, ...], best: dict[str, Any]) -> dict[str, Any]:
    size, seed = name.rsplit("-", 1)
    problem = region(size, int(seed))
    print(f"\n{name}: {len(problem.visits)} visits, {len(problem.specialists)} specialists, "
          f"{len(problem.shifts)} working days, {len(problem.schools)} schools")  # fmt: skip
    hand = _line("by hand", problem, by_hand(problem, bundle=False))
    bundled = _line("by hand, bundling schools", problem, by_hand(problem, bundle=True))
    after, first_seconds, plan, known = {}, 0.0, Plan(), hand[1]
    for budget in seconds:
        plan, first_seconds = _searched(problem, budget)
        _plan, known = _line(f"search, {budget} s", problem, plan)
        after[budget] = plan.objective.total
    judge = _judged(name, problem)
    if best:
        print(f"  {'best known':28} {best['objective']:>7}   {best['travel_hours']:>5} h on the road   ({best['how']})")
    print(f"  first plan after {first_seconds:.2f} s")
    gap = {each: round(100 * (total / best["objective"] - 1), 2) for each, total in after.items()} if best else {}
    return {
        "name": name, "visits": len(problem.visits), "feasible": feasible(problem), "served": known.served,
        "travel_hours": known.travel_hours, "greedy_hours": hand[1].travel_hours,
        "best_known_hours": best.get("travel_hours"), "seconds": seconds[-1], "days": known.days,
        "stops": known.stops, "continuity": known.continuity, "objective": after,
        "greedy_objective": hand[0].objective.total, "bundling_objective": bundled[0].objective.total,
        "bundling_hours": bundled[1].travel_hours, "greedy_days": hand[1].days,
        "best_known_objective": best.get("objective"), "best_known_by": best.get("how"), "gap_percent": gap,
        "pyvrp_objective": judge, "lower_bound": None, "iterations": plan.run.iterations,
        "first_plan_seconds": round(first_seconds, 3), "broken": len(check(plan, problem)),
        "asked_more_than_there_is": size == "over",
    }  # fmt: skip


def _searched(problem: Problem, seconds: float) -> tuple[Plan, float]:
    began = time.process_time()
    first, plan = 0.0, Plan()
    for progress in improvements(problem, seed=1, seconds=seconds, every=seconds, clock=time.process_time):
        first = first or time.process_time() - began
        plan = progress.plan
    return plan, first


def _judged(name: str, problem: Problem) -> int | None:
    """What PyVRP makes of it, where it is installed."""
    if name not in JUDGED:
        return None
    try:
        from bench.plan_pyvrp import judged
    except ImportError:
        print("  PyVRP is not installed: uv sync --group bench")
        return None
    plan = judged(problem, JUDGE_SECONDS)
    if plan is None:
        print(f"  PyVRP found no plan in {JUDGE_SECONDS} s")
        return None
    _line(f"PyVRP in rounds, {JUDGE_SECONDS} s", problem, plan)
    return plan.objective.total


def _line(what: str, problem: Problem, plan: Plan) -> tuple[Plan, Figures]:
    known = figures(problem, plan)
    print(f"  {what:28} {plan.objective.total:>7}   {known.travel_hours:>5} h on the road   {known.stops:>4} stops   "
          f"{known.days:>4} days   {known.continuity:>5} % one face   {known.served:>4} served",
          flush=True)  # fmt: skip
    return plan, known


def _routing(kind: str) -> dict[str, Any]:
    """Minutes on the road alone: how the search does where routing is all there is."""
    problem = routing(kind)
    plan, _first = _searched(problem, ROUTING_SECONDS)
    found: dict[str, Any] = {"name": f"routing-{kind}", "visits": len(problem.visits), "served": len(plan.visits),
                             "travel_minutes": plan.objective.travel, "seconds": ROUTING_SECONDS}  # fmt: skip
    try:
        from bench.plan_pyvrp import judged
    except ImportError:
        return found
    other = judged(problem, ROUTING_SECONDS, rounds=1)
    if other is None:
        return found
    found["pyvrp_travel_minutes"] = other.objective.travel
    print(f"routing, {kind}: search {plan.objective.travel} minutes ({len(plan.visits)} served), "
          f"PyVRP {other.objective.travel} ({len(other.visits)} served)")  # fmt: skip
    return found

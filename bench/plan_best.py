"""The best plan of each region that any solver found: `python -m bench.plan_best [--seconds 300] [region ...]`.

Not a part of `make bench`: with the five minutes that are asked it takes half an hour. What it finds better than
`plan_best.json` says is written there, with how it was found. The seconds are those of one core.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from bench.plan_regions import region
from steiger.aftercare.planning.check import check
from steiger.aftercare.planning.figures import figures
from steiger.aftercare.planning.plan import Plan
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.search import propose

KEPT = Path(__file__).with_name("plan_best.json")
REGIONS = ("medium-1", "medium-2", "medium-3", "small-1", "large-1", "over-1")
# PyVRP gets a part of the time: after that it hardly moves.
SECONDS, SHARE = 300.0, 4


def best_known() -> dict[str, dict[str, float | str]]:
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.exists() else {}


def keep(name: str, objective: int, travel_hours: float, served: int, how: str) -> None:
    """Written down when it is better than what there was."""
    known = best_known()
    if name not in known or objective < float(known[name]["objective"]):
        known[name] = {"objective": objective, "travel_hours": travel_hours, "served": served, "how": how}
        KEPT.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n", encoding="utf-8")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=SECONDS)
    asked.add_argument("regions", nargs="*", default=REGIONS)
    given = asked.parse_args()
    for name in given.regions:
        size, seed = name.rsplit("-", 1)
        problem = region(size, int(seed))
        plan = propose(problem, seed=1, seconds=given.seconds, clock=time.process_time)
        _keep(name, problem, plan, f"search and choice, {given.seconds:.0f} s")
        for how, begin in (("search, then PyVRP with its faces", plan), ("PyVRP in rounds", None)):
            found = _by_pyvrp(problem, given.seconds / SHARE, begin)
            if found is not None:
                _keep(name, problem, found, f"{how}, {given.seconds / SHARE:.0f} s")


def _by_pyvrp(problem: Problem, seconds: float, begin: Plan | None) -> Plan | None:
    try:
        from bench.plan_pyvrp import judged
    except ImportError:
        return None
    return judged(problem, seconds, begin=begin)


def _keep(name: str, problem: Problem, plan: Plan, how: str) -> None:
    broken = check(plan, problem)
    if broken:
        raise SystemExit(f"{name}, {how}: the plan breaks {broken[:3]}")
    found = figures(problem, plan)
    print(name, how, plan.objective.total, found.travel_hours, found.served, plan.run, flush=True)
    keep(name, plan.objective.total, found.travel_hours, found.served, how)


if __name__ == "__main__":
    main()

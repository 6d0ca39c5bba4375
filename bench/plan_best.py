"""The best plan of each region that any solver found in five minutes: `python -m bench.plan_best [region ...]`.

Not a part of `make bench`: it takes half an hour. What it finds better than `plan_best.json` says is written there,
with how it was found. The seconds are those of one core.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.plan_regions import region
from steiger.aftercare.planning.check import check
from steiger.aftercare.planning.figures import figures
from steiger.aftercare.planning.search import propose

KEPT = Path(__file__).with_name("plan_best.json")
REGIONS = ("medium-1", "medium-2", "medium-3", "small-1", "large-1", "over-1")
SECONDS = 300.0


def best_known() -> dict[str, dict[str, float | str]]:
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.exists() else {}


def keep(name: str, objective: int, travel_hours: float, served: int, how: str) -> None:
    """Written down when it is better than what there was."""
    known = best_known()
    if name not in known or objective < float(known[name]["objective"]):
        known[name] = {"objective": objective, "travel_hours": travel_hours, "served": served, "how": how}
        KEPT.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n", encoding="utf-8")


def main() -> None:
    seconds = SECONDS
    for name in sys.argv[1:] or REGIONS:
        size, seed = name.rsplit("-", 1)
        problem = region(size, int(seed))
        plan = propose(problem, seed=11, seconds=seconds, clock=time.process_time)
        broken = check(plan, problem)
        if broken:
            raise SystemExit(f"{name}: the plan breaks {broken[:3]}")
        found = figures(problem, plan)
        print(name, plan.objective.total, found.travel_hours, found.served, plan.run.choices, flush=True)
        keep(name, plan.objective.total, found.travel_hours, found.served, f"own search and choice, {seconds:.0f} s")


if __name__ == "__main__":
    main()

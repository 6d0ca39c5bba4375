"""`steiger plan`: a plan of the open visits from the command line, with progress and a report."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from steiger.config.commands import environment
from steiger.config.commands.environment import CommandError

if TYPE_CHECKING:
    from steiger.aftercare.planning.plan import Plan, Progress
    from steiger.aftercare.selectors.problem import Asked

HOUR = 60


def run(options: Namespace) -> int:
    """Looks, and changes nothing: a proposal to accept is asked for on the page."""
    environment.set_mode(environment.usual_mode())
    with environment.server_as_found():
        environment.set_up_django()
        from steiger.aftercare.planning.search import propose
        from steiger.core.scope import region_scope
        from steiger.organisations.selectors import region_by_slug

        region = region_by_slug(options.region)
        if region is None:
            raise CommandError(f"There is no region {options.region}.")
        with region_scope(region.pk):
            asked = _asked(region.pk, options)
            if not asked.problem.visits:
                raise CommandError("No visit is open in this period. Choose a longer one: --weeks 20.")
            watch = Watch(sys.stderr.isatty())
            plan = propose(
                asked.problem,
                seed=options.seed,
                seconds=options.seconds if options.iterations is None else None,
                iterations=options.iterations,
                present=asked.in_force,
                go_on=watch.go_on,
            )
            watch.end()
            report = _report(asked, plan)
    print(json.dumps(report, indent=2) if options.json else "\n".join(_lines(report)))
    return 0


class Watch:
    """One line that is written over on a terminal; in a log a line for each five seconds."""

    def __init__(self, is_terminal: bool) -> None:
        self.is_terminal, self.said_at = is_terminal, 0.0

    def go_on(self, progress: Progress) -> bool:
        now = time.monotonic()
        if self.is_terminal or now - self.said_at >= 5:
            self.said_at = now
            plan = progress.plan
            line = f"{progress.seconds:5.1f} s  {len(plan.visits)} planned, cost {plan.objective.total}"
            sys.stderr.write(f"\r\033[K{line}" if self.is_terminal else f"{line}\n")
            sys.stderr.flush()
        return True

    def end(self) -> None:
        if self.is_terminal:
            sys.stderr.write("\n")


def _asked(region_id: int, options: Namespace) -> Asked:
    from steiger.aftercare.selectors.problem import problem_for, tomorrow
    from steiger.people.selectors import operator_of

    first = options.first or tomorrow()
    if first <= tomorrow() - timedelta(days=1):
        raise CommandError("Plan from tomorrow on: --from with a coming day.")
    last = first + timedelta(weeks=options.weeks) - timedelta(days=1)
    return problem_for(operator_of(region_id), first, last, keeps=options.keeps)


def _report(asked: Asked, plan: Plan) -> dict[str, Any]:
    from steiger.aftercare.planning.figures import figures

    found, before = figures(asked.problem, plan), figures(asked.problem, asked.present)
    return {
        "visits": found.visits,
        "served": found.served,
        "late": found.late,
        "travel_hours": found.travel_hours,
        "days": found.days,
        "stops": found.stops,
        "continuity": found.continuity,
        "cost": plan.objective.total,
        "before": {"served": before.served, "travel_hours": before.travel_hours, "days": before.days},
        "seed": plan.run.seed,
        "iterations": plan.run.iterations,
        "workload": [
            {"specialist": one.specialist, "visits": one.visits, "days": one.days, "share": round(one.share, 2)}
            for one in found.workload
        ],
        "unserved": [{"visit": one.visit, "reason": str(one.reason)} for one in plan.unserved],
        "findings": [
            {"kind": str(one.kind), "specialist": one.specialist, "school": one.school, "visit": one.visit}
            for one in plan.findings
        ],
    }


def _lines(report: dict[str, Any]) -> Iterable[str]:
    """Numbers and keys only: what is printed may end in a log."""
    before = report["before"]
    yield f"{report['served']} of {report['visits']} visits planned (now {before['served']}), {report['late']} late"
    yield (
        f"{report['travel_hours']} hours on the road, {report['days']} days, {report['stops']} arrivals; "
        f"{report['continuity']} % of the children see one face"
    )
    yield f"cost {report['cost']}; the same again: --seed {report['seed']} --iterations {report['iterations']}"
    for one in report["workload"]:
        share = f"{one['share']:.0%} of the hours"
        yield f"  specialist {one['specialist']}: {one['visits']} visits, {one['days']} days, {share}"
    for one in report["unserved"]:
        yield f"  not planned: visit {one['visit']} ({one['reason']})"
    for one in report["findings"]:
        known = ", ".join(f"{name} {one[name]}" for name in ("specialist", "school", "visit") if one[name] is not None)
        yield f"  odd: {one['kind']} ({known})"


def day(text: str) -> date:
    return date.fromisoformat(text)

"""Ruin and recreate on the exact objective."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from steiger.aftercare.planning.plan import Plan, Progress, Run
from steiger.aftercare.planning.problem import Problem


def improvements(
    problem: Problem,
    *,
    seed: int = 0,
    seconds: float | None = None,
    iterations: int | None = None,
    present: Plan | None = None,
    again: Run | None = None,
    choose: bool = True,
    every: float = 0.25,
) -> Iterator[Progress]:
    """The best plan so far, first after about 0.1 s, then at most each `every` seconds when there is a better one.

    Ends by `seconds` or `iterations` (or repeats the run `again`). Whoever stops asking keeps the last one: the
    generator may be left at any time. The last `Progress` is marked and carries reasons and help. `present` is the plan
    in force: its visits stay where they are unless moving them pays more than `problem.prices` ask. `choose` lets the
    best days of all that were seen be put together when there is time.
    """
    raise NotImplementedError


def propose(
    problem: Problem,
    *,
    seed: int = 0,
    seconds: float | None = None,
    iterations: int | None = None,
    present: Plan | None = None,
    again: Run | None = None,
    choose: bool = True,
    go_on: Callable[[Progress], bool] | None = None,
) -> Plan:
    """The plan of a whole search. `go_on` hears of each better plan and stops the search by answering False.

    Stopped or not, the plan that comes out is complete: reasons and help included.
    """
    raise NotImplementedError

"""A linear model as HiGHS takes it, and its answer. The only place that knows the solver."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

# Stops by counting, so that the same model gives the same answer; the clock is there for the unexpected.
MOST_NODES = 300
GAP = 0.003
TINY = 1e-6
LONG = 1e7
NEARLY_ONE = 0.99


@dataclass(slots=True)
class Model:
    """Columns with their prices, rows with their bounds, entry by entry."""

    prices: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, price: float, upper: float = float("inf")) -> int:
        self.prices.append(price)
        self.upper.append(upper)
        return len(self.prices) - 1

    def row(self, entries: Mapping[int, float], least: float, most: float) -> None:
        self.index += entries.keys()
        self.value += entries.values()
        self.start.append(len(self.index))
        self.least.append(least)
        self.most.append(most)


@dataclass(frozen=True, slots=True)
class Answer:
    objective: float
    values: Sequence[float]
    reduced: Sequence[float]


@dataclass(frozen=True, slots=True)
class Limit:
    """Until when the solver may go on, by the clock of the search."""

    seconds: float
    now: Callable[[], float]

    def is_over(self) -> Callable[[], bool]:
        until = self.now() + self.seconds
        return lambda: self.now() > until


def solve(model: Model, *, limit: Limit, whole: int = 0) -> Answer | None:
    """The cheapest answer, the first `whole` columns in whole numbers; None when the clock ran out first."""
    solver = _solver(model, whole, limit)
    solver.run()
    return _answer(solver)


def dive(model: Model, *, limit: Limit, whole: int) -> Answer | None:
    """A good answer in whole numbers, soon: what is nearly one becomes one, and the rest is worked out again."""
    solver = _solver(model, 0, limit)
    held: set[int] = set()
    while True:
        solver.run()
        answer = _answer(solver)
        if answer is None:
            return None
        broken = [one for one in range(whole) if one not in held and TINY < answer.values[one] < 1 - TINY]
        if not broken:
            return answer
        sure = [one for one in range(whole) if one not in held and answer.values[one] > NEARLY_ONE]
        for one in {*sure, max(broken, key=lambda one: (answer.values[one], -one))}:
            held.add(one)
            solver.changeColBounds(one, 1.0, 1.0)


def _solver(model: Model, whole: int, limit: Limit) -> highspy.Highs:
    import highspy  # large, and only wanted when there is time for a choice

    class Silent(highspy.Highs):
        """Names itself on the terminal as soon as it takes callbacks, unless it was told before to be silent."""

        def enableCallbacks(self) -> None:  # noqa: N802 (its own name)
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    solver = Silent()  # type: ignore[no-untyped-call]
    for name, wanted in {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        # Inside its own searches the solver looks at no clock but its own.
        "time_limit": limit.seconds if limit.now is time.monotonic and limit.seconds < LONG else LONG,
        "mip_max_nodes": MOST_NODES,
        "mip_rel_gap": GAP,
    }.items():
        solver.setOptionValue(name, wanted)
    solver.passModel(_program(model, whole))
    is_over = limit.is_over()
    solver.cbMipInterrupt.subscribe(lambda event: event.interrupt(is_over()))
    return solver


def _answer(solver: highspy.Highs) -> Answer | None:
    import highspy

    done = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit)
    if solver.getModelStatus() not in done:
        return None
    answer = solver.getSolution()
    return Answer(solver.getInfo().objective_function_value, list(answer.col_value), list(answer.col_dual))


def _program(model: Model, whole: int) -> highspy.HighsLp:
    import highspy

    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.prices), len(model.least)
    program.col_cost_, program.col_lower_ = model.prices, [0.0] * len(model.prices)
    program.col_upper_, program.row_lower_, program.row_upper_ = model.upper, model.least, model.most
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_, program.a_matrix_.index_ = model.start, model.index
    program.a_matrix_.value_ = model.value
    if whole:
        kinds = [highspy.HighsVarType.kInteger] * whole
        program.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (len(model.prices) - whole)
    return program

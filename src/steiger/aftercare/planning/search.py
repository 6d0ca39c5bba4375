"""Ruin and recreate on the exact objective: take some visits off the table, put them back where they cost least, and
keep what is better; in the beginning also what is a little worse.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from random import Random

from steiger.aftercare.planning import choice
from steiger.aftercare.planning.board import Board
from steiger.aftercare.planning.days import Order
from steiger.aftercare.planning.outcome import plan_of
from steiger.aftercare.planning.pace import EACH, LEVELS, Pace
from steiger.aftercare.planning.plan import Plan, Progress, Run
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.ready import Ready, fingerprint, kept, make_ready
from steiger.aftercare.planning.reasons import with_reasons
from steiger.aftercare.planning.ruin import Ruin

HOT, COLD = 40.0, 1.0
HOT_FROM_PRESENT = 8.0
BLINK = 0.01
# Visits that wait and are tried again in one iteration.
TRIED_AGAIN = 12
SECONDS = 5.0
# A choice of days that is a little worse is a good place to go on from; one that is much worse is not.
TOO_MUCH_WORSE = 0.02


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
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Progress]:
    """The best plan so far: first after about 0.1 s, then each `every` seconds, better or not.

    Ends by `seconds` or `iterations` (or repeats the run `again`); without either after five seconds. Whoever stops
    asking keeps the last one: the generator may be left at any time. The last `Progress` is marked and carries reasons
    and help. `present` is the plan in force: its visits stay where they are unless moving them pays more than
    `problem.prices` ask. `choose` lets the best days of all that were seen be put together when there is time.
    """
    if again is None and seconds is None and iterations is None:
        seconds = SECONDS
    pace = Pace(seconds=seconds, iterations=iterations, again=again, now=clock)
    seed = again.seed if again is not None else seed
    if present is not None and present.problem == fingerprint(problem):
        yield Progress(present, 0, pace.spent, is_last=True)
        return
    search = Search(make_ready(problem), seed, present, pace, choose=choose)
    search.begin()
    yield search.progress()
    told_at = pace.spent
    while search.goes_on():
        search.step()
        if search.iteration % EACH == 0 and pace.spent - told_at >= every:
            yield search.progress()
            told_at = pace.spent
    yield search.last_progress()


def propose(
    problem: Problem,
    *,
    seed: int = 0,
    seconds: float | None = None,
    iterations: int | None = None,
    present: Plan | None = None,
    again: Run | None = None,
    choose: bool = True,
    clock: Callable[[], float] = time.monotonic,
    go_on: Callable[[Progress], bool] | None = None,
) -> Plan:
    """The plan of a whole search. `go_on` hears four times a second how far it is; answering False stops the search.

    Stopped or not, the plan that comes out is complete: reasons and help included.
    """
    plan = Plan()
    for progress in improvements(
        problem,
        seed=seed,
        seconds=seconds,
        iterations=iterations,
        present=present,
        again=again,
        choose=choose,
        clock=clock,
    ):
        plan = progress.plan
        if progress.is_last:
            return plan
        if go_on is not None and not go_on(progress):
            break
    return with_reasons(problem, plan)


class Search:
    """One run: the board, the best orders of it so far, and how far it is."""

    def __init__(self, ready: Ready, seed: int, present: Plan | None, pace: Pace, *, choose: bool) -> None:
        self.ready, self.seed, self.pace, self.present, self.choose = ready, seed, pace, present, choose
        # Chance that is the same everywhere, not secrecy.
        self.random = Random(seed)  # noqa: S311
        self.before = kept(present.visits, ready) if present is not None else {}
        self.board = Board(ready, self.before, remember_days=choose)
        self.iteration = 0
        self.choices: list[int] = []
        self.chosen_at = 0
        self.nothing_fell_out = False
        self.waiting: list[int] = []
        self.best = 0
        self.best_orders: dict[int, Order] = {}
        self.hot = HOT

    @classmethod
    def of(cls, problem: Problem, *, seed: int, iterations: int) -> Search:
        """A search that has begun and is taken further step by step."""
        pace = Pace(seconds=None, iterations=iterations, again=None, now=time.monotonic)
        search = cls(make_ready(problem), seed, None, pace, choose=False)
        search.begin()
        return search

    def begin(self) -> None:
        """Appointments first, then what stood already, then the rest where it costs least."""
        board = self.board
        self.movable = [one for one in sorted(board.at) if one not in self.ready.fixed and board.options[one]]
        for one in sorted(self.ready.fixed.values(), key=lambda one: (one.day, one.start)):
            day = board.number[one.specialist, one.day]
            board.put(one.visit, day, len(board.laid[day].order))
        if self.present is not None:
            self._put_back(self.present)
        loose = [one for one in self.movable if board.at[one] is None]
        self.nothing_fell_out = self.present is not None and not loose
        few = self.present is not None and len(loose) * 2 < len(self.movable)
        self.hot = HOT_FROM_PRESENT if few else HOT
        self.waiting = self._recreate(loose, 0.0)
        board.note_days(range(len(board.keys)))
        self.best, self.best_orders = board.cost, board.orders()
        self.ruin = Ruin(board, self.random, self.movable, loose if few else ())

    def _put_back(self, present: Plan) -> None:
        """Where each visit stood, as long as it still may."""
        board, start = self.board, {one.visit: one.start for one in present.visits} | dict(board_fixed(self.ready))
        for one in sorted(present.visits, key=lambda one: (one.day, one.start, one.visit)):
            key = (one.specialist, one.day)
            day = board.number.get(key, -1)
            if self.before.get(one.visit) != key or board.at[one.visit] is not None:
                continue
            if day not in board.extra[one.visit] or not board.fits_order(one.visit, day):
                continue
            order = board.laid[day].order
            place = sum(1 for other in order if start[other] <= one.start)
            if self.ready.ground.starts(board.shapes[day], (*order[:place], one.visit, *order[place:])) is not None:
                board.put(one.visit, day, place)

    def goes_on(self) -> bool:
        if not self.movable or self.nothing_fell_out:
            return False
        return self.pace.goes_on(self.iteration)

    def step(self) -> None:
        """One time of ruin and recreate."""
        self._choose_best_days()
        self.iteration += 1
        board, level = self.board, self.pace.level / LEVELS
        warmth = self.hot * (COLD / self.hot) ** level
        board.mark()
        before = board.cost
        gone = self.ruin.choose()
        board.lift(gone)
        tried = self._tried_again()
        out = self._recreate(gone + tried, BLINK)
        worse = board.cost - before
        if worse > 0 and self.random.random() >= math.exp(-worse / warmth):
            board.undo()
            return
        board.note_days(board.changed_days)
        untried = set(self.waiting).difference(tried)
        self.waiting = [*(one for one in self.waiting if one in untried), *out]
        if board.cost < self.best:
            self.best, self.best_orders = board.cost, board.orders()

    def _tried_again(self) -> list[int]:
        if len(self.waiting) <= TRIED_AGAIN:
            return list(self.waiting)
        return self.random.sample(self.waiting, TRIED_AGAIN)

    def _recreate(self, visits: list[int], blink: float) -> list[int]:
        """Put visits where they cost least, one after another; which of them found no place."""
        board, random = self.board, self.random
        random.shuffle(visits)
        drawn = random.random()
        if drawn < 0.2:
            visits.sort(key=lambda one: len(board.options[one]))
        elif drawn < 0.4:
            visits.sort(key=lambda one: -board.dropping[one])
        elif drawn < 0.65:
            visits.sort(key=lambda one: board.ground.node[one])
        out = []
        for one in visits:
            found = board.best_day(one, random, blink)
            if found is None:
                out.append(one)
            else:
                board.put(one, *found)
        return out

    def _choose_best_days(self) -> None:
        """At some levels: the best of all days seen, put together."""
        level = self.pace.level
        if not self.choose or not choice.is_due(level, self.chosen_at, self.pace):
            return
        self.chosen_at = level
        soon = level < choice.THOROUGH_FROM
        found = choice.best_days(self.board, self.best_orders, soon=soon, limit=choice.limit_of(self.pace))
        if found is None:
            return
        self.choices.append(level)
        self.board.load(found)
        self.waiting = self._recreate([one for one in self.movable if self.board.at[one] is None], 0.0)
        if self.board.cost < self.best:
            self.best, self.best_orders = self.board.cost, self.board.orders()
        elif self.board.cost > self.best * (1 + TOO_MUCH_WORSE):
            self.board.load(self.best_orders)
            self.waiting = [one for one in self.movable if self.board.at[one] is None]

    def progress(self) -> Progress:
        return Progress(self._plan(), self.iteration, self.pace.spent)

    def last_progress(self) -> Progress:
        plan = with_reasons(self.ready.problem, self._plan(), ready=self.ready)
        return Progress(plan, self.iteration, self.pace.spent, is_last=True)

    def _plan(self) -> Plan:
        run = Run(self.seed, self.iteration, tuple(self.pace.taken), tuple(self.choices))
        days = {self.board.keys[day]: order for day, order in self.best_orders.items()}
        return plan_of(self.ready, days, run=run, present=self.present)


def board_fixed(ready: Ready) -> Iterator[tuple[int, int]]:
    return ((one.visit, one.start) for one in ready.fixed.values())

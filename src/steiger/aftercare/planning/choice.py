"""The best of all days that the search has seen, put together: a choice of days in which every visit stands at most
once, with the price of other faces exact. Solved by HiGHS; as deterministic as the search, since it stops by counting.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from steiger.aftercare.planning.board import Board
from steiger.aftercare.planning.days import Order
from steiger.aftercare.planning.highs import Limit, Model, dive, solve
from steiger.aftercare.planning.pace import LEVELS, Pace

# When in the course of a run the choice is made. Runs that are too short have none, short ones only the first.
DUE = (32, 46, 57)
THOROUGH_FROM = 44
LEAST_SECONDS, LEAST_SECONDS_FOR_MORE = 3.0, 10.0
LEAST_ITERATIONS = 3000
# So many of the days seen are looked at; half of them, those that promise most, are chosen from.
MOST_LOOKED_AT = 12_000
ONE_IN, FEWEST, MOST = 2, 3000, 5000
SHARE_OF_TIME = 0.8

Seen = tuple[int, Order]


def is_due(level: int, chosen_at: int, pace: Pace) -> bool:
    if pace.again is not None:
        return level in pace.again.choices and level != chosen_at
    if pace.seconds is not None and pace.seconds < LEAST_SECONDS:
        return False
    if pace.iterations is not None and pace.iterations < LEAST_ITERATIONS:
        return False
    few = pace.seconds is not None and pace.seconds < LEAST_SECONDS_FOR_MORE
    return any(chosen_at < due <= level for due in (DUE[:1] if few else DUE)) and level < LEVELS


def limit_of(pace: Pace) -> Limit:
    return Limit(max(1.0, pace.left * SHARE_OF_TIME), pace.now)


def best_days(board: Board, incumbent: Mapping[int, Order], *, soon: bool, limit: Limit) -> dict[int, Order] | None:
    """A combination of days seen that costs less, visits that stand on several of them left on one; else None."""
    # What is looked at leaves no trace: a choice that came to nothing must not change the run.
    columns = [*dict.fromkeys([*list(board.days_seen)[-MOST_LOOKED_AT:], *incumbent.items()])]
    first = solve(model_of(board, columns), limit=limit)
    if first is None:
        return None
    wanted = max(FEWEST, min(MOST, len(board.days_seen) // ONE_IN)) if soon else FEWEST
    promising = _promising(columns, first.reduced[: len(columns)], incumbent, wanted)
    model = model_of(board, promising)
    found = (dive if soon else solve)(model, limit=limit, whole=len(promising))
    if found is None:
        return None
    return without_doubles(board, [one for one, value in zip(promising, found.values, strict=False) if value > 0.5])


def _promising(
    columns: Sequence[Seen], reduced: Sequence[float], incumbent: Mapping[int, Order], wanted: int
) -> list[Seen]:
    """The days that cost least against the prices at which all days are worth it, and those of the plan itself."""
    best = sorted(range(len(columns)), key=lambda one: (reduced[one], -one))[:wanted]
    kept = {*best, *(place for place, one in enumerate(columns) if is_held(one, incumbent))}
    return [columns[one] for one in sorted(kept)]


def is_held(column: Seen, orders: Mapping[int, Order]) -> bool:
    return orders.get(column[0]) == column[1]


def model_of(board: Board, columns: Sequence[Seen]) -> Model:
    """First the days seen, then a visit that is not made, then faces: of a child that has none yet, and all others."""
    model = Model()
    per_visit: dict[int, dict[int, float]] = {visit: {} for visit in board.at if board.options[visit]}
    per_day: dict[int, dict[int, float]] = defaultdict(dict)
    seen: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for day, order in columns:
        who = board.who[day]
        column = model.column(board.price_of(day, order) + sum(face_price(board, one, who) for one in order))
        per_day[day][column] = 1.0
        for visit in order:
            per_visit[visit][column] = 1.0
            if len(board.children[board.child[visit]]) > 1:
                seen[visit, who][column] = 1.0
    for entries in per_day.values():
        model.row(entries, -math.inf, 1.0)
    for visit, entries in per_visit.items():
        entries[model.column(float(board.dropping[visit]))] = 1.0
        model.row(entries, 1.0, math.inf)
    _faces(board, model, seen)
    return model


def face_price(board: Board, visit: int, who: int) -> float:
    """For a child with one visit, somebody else than before can be reckoned with the day."""
    child = board.child[visit]
    earlier = board.ready.earlier[child]
    is_other = earlier is not None and earlier != who and len(board.children[child]) == 1
    return float(board.face_price) if is_other else 0.0


def _faces(board: Board, model: Model, seen: Mapping[tuple[int, int], dict[int, float]]) -> None:
    """A child with several visits pays for each face that it sees; the first is free."""
    face: dict[tuple[int, int], int] = {}
    per_child: dict[int, dict[int, float]] = defaultdict(dict)
    for (visit, who), entries in seen.items():
        child = board.child[visit]
        earlier = board.ready.earlier[child]
        if who == earlier:
            continue
        if (child, who) not in face:
            face[child, who] = model.column(0.0 if earlier is None else board.face_price, 1.0)
            per_child[child][face[child, who]] = 1.0
        model.row({**entries, face[child, who]: -1.0}, -math.inf, 0.0)
    for child, entries in per_child.items():
        if board.ready.earlier[child] is None and len(entries) > 1:
            model.row({**entries, model.column(board.face_price): -1.0}, -math.inf, 1.0)


def without_doubles(board: Board, chosen: Sequence[Seen]) -> dict[int, Order]:
    """Each visit on one of the days chosen: off the others, where that saves most."""
    orders = dict(chosen)
    for visit, days in _standing(orders).items():
        while len(days) > 1:
            off = max(days, key=lambda day: (_saved(board, day, orders[day], visit), day))
            orders[off] = tuple(one for one in orders[off] if one != visit)
            days.remove(off)
    return {day: order for day, order in orders.items() if order}


def _standing(orders: Mapping[int, Order]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for day, order in orders.items():
        for visit in order:
            found[visit].append(day)
    return found


def _saved(board: Board, day: int, order: Order, visit: int) -> int:
    return board.price_of(day, order) - board.price_of(day, tuple(one for one in order if one != visit))

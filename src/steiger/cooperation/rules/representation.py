"""Who receives newcomers and is not at the table: which numbers of it may be read, and in which order.

Two sums could give a small number away: the children of all organisations together, and the crossing of boards with
municipalities, for both receive the same children.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from steiger.core.small_cells import Cell, Hidden, protect

# A share over time is told this roughly, or more so: the parts of a hundred.
STEPS = (5, 10, 20, 25, 50)
MOST = 1_000_000
# Bounds settle within a few rounds; this only keeps them from narrowing for ever.
ROUNDS = 50

Number = tuple[int, int]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Receivers:
    """How many children each organisation received, as far as it may be read."""

    cells: Mapping[int, Cell]
    total: Cell

    def told_of(self, some: Collection[int]) -> int:
        """The sum of what may be read of these: adding up what stands on the page tells nothing new."""
        return sum(self.cells[pk].drawn or 0 for pk in some)


def protect_receivers(numbers: Mapping[int, int], outside: Collection[int], k: int) -> Receivers:
    """`outside`: who is no party. Of them the page tells most, so a party is hidden first to cover a small number."""
    keep = frozenset(place for place, pk in enumerate(numbers) if pk in outside)
    protected = protect(list(numbers.values()), k, keep=keep)
    return Receivers(dict(zip(numbers, protected.cells, strict=True)), protected.total)


def cover_crossing(
    boards: Mapping[int, Cell], municipalities: Mapping[int, Cell], pairs: Collection[Pair], k: int
) -> dict[int, Cell]:
    """The municipalities with as many more hidden, smallest first, as it takes to protect the small boards and towns.

    `pairs`: which board has a school in which municipality.
    """
    cells = dict(municipalities)
    while _is_narrowed(boards, cells, pairs, k):
        told = [pk for pk, cell in cells.items() if cell.is_shown]
        if not told:
            break
        smallest = min(told, key=lambda pk: cells[pk].count)
        cells[smallest] = Cell(cells[smallest].count, k, Hidden.COVER)
    return cells


def _is_narrowed(boards: Mapping[int, Cell], towns: Mapping[int, Cell], pairs: Collection[Pair], k: int) -> bool:
    """Whether a reader who knows where the boards have schools learns more of a small number than that it is small."""
    sides = (_bounds(boards, k), _bounds(towns, k))
    crossing: dict[Pair, Number] = dict.fromkeys(pairs, (0, MOST))
    sums = [
        (bounds, pk, [pair for pair in crossing if pair[side] == pk])
        for side, bounds in enumerate(sides)
        for pk in {pair[side] for pair in crossing}
    ]
    for _round in range(ROUNDS):
        before = dict(crossing)
        for bounds, pk, mine in sums:
            bounds[pk] = _settle(bounds.get(pk, (0, MOST)), mine, crossing)
        if crossing == before:
            break
    return any(
        bounds[pk] != (0, k - 1)
        for bounds, cells in zip(sides, (boards, towns), strict=True)
        for pk, cell in cells.items()
        if cell.hidden == Hidden.SMALL
    )


def _bounds(cells: Mapping[int, Cell], k: int) -> dict[int, Number]:
    """What the page says of each number. What covers a small one is itself no small one."""
    least_covered = k if any(cell.hidden == Hidden.SMALL for cell in cells.values()) else 0
    said = {None: lambda cell: (cell.count, cell.count)} | {
        Hidden.SMALL: lambda _cell: (0, k - 1),
        Hidden.COVER: lambda _cell: (least_covered, MOST),
    }
    return {pk: said[cell.hidden](cell) for pk, cell in cells.items()}


def _settle(bound: Number, mine: Collection[Pair], crossing: dict[Pair, Number]) -> Number:
    """Bring a number and the parts of which it is the sum into line with each other."""
    low, high = bound
    all_low, all_high = sum(crossing[one][0] for one in mine), sum(crossing[one][1] for one in mine)
    for one in mine:
        least, most = crossing[one]
        crossing[one] = (max(least, low - (all_high - most)), min(most, high - (all_low - least)))
        all_low += crossing[one][0] - least
        all_high += crossing[one][1] - most
    return max(low, all_low), min(high, all_high)


@dataclass(frozen=True, slots=True)
class Band:
    """Between which percentages a share lies."""

    low: int
    high: int


def band(part: int, whole: int, k: int) -> Band | None:
    """A share so roughly that at least k children lie between its bounds: what is left when one takes numbers that the
    page tells from it, never points at fewer. Nothing when there are too few children even for that."""
    step = next((step for step in STEPS if step * whole >= 100 * k), None)
    if step is None:
        return None
    place = min(100 * part // whole // step, 100 // step - 1)
    return Band(place * step, (place + 1) * step)

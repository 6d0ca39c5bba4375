"""No cell under k: the one place that decides which numbers may be seen.

Hiding small cells is not enough: with the total and the other cells a reader subtracts. So after the small ones as
many others are hidden, smallest first, until a reader who knows the total can work out of every small cell no more
than what the page says anyway: that it lies below k. When that does not help, none of the cells is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import number_format


class Hidden(StrEnum):
    """Why a number is not shown."""

    SMALL = "small"
    """Fewer than k people."""
    COVER = "cover"
    """With it one could work out a small one."""


def shown(count: int, k: int) -> str:
    """A number of people as it may be read."""
    return number_format(count, force_grouping=True) if count >= k else f"<{k}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of people, and why it may not be read if so. Only `text` and `drawn` reach a page."""

    count: int
    k: int
    hidden: Hidden | None = None

    @property
    def is_shown(self) -> bool:
        return self.hidden is None

    @property
    def text(self) -> str:
        if self.hidden == Hidden.COVER:
            return "•"
        return shown(self.count, self.k)

    @property
    def drawn(self) -> int | None:
        """How high it is drawn; nothing when it may not be read."""
        return self.count if self.is_shown else None


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells that add up to a total."""

    cells: tuple[Cell, ...]
    total: Cell

    @property
    def is_complete(self) -> bool:
        return self.total.is_shown and all(cell.is_shown for cell in self.cells)


def protect(
    counts: Sequence[int], k: int, *, keep: frozenset[int] = frozenset(), is_total_hidden: bool = False
) -> Cells:
    """Decide for cells that add up which may be read, so that no small one can be worked out from the others.

    `keep`: places that matter most, hidden only when the others do not help. `is_total_hidden`: the same total is
    hidden elsewhere on the page; then its parts may not be told either.
    """
    total = sum(counts)
    if is_total_hidden:
        return _withheld(counts, k, Cell(total, k, Hidden.COVER))
    if total < k:
        return Cells(tuple(Cell(count, k, Hidden.SMALL) for count in counts), Cell(total, k, Hidden.SMALL))
    hidden: list[Hidden | None] = [Hidden.SMALL if count < k else None for count in counts]
    for place in _order_of_hiding(counts, hidden, keep):
        if not _can_be_narrowed(counts, hidden, k):
            break
        hidden[place] = Hidden.COVER
    if _can_be_narrowed(counts, hidden, k):
        return _withheld(counts, k, Cell(total, k))
    return Cells(tuple(Cell(count, k, why) for count, why in zip(counts, hidden, strict=True)), Cell(total, k))


def single(count: int, k: int) -> Cell:
    """A number that is part of no sum on the page."""
    return Cell(count, k, None if count >= k else Hidden.SMALL)


def _withheld(counts: Sequence[int], k: int, total: Cell) -> Cells:
    """None of the cells is told, small or not: not even which ones are small."""
    return Cells(tuple(Cell(count, k, Hidden.COVER) for count in counts), total)


def _order_of_hiding(counts: Sequence[int], hidden: Sequence[Hidden | None], keep: frozenset[int]) -> list[int]:
    """Smallest first: so the least is lost."""
    open_places = [place for place, reason in enumerate(hidden) if reason is None]
    return sorted(open_places, key=lambda place: (place in keep, counts[place]))


def _can_be_narrowed(counts: Sequence[int], hidden: Sequence[Hidden | None], k: int) -> bool:
    """Whether somebody who knows the total learns more about a small cell than that it lies below k."""
    small = sum(reason == Hidden.SMALL for reason in hidden)
    if not small:
        return False
    covers = sum(reason == Hidden.COVER for reason in hidden)
    left = sum(count for count, reason in zip(counts, hidden, strict=True) if reason is not None)
    # What a small cell can be at most, when all others are as low as they can be; and at least, when all are as high.
    most = left - covers * k
    least = 0 if covers else left - (small - 1) * (k - 1)
    return most < k - 1 or least > 0

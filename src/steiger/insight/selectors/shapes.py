"""What a drawing needs, as plain values: the same for the picture, its table and its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.core.small_cells import Cell
from steiger.insight.rules import Share


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    cell: Cell
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Lying bars: one number per name."""

    key: str
    title: str
    sentence: str
    heading: str
    bars: tuple[Bar, ...]
    total: Cell | None = None

    @property
    def hides(self) -> bool:
        return not all(bar.cell.is_shown for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Columns:
    """Standing bars over time."""

    key: str
    title: str
    sentence: str
    heading: str
    bars: tuple[Bar, ...]
    total: Cell

    @property
    def hides(self) -> bool:
        return not all(bar.cell.is_shown for bar in self.bars)


@dataclass(frozen=True, slots=True)
class SharePoint:
    label: str
    share: Share
    whole: Cell


@dataclass(frozen=True, slots=True)
class Series:
    key: str
    label: str
    points: tuple[SharePoint, ...]


@dataclass(frozen=True, slots=True)
class Multiples:
    """The same small drawing for each series, to be compared side by side."""

    key: str
    title: str
    sentence: str
    heading: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """One moment, divided over the same answers each time."""

    label: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Stacks:
    key: str
    title: str
    sentence: str
    heading: str
    answers: tuple[str, ...]
    stacks: tuple[Stack, ...]

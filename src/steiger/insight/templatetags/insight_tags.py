"""Figures as drawings, each with a title, a description and the same as a table.

A drawing gets from a cell only what may be read: what is hidden has no height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from steiger.insight.selectors.shapes import Bar, Bars, Columns, Multiples, Series, SharePoint, Stack, Stacks

register = template.Library()

WIDTH = 320
ROW = 42
VALUE_ROOM = 60
COLUMN_HEIGHT = 120
# Small drawings: from 0 to 100 per cent.
DOT_LEFT, DOT_RIGHT, DOT_TOP, DOT_BOTTOM = 26, 214, 16, 92
FILLS = ("bar-d", "bar-b", "bar-e", "bar-c", "bar-a")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar with its place in the drawing."""

    label: str
    text: str
    x: int
    y: int
    width: int
    height: int
    is_shown: bool

    @property
    def after(self) -> int:
        return self.x + self.width + 6

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        return self.y - 5


@register.simple_tag
def bars(chart: Bars) -> SafeString:
    most = max((bar.cell.drawn or 0 for bar in chart.bars), default=0)
    drawn = [_lying(place, bar, most) for place, bar in enumerate(chart.bars)]
    shown = {"chart": chart, "drawn": drawn, "width": WIDTH, "height": len(drawn) * ROW}
    return render_to_string("insight/bars.html", shown)


def _lying(place: int, bar: Bar, most: int) -> Drawn:
    room = WIDTH - VALUE_ROOM
    width = round(room * (bar.cell.drawn or 0) / most) if most else 0
    return Drawn(bar.label, bar.cell.text, 0, place * ROW + 18, width, 16, bar.cell.is_shown)


@register.simple_tag
def columns(chart: Columns) -> SafeString:
    most = max((bar.cell.drawn or 0 for bar in chart.bars), default=0)
    step = WIDTH // max(len(chart.bars), 1)
    drawn = []
    for place, bar in enumerate(chart.bars):
        height = round(COLUMN_HEIGHT * (bar.cell.drawn or 0) / most) if most else 0
        y = 20 + COLUMN_HEIGHT - height
        drawn.append(Drawn(bar.label, bar.cell.text, place * step + 3, y, step - 6, height, bar.cell.is_shown))
    shown = {"chart": chart, "drawn": drawn, "width": WIDTH, "floor": 20 + COLUMN_HEIGHT}
    return render_to_string("insight/columns.html", shown)


@dataclass(frozen=True, slots=True)
class Dot:
    label: str
    text: str
    x: int
    y: int
    is_exact: bool

    @property
    def above(self) -> int:
        return self.y - 9


@dataclass(frozen=True, slots=True)
class Small:
    series: Series
    dots: tuple[Dot, ...]

    @property
    def path(self) -> str:
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


@register.simple_tag
def multiples(chart: Multiples) -> SafeString:
    drawings = [Small(series, tuple(_dots(series.points))) for series in chart.series]
    numbers = [point.label for point in chart.series[0].points] if chart.series else []
    rows = [
        (label, chart.series[0].points[place].whole, [series.points[place] for series in chart.series])
        for place, label in enumerate(numbers)
    ]
    levels = [(DOT_BOTTOM - (DOT_BOTTOM - DOT_TOP) * part // 100, part) for part in (0, 50, 100)]
    shown = {
        "chart": chart,
        "drawings": drawings,
        "rows": rows,
        "levels": levels,
        "left": DOT_LEFT,
        "right": DOT_RIGHT + 14,
        "foot": DOT_BOTTOM + 18,
    }
    return render_to_string("insight/multiples.html", shown)


def _dots(points: Sequence[SharePoint]) -> list[Dot]:
    gaps = max(len(points) - 1, 1)
    found = []
    for place, point in enumerate(points):
        percentage = point.share.percentage
        if percentage is not None:
            x = DOT_LEFT + 12 + (DOT_RIGHT - DOT_LEFT - 12) * place // gaps
            y = DOT_BOTTOM - round((DOT_BOTTOM - DOT_TOP) * percentage / 100)
            found.append(Dot(point.label, point.share.text, x, y, point.share.is_exact))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    x: int
    width: int
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    stack: Stack
    parts: tuple[Part, ...]
    y: int

    @property
    def label_y(self) -> int:
        return self.y - 6

    @property
    def text_y(self) -> int:
        return self.y + 13


@register.simple_tag
def stacks(chart: Stacks) -> SafeString:
    drawn = [Row(stack, _parts(stack), place * ROW + 20) for place, stack in enumerate(chart.stacks)]
    legend = list(zip(chart.answers, FILLS, strict=False))
    shown = {"chart": chart, "drawn": drawn, "legend": legend, "width": WIDTH, "height": len(drawn) * ROW}
    return render_to_string("insight/stacks.html", shown)


def _parts(stack: Stack) -> tuple[Part, ...]:
    """Only when every part may be read: the length of a gap would tell what is hidden."""
    total = stack.total.drawn
    if not total or not all(cell.is_shown for cell in stack.cells):
        return ()
    parts, x = [], 0
    for cell, fill in zip(stack.cells, FILLS, strict=False):
        width = round(WIDTH * (cell.drawn or 0) / total)
        parts.append(Part(x, min(width, WIDTH - x), fill, cell.text))
        x += width
    return tuple(parts)

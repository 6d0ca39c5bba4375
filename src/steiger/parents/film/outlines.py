"""SVG path data as a path of Skia, which reads none itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import skia

_TOKEN = re.compile(r"([MLHVCSQTAZmlhvcsqtaz])|(-?(?:\d+\.\d*|\.\d+|\d+)(?:e-?\d+)?)")


@lru_cache(maxsize=20000)
def outline(data: str, *, even_odd: bool = False) -> skia.Path:
    """The path; with even-odd filling an inner outline is a hole."""
    path = _Reader(data).read()
    if even_odd:
        path.setFillType(skia.PathFillType.kEvenOdd)
    return path


class _Reader:
    """Reads commands one by one; keeps the pen, the start of the figure and the last control point."""

    def __init__(self, data: str) -> None:
        self.path = skia.Path()
        self.tokens = _TOKEN.findall(data)
        self.place = 0
        self.pen = self.start = self.control = (0.0, 0.0)
        self.relative = False
        self.last = ""

    def read(self) -> skia.Path:
        command = ""
        while self.place < len(self.tokens):
            if letter := self.tokens[self.place][0]:
                command = letter
                self.place += 1
            self.relative = command.islower()
            kind = command.upper()
            self._DRAW[kind](self)
            self.last = kind
            if kind == "M":  # more pairs after it are lines
                command = "l" if self.relative else "L"
        return self.path

    def _number(self) -> float:
        value = float(self.tokens[self.place][1])
        self.place += 1
        return value

    def _point(self) -> tuple[float, float]:
        x, y = self._number(), self._number()
        return (x + self.pen[0], y + self.pen[1]) if self.relative else (x, y)

    def _move(self) -> None:
        self.pen = self.start = self._point()
        self.path.moveTo(*self.pen)

    def _line(self) -> None:
        self.pen = self._point()
        self.path.lineTo(*self.pen)

    def _across(self) -> None:
        x = self._number()
        self.pen = (x + self.pen[0] if self.relative else x, self.pen[1])
        self.path.lineTo(*self.pen)

    def _down(self) -> None:
        y = self._number()
        self.pen = (self.pen[0], y + self.pen[1] if self.relative else y)
        self.path.lineTo(*self.pen)

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        """The control point of a curve that goes on smoothly from the one before."""
        if not self.last or self.last not in kinds:
            return self.pen
        return 2 * self.pen[0] - self.control[0], 2 * self.pen[1] - self.control[1]

    def _cubic(self) -> None:
        first = self._point()
        self._cubic_from(first)

    def _smooth_cubic(self) -> None:
        self._cubic_from(self._mirrored("CS"))

    def _cubic_from(self, first: tuple[float, float]) -> None:
        second, end = self._point(), self._point()
        self.path.cubicTo(*first, *second, *end)
        self.control, self.pen = second, end

    def _quadratic(self) -> None:
        self._quadratic_from(self._point())

    def _smooth_quadratic(self) -> None:
        self._quadratic_from(self._mirrored("QT"))

    def _quadratic_from(self, control: tuple[float, float]) -> None:
        end = self._point()
        self.path.quadTo(*control, *end)
        self.control, self.pen = control, end

    def _arc(self) -> None:
        width, height, turn, large, sweep = (self._number() for _part in range(5))
        end = self._point()
        size = skia.Path.kLarge_ArcSize if large else skia.Path.kSmall_ArcSize
        direction = skia.PathDirection.kCW if sweep else skia.PathDirection.kCCW
        self.path.arcTo(width, height, turn, size, direction, *end)
        self.pen = end

    def _close(self) -> None:
        self.path.close()
        self.pen = self.start

    _DRAW: dict[str, Callable[[_Reader], None]] = {
        "M": _move,
        "L": _line,
        "H": _across,
        "V": _down,
        "C": _cubic,
        "S": _smooth_cubic,
        "Q": _quadratic,
        "T": _smooth_quadratic,
        "A": _arc,
        "Z": _close,
    }

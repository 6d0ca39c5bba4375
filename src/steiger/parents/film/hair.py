"""Hair and headscarves: what lies behind a head and what lies over it. A head is 76 wide and 88 high round (0, 0)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from steiger.parents.film.nodes import Node, animate, group, shape, stroke, wave
from steiger.parents.film.palette import OCHRE, shade
from steiger.parents.film.shapes import box, circle, ellipse


class Hair(NamedTuple):
    behind: Node | None
    front: Node | None


Style = Callable[[str, int], Hair]

# Caps: the hair over the forehead, drawn for who looks right and mirrored for who looks left.
_SHORT = (
    "M-40 -2 C-46 -40 -28 -58 2 -57 C32 -56 45 -38 40 -1 C38 -12 34 -20 29 -25 C12 -17 -14 -18 -27 -29 "
    "C-33 -22 -38 -13 -40 -2 Z"
)
_SIDE = (
    "M-40 2 C-47 -38 -30 -60 4 -59 C36 -58 46 -36 39 2 C38 -10 35 -16 31 -20 C18 -16 -4 -22 -16 -36 C-22 "
    "-24 -36 -18 -40 2 Z"
)
_CROP = (
    "M-39 -8 C-42 -40 -26 -51 0 -51 C26 -51 42 -40 39 -8 C35 -22 30 -30 20 -32 C6 -34 -8 -34 -20 -32 C-30 "
    "-30 -35 -22 -39 -8 Z"
)
_SWEPT = "M-40 0 C-45 -42 -26 -56 2 -55 C32 -54 44 -36 40 0 C37 -16 28 -27 12 -32 C-8 -28 -34 -22 -40 0 Z"
_PARTED = "M-41 2 C-46 -44 -24 -58 2 -57 C34 -56 46 -34 40 2 C36 -18 26 -28 8 -36 C-8 -30 -34 -24 -41 2 Z"
_FRINGE = (
    "M-41 -2 C-44 -44 -24 -57 2 -56 C32 -55 44 -38 40 -2 C36 -16 30 -24 22 -28 C4 -30 -8 -34 -14 -40 C-18 "
    "-28 -36 -20 -41 -2 Z"
)
_STRAIGHT_FRINGE = (
    "M-41 2 C-45 -44 -24 -57 0 -57 C24 -57 45 -44 41 2 C40 -8 38 -14 36 -18 Q0 -10 -36 -18 C-38 -14 -40 -8 -41 2 Z"
)
_CLOSE = "M-40 -4 C-44 -40 -24 -52 0 -52 C24 -52 44 -40 40 -4 C36 -22 22 -32 2 -33 C-20 -33 -36 -22 -40 -4 Z"
_AFRO = (
    "M-40 -6 C-44 -40 -24 -52 0 -52 C24 -52 44 -40 40 -6 C34 -22 26 -30 14 -31 C4 -28 -6 -28 -14 -31 C-26 "
    "-30 -34 -22 -40 -6 Z"
)
_CURLS = ((-36, -18, 17), (-26, -40, 19), (-4, -50, 20), (20, -46, 19), (36, -26, 17), (40, -6, 11), (-41, -2, 11))


def _cap(outline: str) -> Style:
    return lambda colour, facing: Hair(None, group(shape(outline, colour), sx=facing))


def _bob(colour: str, facing: int) -> Hair:
    behind = "M-46 26 C-52 -20 -46 -60 0 -60 C46 -60 52 -20 46 26 C40 38 26 34 22 26 L-22 26 C-26 34 -40 38 -46 26 Z"
    return Hair(shape(behind, shade(colour, 0.86)), group(shape(_FRINGE, colour), sx=facing))


def _page(colour: str, facing: int) -> Hair:
    behind = "M-47 34 C-52 -20 -46 -60 0 -60 C46 -60 52 -20 47 34 C40 42 28 38 24 30 L-24 30 C-28 38 -40 42 -47 34 Z"
    return Hair(shape(behind, shade(colour, 0.86)), group(shape(_STRAIGHT_FRINGE, colour), sx=facing))


def _long(colour: str, facing: int) -> Hair:
    behind = "M-46 70 C-56 10 -54 -60 0 -60 C54 -60 56 10 46 70 C40 84 20 78 18 60 L-18 60 C-20 78 -40 84 -46 70 Z"
    return Hair(shape(behind, shade(colour, 0.88)), group(shape(_PARTED, colour), sx=facing))


def _bun(colour: str, facing: int) -> Hair:
    return Hair(shape(circle(-10 * facing, -58, 22), shade(colour, 0.9)), group(shape(_SWEPT, colour), sx=facing))


def _low_bun(colour: str, facing: int) -> Hair:
    return Hair(shape(circle(-40 * facing, 14, 20), shade(colour, 0.9)), group(shape(_SWEPT, colour), sx=facing))


def _afro(colour: str, _facing: int) -> Hair:
    behind = group(
        *(shape(circle(x, y, radius), colour) for x, y, radius in ((0, -20, 56), (-42, -6, 26), (42, -6, 26)))
    )
    return Hair(behind, shape(_AFRO, colour))


def _curls(colour: str, _facing: int) -> Hair:
    behind = group(*(shape(circle(x, y - 2, radius + 3), colour) for x, y, radius in _CURLS))
    front = group(*(shape(circle(x * 0.92, y * 0.86 - 6, radius * 0.72), colour) for x, y, radius in _CURLS[:5]))
    return Hair(behind, front)


def _puffs(colour: str, _facing: int) -> Hair:
    behind = group(shape(circle(-42, -36, 25), colour), shape(circle(42, -36, 25), colour))
    return Hair(behind, group(shape(_CLOSE, colour), stroke("M0 -51 L2 -34", shade(colour, 1.25), 2.5)))


def _braids(colour: str, _facing: int) -> Hair:
    """Cornrows: close to the head, lines from the forehead back."""
    rows = (
        stroke(f"M{x} -33 Q{x * 1.1:.0f} -46 {x * 0.8:.0f} -52", shade(colour, 1.3), 2) for x in (-24, -12, 0, 12, 24)
    )
    tails = group(*(stroke(f"M{x} 10 Q{x * 1.2:.0f} 40 {x * 1.05:.0f} 58", colour, 9) for x in (-40, -30, 30, 40)))
    return Hair(tails, group(shape(_CLOSE, colour), *rows))


def _ponytail(colour: str, facing: int) -> Hair:
    tail = shape("M0 0 C-26 0 -40 22 -34 58 C-30 72 -18 66 -16 52 C-14 34 -4 22 6 14 Z", shade(colour, 0.9))
    behind = animate(group(tail, x=-30 * facing, y=-30, sx=facing), r=wave(5, 1.9))
    return Hair(behind, group(shape(_SWEPT, colour), sx=facing))


def _braid(colour: str, facing: int) -> Hair:
    behind = shape("M-45 24 C-52 -20 -46 -60 0 -60 C46 -60 52 -20 45 24 Z", shade(colour, 0.88))
    links = (shape(ellipse(0, i * 19, 11 - i * 0.9, 13), shade(colour, 1 if i % 2 else 1.1)) for i in range(5))
    plait = group(*links, shape(box(-7, 84, 14, 8, 3), OCHRE), x=-38, y=24)
    return Hair(behind, group(shape(_PARTED, colour), plait, sx=facing))


def _scarf(colour: str, _facing: int) -> Hair:
    """A headscarf, over the shoulders too; the face shows through an even-odd opening."""
    behind = "M-52 40 C-60 -30 -44 -62 0 -62 C44 -62 60 -30 52 40 C56 62 40 74 0 76 C-40 74 -56 62 -52 40 Z"
    opening = (
        "M-46 -2 C-46 -46 -24 -60 0 -60 C24 -60 46 -46 46 -2 C50 30 40 58 0 62 C-40 58 -50 30 -46 -2 Z "
        "M-33 -6 C-34 24 -18 41 2 41 C22 41 35 24 34 -6 C30 -28 18 -36 0 -36 C-18 -36 -30 -28 -33 -6 Z"
    )
    edge = "M-33 -8 C-30 -30 -18 -37 0 -37 C18 -37 31 -30 34 -8 C38 -30 22 -46 0 -46 C-22 -46 -38 -30 -33 -8 Z"
    fold = "M-20 48 C6 58 30 50 44 22 C50 56 34 74 4 80 C-10 78 -20 64 -20 48 Z"
    front = group(shape(opening, colour, er=1), shape(edge, shade(colour, 0.86)), shape(fold, shade(colour, 0.9)))
    return Hair(shape(behind, colour), front)


def _thin(colour: str, _facing: int) -> Hair:
    """Only at the sides."""
    left = "M-40 6 C-46 -8 -42 -22 -36 -30 C-38 -16 -37 -6 -34 2 Z"
    right = "M40 6 C46 -8 42 -22 36 -30 C38 -16 37 -6 34 2 Z"
    return Hair(None, group(shape(left, colour), shape(right, colour)))


STYLES: dict[str, Style] = {
    "short": _cap(_SHORT),
    "side": _cap(_SIDE),
    "crop": _cap(_CROP),
    "bob": _bob,
    "page": _page,
    "long": _long,
    "bun": _bun,
    "low bun": _low_bun,
    "afro": _afro,
    "curls": _curls,
    "puffs": _puffs,
    "braids": _braids,
    "ponytail": _ponytail,
    "braid": _braid,
    "scarf": _scarf,
    "thin": _thin,
}

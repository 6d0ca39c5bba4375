"""Things: boats and birds, furniture, what lies on a table, speech bubbles and icons."""

from __future__ import annotations

from typing import NamedTuple

from steiger.parents.film.nodes import (
    Node,
    Time,
    animate,
    around,
    group,
    keys,
    label,
    pop_in,
    radial,
    shape,
    stroke,
    wave,
)
from steiger.parents.film.palette import (
    BLUE,
    BRICK,
    DEEP,
    HONEY,
    INK,
    LEAF_DARK,
    OCHRE,
    SAND,
    WATER,
    WHITE,
    WOOD,
    WOOD_DARK,
    WOOD_DEEP,
    WOOD_LIGHT,
    shade,
)
from steiger.parents.film.shapes import box, circle, ellipse, path, polygon


def sailing_boat(
    x: float, y: float, size: float = 1, hull: str = BRICK, sail: str = WHITE, phase: float = 0, *, sails: bool = True
) -> Node:
    parts = [
        shape("M-92 -4 L96 -4 C90 26 66 38 40 38 L-52 38 C-76 36 -88 18 -92 -4 Z", hull),
        shape("M-92 -4 L96 -4 L94 6 L-91 6 Z", shade(hull, 1.3)),
        shape(box(-8, -228, 9, 226, 4), WOOD_DARK),
        shape(box(-8, -30, 92, 8, 4), WOOD_DARK),
    ]
    if sails:
        parts += [
            shape("M8 -222 C42 -160 70 -90 80 -36 L8 -36 Z", sail),
            shape("M-12 -214 C-40 -150 -62 -90 -72 -22 L-12 -30 Z", shade(sail, 0.93)),
        ]
    else:
        parts.append(shape("M-4 -36 C20 -54 60 -54 82 -34 L82 -26 L-4 -26 Z", sail))
    rocking = animate(group(*parts), r=wave(1.8, 3.6, phase))
    shadow = shape(ellipse(4, 40, 100, 9), DEEP, o=0.25)
    return animate(group(shadow, rocking, x=x, y=y, s=size), y=around(y, wave(4, 2.9, phase)))


def rowing_boat(x: float, y: float, size: float = 1, hull: str = LEAF_DARK, phase: float = 0) -> Node:
    rocking = group(
        shape("M-106 -14 C-60 -2 60 -2 108 -16 C98 22 74 32 40 32 L-44 32 C-76 32 -96 18 -106 -14 Z", hull),
        shape("M-106 -14 C-60 -2 60 -2 108 -16 L104 -4 C60 10 -60 10 -102 -2 Z", shade(hull, 1.35)),
        shape(box(-30, -8, 60, 9, 4), WOOD_LIGHT),
        stroke("M-18 -4 L-86 -40", WOOD, 6),
    )
    animate(rocking, r=wave(1.5, 3.2, phase))
    shadow = shape(ellipse(0, 30, 104, 9), DEEP, o=0.25)
    return animate(group(shadow, rocking, x=x, y=y, s=size), y=around(y, wave(3, 2.6, phase)))


def gull(x: float, y: float, size: float = 1, phase: float = 0, flies: float = 60) -> Node:
    left = animate(group(stroke("M0 0 Q-16 -16 -34 -8", WHITE, 5)), r=wave(14, 1.3, phase))
    right = animate(group(stroke("M0 0 Q16 -16 34 -8", WHITE, 5)), r=wave(-14, 1.3, phase))
    bird = group(left, right, x=x, y=y, s=size)
    return animate(bird, x=keys([0, x, "lin"], ["D", x + flies, "lin"]), y=around(y, wave(10, 3.1, phase)))


def duck(x: float, y: float, size: float = 1, phase: float = 0, swims: float = 90) -> Node:
    body = (
        "M-38 -6 C-30 -22 -8 -18 6 -14 C10 -30 14 -38 24 -38 C36 -38 38 -28 36 -22 L48 -18 L36 -14 C34 -4 24 "
        "8 0 8 C-20 8 -32 4 -38 -6 Z"
    )
    bird = group(
        shape(body, WHITE),
        shape("M36 -22 L50 -17 L35 -13 Z", OCHRE),
        shape(circle(28, -28, 2.6), INK),
        shape("M-20 -10 C-8 -14 4 -8 8 0 C-4 6 -18 2 -20 -10 Z", "#E4DCCB"),
        stroke("M-60 12 Q-50 8 -40 12 M44 12 Q54 8 64 12", "#FFFFFF", 3, o=0.6),
        x=x,
        y=y,
        s=size,
    )
    return animate(bird, x=keys([0, x, "lin"], ["D", x + swims, "lin"]), y=around(y, wave(2.5, 1.9, phase)))


def suitcase() -> Node:
    return group(
        shape(box(-34, 6, 68, 52, 9), WOOD),
        shape(box(-34, 24, 68, 8), WOOD_DEEP),
        stroke("M-12 6 V-2 H12 V6", WOOD_DEEP, 6),
        y=12,
    )


def telephone() -> Node:
    return group(shape(box(-13, -28, 26, 50, 6), INK), shape(box(-9, -23, 18, 38, 3), "#BFE3E0"))


class Bubble(NamedTuple):
    """What somebody says; `tail` -1 or 1 is the side that it comes from."""

    key: str
    width: float
    tail: int = -1
    language: str = ""
    size: float = 42
    colour: str = WHITE


def bubble(x: float, y: float, what: Bubble, time: Time) -> Node:
    height = 88
    root = what.width * 0.24 * what.tail
    tip = root + what.tail * 26
    tail = path("M", root - 20, height / 2 - 8, "L", tip, height / 2 + 34, "L", root + 24, height / 2 - 8, "Z")
    own = {"lang": what.language} if what.language else {}
    drawn = group(
        shape(tail, what.colour),
        shape(box(-what.width / 2, -height / 2, what.width, height, height * 0.42), what.colour),
        label(what.key, what.size, what.width - 46, **own),
        x=x,
        y=y,
    )
    return pop_in(time, drawn)


def badge(x: float, y: float, key: str) -> Node:
    return group(shape(circle(0, 0, 44), HONEY), label(key, 40, 75, lang="nl"), x=x, y=y)


def icon(kind: str, colour: str) -> Node:
    """Arithmetic, reading, words, and how a child feels: the same four as in the product."""
    parts = {
        "number": [stroke("M-16 -6 L-10 -11 V12", WHITE, 5.5), stroke("M2 -6 q8 -9 14 -2 q4 8 -13 20 h16", WHITE, 5.5)],
        "book": [
            shape("M-20 -14 Q-9 -19 0 -12 Q9 -19 20 -14 V13 Q9 8 0 15 Q-9 8 -20 13 Z", WHITE),
            stroke("M0 -10 V13", colour, 3),
        ],
        "talk": [
            shape(box(-19, -16, 38, 26, 10), WHITE),
            shape(polygon((-8, 8), (-13, 20), (4, 9)), WHITE),
            *(shape(circle(x, -3, 3), colour) for x in (-9, 0, 9)),
        ],
        "heart": [
            shape("M0 18 C-26 0 -20 -18 -8 -17 C-3 -16 0 -12 0 -9 C0 -12 3 -16 8 -17 C20 -18 26 0 0 18 Z", WHITE)
        ],
    }[kind]
    own = {"keep": 1} if kind == "number" else {}
    return group(shape(circle(0, 0, 36), colour), group(*parts, **own))


def check_mark(x: float, y: float, colour: str, width: float, size: float = 1) -> tuple[Node, Node]:
    """The group to place, and in it the stroke to draw; never mirrored."""
    line = stroke("M-20 0 l14 15 l26 -32", colour, width)
    return group(line, x=x, y=y, s=size, keep=1), line


def table(x: float, y: float, width: float) -> Node:
    return group(
        shape(box(-width / 2 + 20, 0, width - 40, 240, 20), WOOD),
        shape(box(-width / 2, -22, width, 44, 22), WOOD_LIGHT),
        shape(box(-width / 2, -22, width, 11, 6), shade(WOOD_LIGHT, 1.35), o=0.6),
        x=x,
        y=y,
    )


def chair(x: float, y: float) -> Node:
    return group(
        shape(box(-72, -250, 144, 300, 34), WOOD_DARK),
        shape(box(-54, -232, 108, 120, 24), shade(WOOD_DARK, 0.82)),
        x=x,
        y=y,
    )


def board(x: float, y: float, width: float, height: float) -> Node:
    return group(
        shape(box(-12, -12, width + 24, height + 24, 12), WOOD),
        shape(box(0, 0, width, height, 6), "#F7FAF6"),
        shape(box(width * 0.3, height + 8, width * 0.4, 10, 4), WOOD_DARK),
        x=x,
        y=y,
    )


def shelf(x: float, y: float, books: tuple[tuple[float, str], ...], width: float = 330) -> Node:
    spines = (shape(box(14 + i * 30, -height, 24, height, 4), colour) for i, (height, colour) in enumerate(books))
    return group(shape(box(0, 0, width, 16, 5), WOOD), *spines, x=x, y=y)


def lamp(x: float, y: float) -> Node:
    glow = radial(0, 60, 210, (0, "#FFF3D0", 0.55), (1, "#FFF3D0", 0))
    return group(
        stroke("M0 -700 V0", WOOD_DEEP, 4),
        shape(ellipse(0, 60, 210, 130), glow),
        shape("M-72 44 C-66 -4 -34 -18 0 -18 C34 -18 66 -4 72 44 Z", OCHRE),
        shape(ellipse(0, 44, 72, 9), shade(OCHRE, 1.4)),
        x=x,
        y=y,
    )


def mug(x: float, y: float, colour: str, drink: str = "#C98F4E") -> Node:
    return group(
        shape(box(-20, -40, 40, 44, 8), colour),
        stroke("M20 -30 q18 0 16 14 q-2 12 -18 12", colour, 6),
        shape(ellipse(0, -39, 20, 5), drink),
        x=x,
        y=y,
    )


def drawing_paper(x: float, y: float, line: str = BRICK) -> Node:
    sheet = shape(polygon((0, 0), (170, -4), (196, 26), (-22, 30)), WHITE)
    return group(sheet, stroke("M30 18 Q54 -2 78 16 T130 12", line, 5), shape(circle(142, 12, 7), OCHRE), x=x, y=y)


def exercise_book(x: float, y: float, colour: str) -> Node:
    return group(
        shape(polygon((-52, 0), (52, 0), (62, 18), (-62, 18)), WHITE),
        shape(polygon((-52, 0), (0, 0), (0, 18), (-62, 18)), colour, o=0.35),
        x=x,
        y=y,
    )


def pencil(x: float, y: float, colour: str, turn: float, size: float = 1) -> Node:
    return group(
        shape(box(0, 0, 66, 8, 3), colour),
        shape(polygon((66, 0), (80, 4), (66, 8)), SAND),
        shape(polygon((75, 2.6), (80, 4), (75, 5.4)), colour),
        x=x,
        y=y,
        r=turn,
        s=size,
    )


def tablet(x: float, y: float) -> Node:
    return group(
        shape(polygon((0, 0), (150, 0), (172, 30), (-18, 30)), BLUE),
        shape(polygon((14, 3), (138, 3), (156, 26), (0, 26)), WHITE),
        shape(polygon((30, 8), (104, 8), (108, 13), (28, 13)), WATER, o=0.6),
        x=x,
        y=y,
    )


def pin(x: float, y: float, colour: str, inner: Node) -> Node:
    return group(
        shape(ellipse(0, 4, 22, 6), INK, o=0.2),
        shape("M0 0 C-14 -26 -46 -44 -46 -84 A46 46 0 0 1 46 -84 C46 -44 14 -26 0 0 Z", colour),
        shape(circle(0, -84, 32), WHITE),
        group(inner, y=-84),
        x=x,
        y=y,
    )

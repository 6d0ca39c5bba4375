"""What grows: trees, reeds at the water, plants in a pot."""

from __future__ import annotations

import random

from steiger.parents.film.nodes import Node, animate, around, group, shape, stroke, wave
from steiger.parents.film.palette import BRICK, LEAF, LEAF_DARK, LEAF_DEEP, WOOD_DEEP, shade
from steiger.parents.film.shapes import box, circle, ellipse, path

GREENS = (LEAF, LEAF_DARK, LEAF_DEEP)
POPLAR = 2


def tree(x: float, y: float, size: float = 1, kind: int = 0, colour: str = "", *, still: bool = False) -> Node:
    """Kinds 0 and 1 are round, 2 is a poplar. Far trees stand still: nobody sees them move, and it costs time."""
    green = colour or GREENS[kind % 3]
    if kind == POPLAR:
        lit = "M0 -188 C16 -170 26 -130 26 -96 C26 -46 14 -4 0 -4 Z"
        crown = group(shape(ellipse(0, -96, 26, 92), green), shape(lit, shade(green, 0.9)))
    else:
        crown = group(
            shape(circle(-30, -86, 42), green),
            shape(circle(26, -80, 46), shade(green, 0.94)),
            shape(circle(0, -126, 48), shade(green, 1.05)),
        )
    if not still:
        animate(crown, r=wave(1.1, 5.3, round(x * 0.013, 2)))
    return group(shape(box(-7, -60, 14, 64, 4), WOOD_DEEP), crown, x=x, y=y, s=size)


def reeds(x: float, y: float, number: int = 9, size: float = 1, seed: int = 1, colour: str = LEAF_DEEP) -> Node:
    dice = random.Random(seed)  # noqa: S311 - a drawing, the same every time
    found = []
    for i in range(number):
        place = round((i - number / 2) * 17 + dice.uniform(-7, 7))
        height, bend = round(dice.uniform(90, 190)), round(dice.uniform(-26, 26))
        stem = group(
            stroke(
                path("M 0 0 Q", bend * 0.2, -height * 0.6, bend, -height), colour if i % 2 else shade(colour, 0.86), 6
            ),
            x=place,
        )
        if i % 3 == 0:
            stem["k"].append(group(shape(box(-6, -34, 12, 38, 6), WOOD_DEEP), x=bend, y=-height, r=round(bend * 0.3)))
        found.append(animate(stem, r=wave(2.2, round(dice.uniform(3, 4.6), 1), round(dice.random(), 2))))
    return group(*found, x=x, y=y, s=size)


def plant(x: float, y: float, size: float = 1, pot: str = BRICK) -> Node:
    leaf = "M0 0 C-26 -40 -30 -90 -6 -130 C16 -92 18 -44 0 0 Z"
    leaves = (
        animate(group(shape(leaf, GREENS[i % 3]), r=angle), r=around(angle, wave(1.5, 4.2, round(i * 0.2, 1))))
        for i, angle in enumerate((-52, 50, -24, 26, 0))
    )
    rim = shape(box(-46, -16, 92, 20, 6), shade(pot, 1.12))
    return group(*leaves, shape("M-40 -6 H40 L30 66 Q0 74 -30 66 Z", pot), rim, x=x, y=y, s=size)

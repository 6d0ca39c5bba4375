"""Places: sky, water, the town behind it, jetty and bridge, schools, and rooms that look out on the same water."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

from steiger.parents.film.nodes import Node, animate, around, group, keys, label, linear, radial, shape, stroke, wave
from steiger.parents.film.palette import (
    BLUE,
    BRICK,
    CREAM,
    DEEP,
    GLASS,
    HORIZON,
    INK,
    LEAF,
    LEAF_DARK,
    SAND,
    SKY,
    STONE,
    WATER,
    WATER_DARK,
    WATER_LIGHT,
    WHITE,
    WOOD,
    WOOD_DARK,
    WOOD_DEEP,
    WOOD_LIGHT,
    mix,
    shade,
)
from steiger.parents.film.plants import tree
from steiger.parents.film.shapes import box, circle, ellipse, path, polygon, polyline

LEFT, RIGHT, TOP = -300, 2220, -420
"""The world goes on outside the picture: the camera moves, and a tall cut shows more sky."""
CAMERA = 70
GABLES = ("step", "bell", "roof", "side", "roof")
TOWN_COLOURS = ("#D8B79A", "#C99E84", "#B9A48C", "#D3A98A", "#BFB29A", "#CDA592")


def at_depth(depth: float, *children: Node | None) -> Node:
    """A layer that moves past the camera: 0 is the sky, 1 where people stand, more is nearer."""
    drift = CAMERA * depth
    return animate(group(*children), x=keys([0, drift, "io"], ["D", -drift, "io"]))


def slow_zoom(*children: Node | None, centre: tuple[float, float] = (960, 450), to: float = 1.045) -> Node:
    x, y = centre
    inner = group(group(*children, x=-x, y=-y), x=x, y=y)
    return animate(inner, s=keys([0, 1, "io"], ["D", to, "io"]))


def sky(high: str = SKY, low: str = CREAM, horizon: float = 470) -> Node:
    fill = linear(0, -320, 0, horizon, (0, high), (0.55, mix(high, low, 0.55)), (1, low))
    return shape(box(LEFT, TOP, RIGHT - LEFT, horizon + 430), fill)


def sun(x: float, y: float, radius: float = 66, colour: str = "#F9CB73") -> Node:
    glow = radial(0, 0, radius * 2.6, (0, colour, 0.6), (0.45, colour, 0.26), (0.75, colour, 0.07), (1, colour, 0))
    return group(shape(circle(0, 0, radius * 2.6), glow), shape(circle(0, 0, radius), colour), x=x, y=y)


def cloud(x: float, y: float, size: float = 1, opacity: float = 0.85, phase: float = 0) -> Node:
    puff = "M-110 22 C-120 -6 -86 -24 -62 -14 C-52 -46 -2 -54 16 -24 C40 -42 84 -28 80 0 C112 -4 122 14 112 24 Z"
    return animate(group(shape(puff, WHITE), x=x, y=y, s=size, o=opacity), x=around(x, wave(14, 26, phase)))


def clouds(*places: tuple[float, float, float], opacity: float = 0.85) -> Node:
    return group(*(cloud(x, y, size, opacity, round(i * 0.37 % 1, 2)) for i, (x, y, size) in enumerate(places)))


def water(top: float, bottom: float, high: str = WATER_LIGHT, low: str = WATER_DARK) -> Node:
    fill = linear(0, top, 0, bottom, (0, high), (0.45, mix(high, low, 0.5)), (1, low))
    return shape(box(LEFT, top, RIGHT - LEFT, bottom - top), fill)


def ripples(
    top: float, bottom: float, number: int, seed: int, *, colour: str = "#FFFFFF", opacity: float = 0.34,
    sides: tuple[float, float] = (-150, 2070),
) -> Node:  # fmt: skip
    """Light on the water: longer and slower where it is nearer."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, the same every time
    found = []
    for i in range(number):
        near = (i + 0.5) / number
        y = round(top + (bottom - top) * near**1.35)
        length = (30 + 90 * near) * dice.uniform(0.7, 1.4)
        x = round(dice.uniform(*sides))
        line = path("M", -length / 2, 0, "Q", -length / 4, -3 - 3 * near, 0, 0, "T", length / 2, 0)
        drift = wave(round(10 + 18 * near), round(dice.uniform(4.5, 7.5), 1), round(dice.random(), 2))
        glint = wave(round(opacity * 0.3, 2), round(dice.uniform(2.4, 4.2), 1), round(dice.random(), 2))
        ripple = stroke(line, colour, round(2.2 + 2.6 * near, 1), x=x, y=y, o=opacity)
        found.append(animate(ripple, x=around(x, drift), o=around(round(opacity * 0.7, 2), glint)))
    return group(*found)


class House(NamedTuple):
    width: float
    height: float
    colour: str
    gable: str = "step"
    roof: str = ""
    window: str = CREAM


def house(x: float, y: float, what: House, columns: int = 2, rows: int = 2) -> Node:
    pane = what.width / (columns * 1.7 + 0.7)
    floor = what.height / (rows + 0.2)
    windows = (
        shape(
            box(pane * 0.7 + column * pane * 1.7, -what.height + 12 + row * floor, pane, floor * 0.58, 3), what.window
        )
        for row in range(rows)
        for column in range(columns)
    )
    return group(*_gable(what), *windows, x=x, y=y)


def _gable(what: House) -> list[Node]:
    width, height = what.width, -what.height
    roof = what.roof or shade(what.colour, 0.8)
    if what.gable == "step":
        step = width / 6
        up = [
            (0, 0),
            (0, height),
            (step, height),
            (step, height - 22),
            (2 * step, height - 22),
            (2 * step, height - 44),
        ]
        return [shape(polygon(*up, *((width - x, y) for x, y in reversed(up))), what.colour)]
    if what.gable == "bell":
        curve = path("M 0 0 L 0", height, "C", width * 0.22, height, width * 0.2, height - 46, width * 0.5, height - 52)
        down = path("C", width * 0.8, height - 46, width * 0.78, height, width, height, "L", width, 0, "Z")
        return [shape(f"{curve} {down}", what.colour)]
    wall = shape(box(0, height, width, what.height), what.colour)
    if what.gable == "roof":
        return [shape(polygon((-8, height), (width * 0.5, height - 54), (width + 8, height)), roof), wall]
    slope = polygon((6, height - 50), (width - 6, height - 50), (width + 8, height + 2), (-8, height + 2))
    return [shape(slope, roof), wall]


def town(y: float, seed: int, sides: tuple[float, float] = (-260, 2150)) -> Node:
    """The houses on the other side of the water."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, the same every time
    found: list[Node] = []
    x: float = sides[0]
    while x < sides[1]:
        width, height = dice.choice((64, 78, 90, 104)), dice.choice((60, 76, 92, 108))
        what = House(width, height, dice.choice(TOWN_COLOURS), dice.choice(GABLES), window="#F3E2C6")
        found.append(house(x, y, what))
        x += width + dice.choice((2, 2, 26))
        if dice.random() < 0.34:
            green = mix(dice.choice((LEAF, LEAF_DARK)), "#CFE0CF", 0.35)
            found.append(tree(x + 16, y + 4, round(dice.uniform(0.42, 0.62), 2), dice.randrange(3), green, still=True))
            x += 46
    return group(*found)


def far_bank(y: float, seed: int, colour: str = HORIZON) -> Node:
    return group(town(y, seed), shape(box(LEFT, y - 4, RIGHT - LEFT, 18, 4), colour))


def jetty(left: float, right: float, y: float, seed: int = 3) -> Node:
    """What the product is named after: where you get your footing."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, the same every time
    height, bottom = 26, 880
    found = []
    for post in range(int(left) + 36, int(right) - 10, 170):
        found += [
            shape(box(post - 4, y + height - 4, 26, bottom - y - height, 4), WOOD_DEEP),
            shape(box(post - 4, y + height - 4, 9, bottom - y - height, 4), WOOD_DARK),
            shape(ellipse(post + 9, bottom - 60, 34, 6), WHITE, o=0.28),
        ]
    found += [
        shape(box(left, y + height - 2, right - left, 14), WOOD_DEEP),
        shape(box(left, y, right - left, height, 5), WOOD_LIGHT),
    ]
    x = left
    while x < right:
        width = dice.choice((46, 54, 62))
        plank = mix(WOOD_LIGHT, WOOD, dice.choice((0, 0.18, 0.34, 0.1)))
        found.append(shape(box(x, y, min(width, right - x), height, 3), plank))
        found.append(shape(box(min(x + width, right) - 3, y + 2, 3, height - 2), WOOD_DARK, o=0.55))
        x += width
    return group(*found, shape(box(left, y, right - left, 5, 2), shade(WOOD_LIGHT, 1.35), o=0.7))


def bollard(x: float, y: float) -> Node:
    rope = "M-17 -30 Q0 -22 17 -30 M-17 -22 Q0 -14 17 -22"
    return group(
        shape(box(-15, -58, 30, 60, 8), WOOD_DARK),
        shape(box(-18, -66, 36, 15, 7), WOOD_DEEP),
        stroke(rope, SAND, 5),
        x=x,
        y=y,
    )


class Arch(NamedTuple):
    """A bridge: from where to where, how high its ends are and how far it rises."""

    left: float
    right: float
    y: float
    rise: float

    def height_at(self, x: float) -> float:
        part = max(0.0, min(1.0, (x - self.left) / (self.right - self.left)))
        return self.y - self.rise * math.sin(math.pi * part)

    def line(self, raised: float = 0, steps: int = 24) -> Sequence[tuple[float, float]]:
        xs = (self.left + (self.right - self.left) * i / steps for i in range(steps + 1))
        return [(round(x, 1), round(self.height_at(x) - raised, 1)) for x in xs]


def bridge(arch: Arch, deep: float, arches: int = 3, colour: str = BRICK) -> Node:
    """The brick bridge, with its reflection; its railing is drawn after who walks over it."""
    span = (arch.right - arch.left) / arches
    half = span * 0.37
    outline = f"{polyline(*arch.line())} L{arch.right} {deep} L{arch.left} {deep} Z"
    openings, edges, shadows = "", [], []
    for i in range(arches):
        x = arch.left + span * (i + 0.5)
        height = deep - arch.height_at(x) - 62
        openings += " " + path("M", x - half, deep, "A", half, height, "0 0 1", x + half, deep, "Z")
        rim = path("M", x - half - 6, deep, "A", half + 6, height + 6, "0 0 1", x + half + 6, deep)
        edges.append(stroke(rim, mix(colour, SAND, 0.5), 13))
        shadows.append(shape(path("M", x - half, deep, "h", 2 * half, "l -18 40 h", -2 * half + 36, "Z"), DEEP, o=0.18))
    dice = random.Random(4)  # noqa: S311 - a drawing, the same every time
    bricks = []
    for _brick in range(26):
        x, y = dice.uniform(arch.left + 30, arch.right - 70), arch.y - arch.rise * 0.2 + dice.uniform(-20, 70)
        tint = shade(colour, dice.choice((0.9, 1.1)))
        bricks.append(shape(box(round(x), round(y), dice.choice((26, 38)), 9, 2), tint, o=0.7))
    wall = linear(0, arch.y - arch.rise, 0, deep, (0, colour), (1, shade(colour, 0.78)))
    return group(
        shape(outline + openings, wall, er=1), group(*bricks, clip=outline), group(*edges, clip=outline), *shadows
    )


def railing(arch: Arch) -> Node:
    posts = (stroke(path("M", x, y, "V", y - 58), CREAM, 5) for x, y in arch.line()[::2])
    return group(
        stroke(polyline(*arch.line(-5)), shade(CREAM, 0.93), 14),
        stroke(polyline(*arch.line(58)), CREAM, 7),
        stroke(polyline(*arch.line(30)), CREAM, 4),
        *posts,
    )


def regular_school(x: float, y: float, size: float = 1) -> Node:
    """The school round the corner: two floors and a clock."""
    width, dark = 620, shade(BRICK, 0.72)
    middle = width * 0.5
    found = [
        shape(box(0, -250, width, 250), BRICK),
        shape(box(-14, -268, width + 28, 24, 6), dark),
        shape(box(width * 0.36, -330, width * 0.28, 330), mix(BRICK, SAND, 0.72)),
        shape(polygon((width * 0.36 - 16, -326), (middle, -398), (width * 0.64 + 16, -326)), dark),
        shape(circle(middle, -340, 20), WHITE),
        group(stroke("M0 -12 V0 L9 5", INK, 3.4), x=middle, y=-340, keep=1),
    ]
    for column in range(3):
        for left in (26 + column * 64, width - 72 - column * 64):
            for top in (-224, -112):
                found += [
                    shape(box(left, top, 46, 72, 4), GLASS),
                    shape(
                        polygon((left, top + 72), (left, top + 40), (left + 46, top), (left + 46, top + 36)), "#E6F5F1"
                    ),
                    shape(box(left - 4, top + 72, 54, 8, 3), CREAM),
                ]
    found += [
        shape(box(middle - 46, -128, 92, 128, 6), BLUE),
        shape(box(middle - 36, -116, 32, 70, 4), GLASS),
        shape(box(middle + 4, -116, 32, 70, 4), GLASS),
        shape(box(middle - 64, -14, 128, 14, 3), STONE),
        shape(box(middle - 40, -300, 80, 60, 4), GLASS),
        shape(box(middle - 40, -224, 80, 60, 4), GLASS),
    ]
    return group(*found, x=x, y=y, s=size)


def newcomer_school(x: float, y: float, size: float = 1) -> Node:
    """Low and light, at the water; the Dutch word that parents will meet stands on its front."""
    windows = (
        node
        for left in (40, 148, 580, 660)
        for node in (shape(box(left, -230, 66, 108, 33), GLASS), shape(box(left, -176, 66, 6), WHITE))
    )
    return group(
        shape(box(0, -300, 760, 300, 6), "#E9C98F"),
        shape(polygon((-24, -296), (120, -396), (640, -396), (784, -296)), WATER_DARK),
        shape(polygon((120, -396), (640, -396), (655, -385), (105, -385)), shade(WATER_DARK, 1.25)),
        *windows,
        shape(box(310, -190, 140, 190, 12), BRICK),
        shape(box(324, -174, 52, 90, 8), "#F3D9C0"),
        shape(box(384, -174, 52, 90, 8), "#F3D9C0"),
        shape(circle(372, -66, 5), CREAM),
        shape(circle(390, -66, 5), CREAM),
        shape(box(290, -16, 180, 18, 4), STONE),
        shape(box(190, -292, 380, 68, 16), WHITE),
        label("newcomer_school", 40, 344, x=380, y=-258, lang="nl"),
        x=x,
        y=y,
        s=size,
    )


def room(wall: str, floor: str) -> Node:
    return group(
        shape(box(LEFT, TOP, RIGHT - LEFT, 1320), linear(0, -300, 0, 700, (0, wall), (1, mix(wall, floor, 0.55)))),
        shape(box(LEFT, 560, RIGHT - LEFT, 400), mix(floor, WOOD_LIGHT, 0.35)),
        shape(box(LEFT, 552, RIGHT - LEFT, 12), mix(floor, WOOD, 0.5)),
    )


def view_of_water(width: float, height: float, boat: Node) -> Node:
    """What is seen through a window: the same water and town as outside."""
    line = height * 0.62
    return group(
        shape(box(0, 0, width, height), linear(0, 0, 0, line, (0, SKY), (1, "#FBE9CC"))),
        cloud(width * 0.3, height * 0.2, 0.5),
        group(town(line, 8, (0, width / 0.55 + 60)), s=0.55, x=-20, y=height * 0.28),
        shape(box(0, line, width, height * 0.4), linear(0, line, 0, height, (0, WATER_LIGHT), (1, WATER))),
        ripples(height * 0.66, height * 0.97, 7, 3, sides=(0, width)),
        boat,
        clip=box(0, 0, width, height, 10),
    )


def window(x: float, y: float, width: float, height: float, view: Node) -> Node:
    return group(
        shape(box(-16, -16, width + 32, height + 32, 14), WHITE),
        view,
        shape(box(width / 2 - 6, 0, 12, height), WHITE),
        shape(box(-30, height + 14, width + 60, 18, 6), shade(WHITE, 0.92)),
        x=x,
        y=y,
    )


def banks(left_edge: float, right_edge: float, y: float) -> Node:
    """Grass on both sides of the water that a bridge spans."""
    right = right_edge - 120
    return group(
        shape(
            f"M{right} 900 L{right + 30} {y + 50} Q{right + 50} {y} {right + 120} {y - 4} L2400 {y - 4} L2400 900 Z",
            LEAF_DARK,
        ),
        shape(
            f"M{right + 30} {y + 50} Q{right + 50} {y} {right + 120} {y - 4} L2400 {y - 4} L2400 {y + 16} "
            f"L{right + 130} {y + 16} Q{right + 60} {y + 20} {right + 42} {y + 60} Z",
            LEAF,
        ),
        shape(
            f"M-400 900 L-400 {y} L{left_edge - 50} {y - 4} "
            f"Q{left_edge + 30} {y + 2} {left_edge + 50} {y + 60} L{left_edge + 80} 900 Z",
            LEAF_DARK,
        ),
        shape(
            f"M-400 {y} L{left_edge - 50} {y - 4} Q{left_edge + 30} {y + 2} {left_edge + 44} {y + 50} "
            f"Q{left_edge + 10} {y + 20} {left_edge - 50} {y + 16} L-400 {y + 20} Z",
            LEAF,
        ),
    )

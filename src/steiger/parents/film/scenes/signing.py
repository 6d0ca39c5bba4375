"""The placement document: what the child needs, read together and signed. Never mirrored: the form is Dutch, and a
hand that is mirrored becomes a left hand, which is rude to a part of those who watch."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from typing import Any

from steiger.parents.film import cast
from steiger.parents.film.faces import Turned, hair_behind, head
from steiger.parents.film.nodes import Node, animate, draw_line, group, keys, later, linear, pop_in, shape, stroke, wave
from steiger.parents.film.palette import (
    BLUE,
    BRICK,
    BRICK_DARK,
    HONEY,
    INK,
    LEAF,
    LEAF_DARK,
    NAVY,
    OCHRE,
    PLUM,
    ROSE,
    SAND,
    SKINS,
    TEAL,
    WATER,
    WHITE,
    WOOD_DEEP,
    mix,
    shade,
)
from steiger.parents.film.places import LEFT, RIGHT, slow_zoom
from steiger.parents.film.scenes.frame import Scene, follow, with_waves
from steiger.parents.film.shapes import box, circle, ellipse, polygon, polyline
from steiger.parents.film.things import check_mark, icon, pencil

SIGNING, SECONDS = "B1+.25", 1.9
LINE_X, LINE_Y = -190, 232
POINTS = 120


def sign() -> Scene:
    mug = group(
        shape(circle(6, 8, 76), WOOD_DEEP, o=0.18),
        stroke("M72 -20 q44 4 34 40 q-10 28 -48 22", WHITE, 14),
        shape(circle(0, 0, 74), WHITE),
        shape(circle(0, 0, 62), shade(WHITE, 0.96)),
        shape(circle(0, 0, 50), "#B9814A"),
        animate(stroke("M-14 -6 q10 -16 0 -32 M12 -6 q10 -16 0 -32", WHITE, 4, o=0.5), o=wave(0.2, 2.2)),
        x=1490,
        y=170,
    )
    pencils = (
        pencil(330 + i * 30, 190 + i * 46, colour, -64 + i * 9, 2.8)
        for i, colour in enumerate((LEAF_DARK, OCHRE, BLUE))
    )
    root = slow_zoom(
        *_desk(),
        mug,
        group(*pencils),
        group(group(*_document(), *_signature(), r=-2.5), _writing_hand(), x=960, y=430, s=0.98),
        centre=(960, 420),
        to=1.05,
    )
    return Scene(
        with_waves(root),
        still="B1+1.8",
        is_mirrored=False,
        portrait_x=follow((0, 440)),
        portrait_width=follow((0, 1000)),
    )


def _desk() -> list[Node]:
    """Wood in the morning light of a window."""
    dice = random.Random(2)  # noqa: S311 - a drawing, the same every time
    found = [shape(box(LEFT, -420, RIGHT - LEFT, 1320), linear(0, -420, 0, 900, (0, "#D6A678"), (1, "#B9794B")))]
    for number in range(9):
        y = -360 + number * 140
        bend, end = dice.randint(-22, 22), dice.randint(-10, 10)
        found.append(stroke(f"M-300 {y} Q{dice.randint(300, 900)} {y + bend} 2220 {y + end}", "#A96E43", 3, o=0.35))
    beams = (
        ((-200, -420), (260, -420), (900, 900), (300, 900)),
        ((420, -420), (620, -420), (1260, 900), (1020, 900)),
    )
    return [*found, *(shape(polygon(*beam), "#FFF3D6", o=0.16) for beam in beams)]


def _document() -> list[Node]:
    girl = cast.GIRL
    portrait = group(
        hair_behind(girl.hair, girl.hair_colour, 1),
        head(girl.skin, girl.hair, girl.hair_colour, girl.face, Turned(1, 0.4)),
        s=0.86,
        y=6,
    )
    found = [
        shape(box(-290, -372, 588, 716, 16), WOOD_DEEP, o=0.25),
        shape(box(-300, -390, 588, 716, 14), WHITE),
        shape("M-300 -272 V-376 a14 14 0 0 1 14 -14 H274 a14 14 0 0 1 14 14 V-272 Z", WATER),
        group(shape(circle(0, 0, 54), HONEY), portrait, x=-216, y=-326),
        shape(box(-136, -352, 250, 22, 11), WHITE, o=0.95),
        shape(box(-136, -314, 170, 16, 8), WHITE, o=0.6),
    ]
    rows = (
        ("number", BRICK, 330, 250),
        ("book", BLUE, 290, 200),
        ("talk", LEAF_DARK, 340, 240),
        ("heart", PLUM, 260, 300),
    )
    for number, (sign_kind, colour, first, second) in enumerate(rows):
        y, time = -206 + number * 92, later("B0", 0.5 + number * 0.5)
        marked, line = check_mark(234, y - 2, LEAF, 10)
        draw_line(line, later(time, 0.5), 0.4, "out")
        found += [
            pop_in(time, group(icon(sign_kind, colour), x=-232, y=y)),
            animate(shape(box(-170, y - 20, first, 16, 8), "#D9D2C4"), o=keys([time, 0], [later(time, 0.4), 1])),
            animate(shape(box(-170, y + 8, second, 16, 8), "#E7E1D5"), o=keys([time, 0], [later(time, 0.6), 1])),
            marked,
        ]
    return found


def _written() -> list[tuple[float, float]]:
    """A name as it is signed: loops that get smaller, and a stroke back under it. The pen follows these points."""
    found = []
    for step in range(POINTS):
        part = step / POINTS
        turn = part * 2 * math.pi * 4.4
        tall = 34 * (1 - 0.6 * part) * (0.75 + 0.5 * math.sin(part * 9 + 0.5))
        found.append(
            (round(part * 250 + 24 * math.sin(turn) * (1 - part * 0.35), 1), round(-tall * math.cos(turn + 0.6), 1))
        )
    end = found[-1]
    found += [(end[0] + 22, end[1] - 10), (end[0] + 26, end[1] + 6), (180, 25), (110, 29)]
    return [(round(x, 1), round(y, 1)) for x, y in found]


def _signature() -> list[Node]:
    written = draw_line(stroke(polyline(*_written()), NAVY, 5.5), SIGNING, SECONDS, "lin")
    return [
        stroke(f"M{LINE_X - 30} {LINE_Y + 40} H{LINE_X + 400}", "#CFC6B6", 3),
        stroke(f"M{LINE_X - 62} {LINE_Y + 10} l20 20 m0 -20 l-20 20", ROSE, 5),
        group(written, x=LINE_X, y=LINE_Y),
    ]


def _writing_hand() -> Node:
    """Comes from below, signs, and lies back beside the paper."""
    points = [_turned(LINE_X + x, LINE_Y + y) for x, y in _written()]
    lengths = [0.0]
    for one, other in pairwise(points):
        lengths.append(lengths[-1] + math.dist(one, other))
    moments = [(length / lengths[-1], point) for length, point in zip(lengths, points, strict=True)]
    kept = [*moments[:-5:3], *moments[-5:]]
    first = points[0]
    across: list[Any] = [["B1-.7", first[0] + 460], [later(SIGNING, -0.15), first[0]]]
    along: list[Any] = [["B1-.7", first[1] + 400], [later(SIGNING, -0.15), first[1]]]
    for part, (x, y) in kept:
        time = later(SIGNING, SECONDS * part)
        across.append([time, round(x, 1), "lin"])
        along.append([time, round(y, 1), "lin"])
    rest = later(SIGNING, SECONDS + 0.7)
    across.append([rest, first[0] + 470])
    along.append([rest, first[1] + 210])
    return animate(_hand(), x={"k": across}, y={"k": along})


def _turned(x: float, y: float) -> tuple[float, float]:
    """Where a point of the paper is, which lies at an angle."""
    angle = math.radians(-2.5)
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _hand() -> Node:
    """A right hand from above with the tip of the pen at (0, 0): thumb and forefinger hold it, the middle finger
    carries it, the two others are folded on the paper."""
    skin = SKINS[cast.MOTHER.skin]
    deep, soft = mix(skin.shadow, skin.base, 0.2), mix(skin.shadow, skin.base, 0.62)
    nail = mix(skin.base, "#FFFFFF", 0.42)
    shadow = shape("M60 40 C70 90 110 140 190 160 L330 330 L260 420 L90 150 Z", WOOD_DEEP, o=0.13)
    web = shape("M92 -92 L146 -66 L156 52 L80 6 Q70 -30 92 -92 Z", mix(skin.shadow, skin.base, 0.4))
    sleeve = group(
        shape(box(-62, 6, 124, 520, 46), TEAL), shape(box(-66, -4, 132, 46, 22), shade(TEAL, 0.82)), x=205, y=108, r=-37
    )
    folded = group(
        stroke("M168 92 Q128 100 104 86", deep, 33),
        stroke("M156 58 Q112 66 84 46", mix(deep, soft, 0.5), 36),
        stroke("M101 77 q-8 6 -2 17", mix(deep, INK, 0.12), 3),
        stroke("M80 38 q-9 7 -3 19", mix(deep, INK, 0.12), 3),
    )
    back = shape(
        "M116 -84 C146 -104 196 -78 222 -34 C242 2 250 48 242 88 C236 116 206 134 176 124 C140 108 104 84 88 "
        "44 C80 16 90 -64 116 -84 Z",
        skin.base,
    )
    middle = stroke("M142 10 Q92 22 36 -18", soft, 34)
    forefinger = group(
        stroke("M134 -66 L96 -96", skin.base, 37),
        stroke("M96 -96 L45 -58", skin.base, 33),
        stroke("M104 -110 q9 5 9 15", skin.shadow, 3),
        shape(ellipse(0, 0, 9, 6.5), nail, x=41, y=-58, r=-36),
    )
    thumb = group(
        stroke("M150 44 Q104 40 74 2", skin.base, 40),
        stroke("M76 4 L49 -34", skin.base, 33),
        stroke("M86 -6 q-12 2 -17 11", skin.shadow, 3),
        shape(ellipse(0, 0, 6.5, 9), nail, x=47, y=-36, r=-34),
        stroke("M96 14 Q124 30 150 30", soft, 4, o=0.7),
    )
    knuckles = group(*(stroke(f"M{x} {y} q8 3 10 11", skin.shadow, 3, o=0.8) for x, y in ((150, -62), (176, -36))))
    return group(shadow, sleeve, folded, web, back, middle, _pen(), thumb, forefinger, knuckles)


def _pen() -> Node:
    return group(
        shape(polygon((-2, 0), (2, 0), (7, -26), (-7, -26)), SAND),
        shape(polygon((-1.5, 0), (1.5, 0), (3.5, -9), (-3.5, -9)), INK),
        shape(box(-8, -216, 16, 194, 7), BRICK),
        shape(box(-8, -216, 16, 26, 7), BRICK_DARK),
        shape(box(-3, -190, 4, 150, 2), shade(BRICK, 1.3), o=0.6),
        r=34,
    )

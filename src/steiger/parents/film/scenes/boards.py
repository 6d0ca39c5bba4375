"""What hangs on a wall: how it goes, which school, and the visits afterwards."""

from __future__ import annotations

import random

from steiger.parents.film import cast
from steiger.parents.film.gestures import nod, point, tell
from steiger.parents.film.nodes import (
    Node,
    animate,
    both,
    draw_line,
    group,
    keys,
    label,
    later,
    pop_in,
    shape,
    stroke,
    wave,
)
from steiger.parents.film.palette import (
    BLUE,
    BRICK,
    HONEY,
    INK,
    LEAF,
    LEAF_DARK,
    OCHRE,
    WATER_LIGHT,
    WHITE,
    WOOD,
    WOOD_DARK,
    WOOD_DEEP,
    mix,
)
from steiger.parents.film.people import Pose, person, walker
from steiger.parents.film.places import TOWN_COLOURS, House, house, room, window
from steiger.parents.film.plants import plant
from steiger.parents.film.scenes.frame import Scene, follow, with_waves
from steiger.parents.film.scenes.indoors import garland, view
from steiger.parents.film.shapes import box, polygon
from steiger.parents.film.texts import VISIT_SLOTS
from steiger.parents.film.things import board, check_mark, drawing_paper, exercise_book, icon, pin, sailing_boat, table

SIZE = 1.12
FLOOR = 838
WEST_BOARD = 620


def measure() -> Scene:
    """Three things that grow, and the parent who hears of it."""
    subjects = (
        ("number", BRICK, (70, 130, 200, 260)),
        ("book", BLUE, (50, 110, 160, 240)),
        ("talk", LEAF_DARK, (60, 140, 220, 300)),
    )
    charts = [part for number, subject in enumerate(subjects) for part in _chart(number, *subject)]
    teacher = Pose(
        facing=-1,
        scale=SIZE,
        phase=0.1,
        front=point("B0+.2", "B1-.2", 112),
        back=tell("B1", "D-1"),
        speaks=[("B0+.4", "B1-.4"), ("B1+.2", "D-1.2")],
    )
    root = group(
        room("#F2DDBD", "#E6C79E"),
        garland(-190),
        window(150, 70, 230, 300, view(230, 300)),
        plant(1760, 492, 1.1),
        shape(box(1640, 556, 250, 14, 5), WOOD),
        board(WEST_BOARD, 24, 820, 500),
        *charts,
        group(person(cast.MOTHER, Pose(scale=SIZE, phase=0.3, nods=nod("B1+.4"))), x=510, y=FLOOR),
        group(person(cast.GIRL.without_bag(), Pose(scale=SIZE, phase=0.6)), x=628, y=FLOOR + 4),
        group(person(cast.TEACHER, teacher), x=1432, y=FLOOR),
    )
    return Scene(with_waves(root), still="D-1.5", portrait_x=follow((0, 430)), portrait_width=follow((0, 1100)))


def _chart(number: int, sign: str, colour: str, heights: tuple[int, ...]) -> list[Node]:
    """Four steps up, with a flag on the last: it grows, whatever it was."""
    left = WEST_BOARD + 44 + number * 262
    begins = 0.3 + number * 0.7
    found = [pop_in(later("B0", begins), group(icon(sign, colour), x=left + 110, y=480))]
    for step, height in enumerate(heights):
        time = later("B0", begins + 0.3 + step * 0.18)
        bar = group(
            shape(box(0, -height, 50, height, 10), mix(colour, WHITE, 0.45 - 0.15 * step)),
            x=left + step * 58,
            y=430,
            sy=0,
        )
        found.append(animate(bar, sy=keys([time, 0.001], [later(time, 0.5), 1, "back"])))
    flag = group(
        stroke("M0 0 V-54", WOOD_DARK, 6),
        shape(polygon((3, -54), (46, -42), (3, -28)), OCHRE),
        x=left + 199,
        y=430 - heights[-1],
    )
    return [*found, pop_in(later("B0", begins + 1.2), flag)]


def choose() -> Scene:
    """A map with the home and the school near it, and everybody round it."""
    mother = Pose(
        scale=SIZE, phase=0.3, front=point("B0+1.2", "B0+3.4", 84, 10), nods=nod("B1+.4"), speaks=[("B0+1.4", "B0+2.6")]
    )
    adviser = Pose(
        facing=-1, scale=SIZE, phase=0.1, front=point("B0+2.6", "D-1", 104, 22), speaks=[("B0+2.8", "B1+1.6")]
    )
    root = group(
        room("#E7E6D6", "#CFD3B8"),
        garland(-170),
        plant(250, 480, 1.1, BRICK),
        shape(box(140, 546, 230, 14, 5), WOOD),
        group(shape(box(-14, -14, 988, 548, 26), WOOD), _map(), x=480, y=22),
        group(person(cast.FATHER, Pose(scale=SIZE, phase=0.9)), x=485, y=FLOOR),
        group(person(cast.MOTHER, mother), x=615, y=FLOOR),
        group(person(cast.GIRL.without_bag(), Pose(scale=SIZE, phase=0.6)), x=744, y=FLOOR + 4),
        group(person(cast.ADVISER, adviser), x=1320, y=FLOOR),
        group(person(cast.NEW_TEACHER, Pose(facing=-1, scale=SIZE, phase=0.4, nods=nod("B1+.8"))), x=1452, y=FLOOR + 2),
    )
    return Scene(with_waves(root), still="D-1.4", portrait_x=follow((0, 400)), portrait_width=follow((0, 1130)))


_STREETS = (
    "M-10 200 C200 190 300 190 400 150 S700 220 990 190",
    "M260 -10 C270 160 240 300 300 420",
    "M640 -10 C620 140 660 260 610 420",
    "M-10 330 C240 320 500 340 990 310",
)
_ROUTE = (
    "M190 320 C260 318 280 316 286 316 C262 260 262 200 268 186 C330 186 360 160 400 150 C500 130 560 180 "
    "640 190 C720 200 760 200 800 196"
)
_PARKS = ((40, 50, 190, 120), (690, 60, 220, 110), (390, 190, 130, 90))
_HOMES = (
    (310, 40), (360, 60), (420, 60), (480, 90), (540, 50), (70, 240), (120, 246), (180, 240), (330, 250), (560, 250),
    (700, 250), (760, 240), (830, 246), (330, 360),
)  # fmt: skip


def _map() -> Node:
    dice = random.Random(6)  # noqa: S311 - a drawing, the same every time
    width, height = 960, 520
    home = group(shape(polygon((-20, 2), (0, -18), (20, 2)), BRICK), shape(box(-14, 0, 28, 18, 2), BRICK))
    school = group(
        shape(box(-20, -6, 40, 22, 2), BLUE),
        shape(polygon((-10, -6), (0, -20), (10, -6)), BLUE),
        shape(box(-5, 4, 10, 12, 2), WHITE),
    )
    shore = f"M0 {height * 0.72:.0f} C200 312 330 478 560 406 S860 286 {width} 343 V{height} H0 Z"
    return group(
        shape(box(0, 0, width, height, 20), "#EFE3C8"),
        shape(shore, WATER_LIGHT),
        *(shape(box(x, y, wide, high, 14), "#C7D9B0") for x, y, wide, high in _PARKS),
        *(stroke(street, WHITE, 22) for street in _STREETS),
        *(shape(box(x, y, 34, 26, 4), dice.choice(TOWN_COLOURS)) for x, y in _HOMES),
        stroke("M150 406 v46 M180 400 v48", WOOD, 9),
        sailing_boat(440, 468, 0.3, BRICK, phase=0.2),
        stroke("M604 364 Q600 416 590 494", BRICK, 20),
        draw_line(stroke(_ROUTE, BRICK, 11), "B0+1.4", 1.8, "out"),
        pop_in("B0+.7", pin(190, 322, OCHRE, home)),
        pop_in("B0+3", pin(800, 196, BLUE, school)),
        clip=box(0, 0, width, height, 20),
    )


def after() -> Scene:
    """The girl in her new class; the specialist comes in, as often as the region agreed."""
    size = 1.2
    girl = Pose(scale=size, phase=0.4, seated=True, nods=both(keys(["B1", 0], ["B1+.5", 5]), wave(1.4, 2.9)))
    mate = Pose(facing=-1, scale=size, phase=0.7, seated=True, nods=wave(1.4, 3.3), speaks=[("B1+.3", "B1+1.6")])
    root = group(
        room("#F1E0C6", "#E3C49C"),
        garland(-180),
        window(230, 90, 330, 290, view(330, 290)),
        board(1560, 60, 330, 250),
        stroke("M1590 120 H1780 M1590 166 H1710", "#C9D2C8", 8),
        house(1750, 280, House(90, 70, BLUE, "roof", BRICK)),
        *(_calendar(slot) for slot in range(VISIT_SLOTS)),
        group(person(cast.NEW_TEACHER, Pose(facing=-1, scale=SIZE, phase=0.3, nods=nod("B1+.6"))), x=1410, y=FLOOR),
        group(person(cast.BLOND_GIRL, mate), x=1130, y=862),
        group(person(cast.GIRL.without_bag(), girl), x=900, y=862),
        walker(cast.SPECIALIST, (120, 660), 846, 210, Pose(scale=1.16, phase=0.2, speaks=[("B1+.1", "B1+1.7")])),
        table(1010, 728, 540),
        drawing_paper(860, 706, BLUE),
        exercise_book(1150, 712, HONEY),
    )
    return Scene(
        with_waves(root),
        still="D-1",
        portrait_x=follow((0, 330), (1, 330), (3.4, 480)),
        portrait_width=follow((0, 1060)),
    )


def _calendar(slot: int) -> Node:
    """One visit, ticked off; as many hang there as there are visits."""
    key = f"visit{slot + 1}"
    time = later("B0", 0.6 + (slot + 1) * 0.6)
    marked, line = check_mark(50, 62, LEAF, 14)
    line["d"] = "M-26 0 l18 20 l36 -44"
    draw_line(line, later(time, 0.15), 0.4, "out")
    sheet = group(
        shape(box(-78, -70, 160, 160, 22), INK, o=0.12),
        shape(box(-84, -78, 160, 160, 22), WHITE),
        shape("M-84 -34 V-56 a22 22 0 0 1 22 -22 H54 a22 22 0 0 1 22 22 V-34 Z", BRICK),
        *(shape(box(-50 + ring * 72, -92, 14, 30, 7), WOOD_DEEP) for ring in range(2)),
        label(key, 76, 120, x=-4, y=22, lang="nl"),
        marked,
        x=740 + slot * 200,
        y=180,
        **{"if": key},
    )
    return pop_in(time, sheet)

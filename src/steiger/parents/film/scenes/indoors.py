"""At the table and in the class: the first talk with an interpreter, the small group."""

from __future__ import annotations

import math

from steiger.parents.film import cast
from steiger.parents.film.gestures import look_round, nod, offer, point, tell
from steiger.parents.film.nodes import Node, both, draw_line, group, keys, later, pop_in, shape, stroke, wave
from steiger.parents.film.nodes import label as text
from steiger.parents.film.palette import (
    BLUE,
    BRICK,
    BRICK_DARK,
    HONEY,
    LEAF,
    LEAF_DARK,
    OCHRE,
    PLUM,
    ROSE,
    WATER,
    WATER_DARK,
    WHITE,
    WOOD,
    WOOD_LIGHT,
    shade,
)
from steiger.parents.film.people import Pose, person, wheelchair
from steiger.parents.film.places import House, house, room, slow_zoom, view_of_water, window
from steiger.parents.film.plants import plant
from steiger.parents.film.scenes.frame import Scene, follow, with_waves
from steiger.parents.film.shapes import box, circle, ellipse, polygon
from steiger.parents.film.things import (
    Bubble,
    board,
    bubble,
    chair,
    drawing_paper,
    exercise_book,
    lamp,
    mug,
    pencil,
    sailing_boat,
    shelf,
    table,
    tablet,
)

BOOKS = ((96, BRICK), (110, BLUE), (90, OCHRE), (104, LEAF_DARK), (112, PLUM), (86, ROSE))


def view(width: float, height: float) -> Node:
    return view_of_water(width, height, sailing_boat(width * 0.62, height * 0.76, 0.36, BRICK, phase=0.2))


def garland(y: float) -> Node:
    """Pennants under the ceiling: seen in an upright cut."""
    colours = (OCHRE, ROSE, LEAF, BLUE, HONEY, PLUM)
    found: list[Node] = [stroke(f"M-300 {y} Q330 {y + 90} 960 {y} T2220 {y}", WOOD, 3)]
    for number in range(26):
        x = -280 + number * 98
        sag = 45 * (1 - math.cos((x + 300) / 1260 * 2 * math.pi)) / 2 * (1 if x < 960 else -1)
        found.append(shape(polygon((-16, 0), (16, 0), (0, 34)), colours[number % 6], x=x, y=round(y + sag)))
    return group(*found)


def intake() -> Scene:
    """Four at a table. The adviser speaks Dutch; the interpreter turns to the mother and says it in her language."""
    size = 1.28
    adviser_ends, interpreter_begins = "B0+2.1", "B0+2.4"
    adviser = Pose(
        facing=-1, scale=size, phase=0.1, turn=0.8, seated=True, front=tell("B0+.2", adviser_ends), nods=nod("B1+1.2"),
        speaks=[("B0+.3", adviser_ends)],
    )  # fmt: skip
    interpreter = Pose(
        facing=-1, scale=size, phase=0.8, turn=0.7, seated=True,
        front=tell(interpreter_begins, "D-.8", 1.5), back=offer("B0+.5", interpreter_begins, 40),
        nods=look_round(interpreter_begins, "D-.8", 5),
        speaks=[(later(interpreter_begins, 0.2), "B1+.2"), ("B1+.6", "D-1.2")],
    )  # fmt: skip
    mother = Pose(scale=size, phase=0.5, turn=0.8, seated=True, nods=nod("B1+.4"))
    girl = Pose(
        scale=size,
        phase=0.2,
        turn=0.7,
        seated=True,
        nods=both(wave(1.5, 3.1, 0.3), keys(["B1+.2", 0], ["B1+.6", 5], ["B1+1", 0])),
    )
    talk = (
        group(person(cast.MOTHER, mother), x=560, y=872),
        group(person(cast.GIRL.without_bag(), girl), x=742, y=822),
        group(person(cast.INTERPRETER, interpreter), x=1000, y=872),
        group(person(cast.ADVISER, adviser), x=1360, y=872),
    )
    bubbles = (
        bubble(1316, 240, Bubble("say_dutch", 280, tail=1, language="nl"), "B0+.3"),
        bubble(930, 170, Bubble("say_home", 410, tail=-1, colour=HONEY), later(interpreter_begins, 0.1)),
    )
    root = slow_zoom(
        room("#F2DDBD", "#E6C79E"),
        garland(-230),
        window(300, 60, 420, 330, view(420, 330)),
        lamp(1150, 6),
        shelf(1340, 150, BOOKS),
        plant(1610, 88, 0.8),
        _picture(800, 268),
        *(chair(x, 790) for x in (560, 1000, 1360)),
        *talk,
        _table(),
        *bubbles,
    )
    return Scene(
        with_waves(root),
        still="B1+1.5",
        portrait_x=follow((0, 446)),
        portrait_width=follow((0, 1046)),
    )


def _picture(x: float, y: float) -> Node:
    return group(
        shape(box(0, 0, 150, 110, 8), WHITE),
        stroke("M20 86 Q50 30 75 60 T130 40", LEAF, 8),
        shape(circle(112, 30, 14), HONEY),
        x=x,
        y=y,
    )


def _table() -> Node:
    pencils = (
        pencil(870 + i * 22, 672 + i * 7, colour, -14 + i * 11) for i, colour in enumerate((BLUE, LEAF_DARK, BRICK))
    )
    return group(
        shape(box(330, 690, 1260, 230, 30), WOOD),
        shape(box(300, 664, 1320, 46, 22), WOOD_LIGHT),
        shape(box(300, 664, 1320, 12, 6), shade(WOOD_LIGHT, 1.35), o=0.6),
        drawing_paper(650, 662),
        *pencils,
        mug(500, 672, WHITE),
        mug(1180, 672, WATER, "#8A5A34"),
        tablet(1280, 662),
    )


def group_scene() -> Scene:
    """Five children and a teacher; four seasons pass."""
    pupils = (
        (665, cast.GIRL.without_bag(), 1, 0.5),
        (810, cast.CROPPED_BOY, 1, 0.8),
        (1330, cast.CURLY_BOY, -1, 0.1),
        (1470, cast.BRAID_GIRL, -1, 0.6),
    )
    look_up = keys([1.2, 0], [1.6, -4], [4, -4], [4.5, 0])
    seated = (
        group(
            person(
                look,
                Pose(facing=facing, scale=1.14, phase=phase, seated=True, nods=both(look_up, wave(1.2, 3.1, phase))),
            ),
            x=x,
            y=880,
        )
        for x, look, facing, phase in pupils
    )
    teacher = Pose(facing=-1, scale=1.16, phase=0.2, front=point(0.8, 4.4, 82, 26), speaks=[(1, 3.6), ("B1", "B1+2")])
    books = ((640, BLUE), (740, BRICK), (870, OCHRE), (1340, LEAF_DARK), (1470, PLUM))
    seasons = (
        pop_in(later("B1", 0.1 + i * 0.4), group(_season(kind), x=640 + i * 132, y=440))
        for i, kind in enumerate(_SEASONS)
    )
    root = group(
        room("#E9E3CF", "#D9CFAE"),
        garland(-150),
        _word_board(),
        window(1330, 60, 360, 300, view(360, 300)),
        plant(230, 480, 1, WATER_DARK),
        shape(box(120, 540, 230, 14, 5), WOOD),
        draw_line(stroke("M640 440 H1036", WHITE, 10, o=0.9), "B1+.2", 1.4),
        *seasons,
        group(person(cast.TEACHER, teacher), x=1160, y=790),
        *seated,
        table(770, 748, 400),
        table(1400, 748, 400),
        group(wheelchair(cast.PUFFS_GIRL, Pose(scale=1.22, phase=0.2, nods=look_up)), x=494, y=838),
        *(exercise_book(x, 730, colour) for x, colour in books),
    )
    return Scene(with_waves(root), still="D-1", portrait_x=follow((0, 385)), portrait_width=follow((0, 1156)))


def _word_board() -> Node:
    """What the class learns now: the boat that is also seen through the window, the house that they live in."""
    home = House(110, 84, OCHRE, "roof", BRICK, WHITE)
    return group(
        board(520, 40, 520, 290),
        sailing_boat(640, 222, 0.62, BRICK, phase=0.1),
        text("word_boat", 34, 200, x=640, y=285, lang="nl"),
        house(850, 248, home),
        text("word_house", 34, 200, x=905, y=285, lang="nl"),
    )


_SEASONS = ("autumn", "winter", "spring", "summer")
_SEASON_COLOURS = {"summer": "#BFE0E2", "autumn": "#F4D3A0", "winter": "#DDE8F0", "spring": "#D8EBCB"}


def _season(kind: str) -> Node:
    return group(shape(circle(0, 0, 56), WHITE), shape(circle(0, 0, 48), _SEASON_COLOURS[kind]), _season_sign(kind))


def _season_sign(kind: str) -> Node:
    if kind == "summer":
        rays = (stroke(_ray(turn, 26, 34), OCHRE, 5) for turn in range(0, 360, 45))
        return group(shape(circle(0, 0, 18), OCHRE), *rays)
    if kind == "autumn":
        return group(
            shape("M0 30 C-34 10 -26 -26 0 -32 C26 -26 34 10 0 30 Z", BRICK), stroke("M0 38 V-16", BRICK_DARK, 4)
        )
    if kind == "winter":
        return group(*(stroke(_ray(turn, -30, 30), BLUE, 5) for turn in (0, 60, 120)))
    petals = (
        shape(ellipse(18 * math.cos(turn), 18 * math.sin(turn), 12, 12), ROSE)
        for turn in (i * 2 * math.pi / 5 for i in range(5))
    )
    return group(*petals, shape(circle(0, 0, 10), OCHRE))


def _ray(degrees: float, inner: float, outer: float) -> str:
    x, y = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"M{inner * x:.1f} {inner * y:.1f} L{outer * x:.1f} {outer * y:.1f}"

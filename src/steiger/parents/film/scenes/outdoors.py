"""Along the water: arriving, the right to school, the newcomer school."""

from __future__ import annotations

from dataclasses import replace

from steiger.parents.film import cast
from steiger.parents.film.gestures import greet, hold, look_round
from steiger.parents.film.nodes import Node, animate, draw_line, group, label, later, pop_in, shape, stroke, wave
from steiger.parents.film.palette import (
    BLUE,
    BRICK_DARK,
    CREAM,
    HONEY,
    LEAF,
    LEAF_DARK,
    OCHRE,
    WATER_DARK,
    WHITE,
)
from steiger.parents.film.people import Look, Pose, person, walker, wheelchair
from steiger.parents.film.places import (
    LEFT,
    RIGHT,
    Arch,
    at_depth,
    bollard,
    bridge,
    clouds,
    far_bank,
    jetty,
    newcomer_school,
    railing,
    regular_school,
    ripples,
    sky,
    sun,
    water,
)
from steiger.parents.film.plants import reeds, tree
from steiger.parents.film.scenes.frame import Scene, follow, with_waves
from steiger.parents.film.shapes import box, circle
from steiger.parents.film.things import Bubble, badge, bubble, gull, rowing_boat, sailing_boat, suitcase

DECK = 700


def near_water(seed: int = 9, colour: str = WATER_DARK, glint: str = "#FFFFFF") -> Node:
    surface = shape(box(LEFT, 846, RIGHT - LEFT, 60), colour)
    return group(surface, ripples(770, 850, 12, seed, colour=glint, opacity=0.4))


def arrive() -> Scene:
    """A family walks onto the jetty and is greeted. Nobody arrives by boat; the boats are moored."""
    far_bridge = Arch(1130, 1620, 540, 44)
    moored = (
        sailing_boat(330, 592, 0.72, BLUE, phase=0.2),
        sailing_boat(1010, 556, 0.46, BRICK_DARK, CREAM, phase=0.7),
        rowing_boat(1120, 640, 0.62, OCHRE, phase=0.4),
    )
    father = replace(Pose(scale=1.06), front=hold(suitcase(), 13, 6))
    host = Pose(facing=-1, scale=1.06, phase=0.3, front=greet(1.7, 5.3), speaks=[(2.2, 3.3)])
    root = group(
        at_depth(0.06, sky(), sun(1075, 330, 60)),
        at_depth(
            0.14, clouds((420, 150, 1.1), (1050, 70, 0.8), (1620, 190, 1.25), (700, -110, 1.1), (1250, -190, 0.9))
        ),
        at_depth(0.28, far_bank(480, 2)),
        water(488, 900),
        ripples(505, 690, 22, 5),
        at_depth(
            0.45,
            bridge(far_bridge, 590),
            railing(far_bridge),
            regular_school(1560, 540, 0.5),
            tree(1545, 544, 0.7),
            tree(1890, 544, 0.8, 1),
            shape(box(1545, 536, 800, 26, 10), LEAF_DARK),
        ),
        at_depth(0.6, *moored),
        gull(560, 210, 0.9, 0, 130),
        gull(680, 260, 0.65, 0.4, 150),
        gull(1240, 130, 0.7, 0.7, -120),
        at_depth(
            1,
            jetty(-400, 1500, DECK),
            bollard(1455, DECK + 4),
            bollard(310, DECK + 4),
            walker(cast.FATHER, (-210, 520), DECK - 6, 195, father),
            walker(cast.MOTHER, (90, 810), DECK - 4, 192, Pose(scale=1.06, phase=0.37)),
            walker(cast.BROTHER, (-70, 672), DECK + 3, 202, Pose(scale=1.06, phase=0.2)),
            group(person(cast.ADVISER, host), x=1240, y=DECK - 2),
            walker(cast.GIRL, (220, 938), DECK + 8, 200, Pose(scale=1.06, phase=0.11)),
            bubble(1128, 186, Bubble("welcome", 420, tail=1), 2.2),
        ),
        near_water(),
        at_depth(1.7, reeds(1720, 905, 11, 1.35, 3), reeds(150, 915, 10, 1.3, 6)),
    )
    return Scene(with_waves(root, opens=False), still="B1+1.8", portrait_x=follow((0, 200), (3.6, 345)))


def law() -> Scene:
    """Children in a row, from five to eighteen: every child."""
    row: list[tuple[Look, float]] = [
        (cast.BROTHER, 0.95),
        (cast.PUFFS_GIRL, 0.8),
        (cast.BLOND_GIRL, 0.66),
        (cast.GIRL, 0.56),
        (cast.PAGE_GIRL, 0.42),
        (cast.SCARF_GIRL, 0.32),
        (cast.AFRO_YOUTH, 0.18),
        (cast.TALL_YOUTH, 0.04),
    ]
    children = []
    for number, (look, child) in enumerate(row):
        pose = Pose(facing=1 if number < 4 else -1, turn=0.35, phase=round(number * 0.17, 2))
        sized = replace(look, child=child)
        drawn = wheelchair(sized, pose) if look is cast.PUFFS_GIRL else person(sized, pose)
        standing = group(drawn, x=478 + number * 138, y=DECK + (6 if number % 2 else -4))
        children.append(pop_in(round(0.3 + number * 0.2, 2), standing, 60))
    book = group(
        shape(circle(0, 0, 66), WATER_DARK),
        group(
            shape("M-38 -26 Q-20 -34 0 -22 Q20 -34 38 -26 V24 Q20 16 0 28 Q-20 16 -38 24 Z", WHITE),
            stroke("M0 -20 V26", WATER_DARK, 4),
            s=0.9,
        ),
        x=960,
        y=120,
    )
    root = group(
        at_depth(0.06, sky(), sun(960, 330, 58)),
        at_depth(0.14, clouds((300, 130, 1.1), (1190, 40, 0.9), (1660, 150, 1.2), (760, -150, 1.1), (1250, -230, 0.9))),
        at_depth(0.28, far_bank(480, 9)),
        water(488, 900),
        ripples(505, 690, 22, 7),
        at_depth(
            0.6,
            sailing_boat(1620, 590, 0.7, LEAF_DARK, phase=0.2),
            sailing_boat(280, 560, 0.46, BRICK_DARK, CREAM, 0.7),
        ),
        at_depth(
            1,
            jetty(-400, 2400, DECK),
            *children,
            draw_line(stroke("M536 322 Q950 250 1382 172", WHITE, 8, o=0.9), "B0+.8", 0.8),
            pop_in("B0+.6", badge(478, 330, "age_from")),
            pop_in("B0+1.3", badge(1440, 160, "age_to")),
            pop_in("B1+.2", book),
        ),
        near_water(),
        at_depth(1.7, reeds(1800, 905, 11, 1.3, 3), reeds(90, 915, 10, 1.3, 6)),
    )
    return Scene(
        with_waves(root), still="D-1.4", portrait_x=follow((0, 452), ("D", 326)), portrait_width=follow((0, 1142))
    )


def start() -> Scene:
    """Off the jetty, to the newcomer school, where the words come from."""
    ground = (
        shape("M620 900 L640 716 Q650 690 700 688 L2500 688 L2500 900 Z", LEAF_DARK),
        shape("M640 716 Q650 690 700 688 L2500 688 L2500 708 L700 708 Q660 710 644 734 Z", LEAF),
        *(shape(circle(x, y, 6), colour) for x, y, colour in _FLOWERS),
    )
    teacher = Pose(facing=-1, phase=0.3, front=greet(0.8, 5), speaks=[("B1+.1", "B1+2")])
    root = group(
        at_depth(0.06, sky("#B9DCE0", "#FCEFD6"), sun(1560, 200, 58)),
        at_depth(0.14, clouds((360, 120, 1.2), (1240, 40, 0.9), (560, -150, 1.1), (1280, -230, 0.9))),
        at_depth(0.26, far_bank(500, 21)),
        water(510, 900),
        ripples(530, 830, 26, 2),
        at_depth(0.55, sailing_boat(250, 610, 0.7, OCHRE, phase=0.3)),
        at_depth(
            0.9,
            tree(930, 694, 1.05, 2),
            newcomer_school(1012, 692, 0.92),
            tree(1775, 694, 1.3, 1),
            *ground,
            jetty(-500, 720, DECK + 4),
            bollard(560, DECK + 8),
            walker(cast.MOTHER, (-90, 740), DECK + 4, 200, Pose(phase=0.5)),
            group(person(cast.TEACHER, teacher), x=1105, y=DECK + 8),
            walker(cast.GIRL, (60, 900), DECK + 12, 205, Pose(phase=0.2, nods=look_round("B1", "D-1.5", -5))),
        ),
        *_words(),
        at_depth(1.7, reeds(60, 915, 10, 1.3, 3), reeds(1840, 915, 12, 1.3, 8)),
    )
    return Scene(with_waves(root), still="D-1.2", portrait_x=follow((0, 240), (1.4, 260), (4.2, 470)))


_FLOWERS = (
    (780, 760, OCHRE),
    (860, 800, WHITE),
    (1240, 770, WHITE),
    (1330, 810, OCHRE),
    (1460, 764, "#DE8A7A"),
    (1000, 820, "#DE8A7A"),
)


def _words() -> list[Node]:
    """The first Dutch words, in bubbles of their own."""
    words = (("word_boat", 620, 190, WHITE), ("word_house", 840, 100, HONEY), ("word_bicycle", 1080, 186, WHITE))
    found = []
    for number, (key, x, y, colour) in enumerate(words):
        plate = group(shape(box(-104, -42, 208, 84, 34), colour), label(key, 42, 180, lang="nl"), x=x, y=y)
        floating = animate(plate, r=wave(2.2, 3.3, round(number * 0.3, 1)))
        found.append(pop_in(later("B1", -0.2 + number * 0.55), floating))
    return found

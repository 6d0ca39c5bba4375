"""Over the bridge to the regular school; and at the end, in the evening, whom to call."""

from __future__ import annotations

from steiger.parents.film import cast
from steiger.parents.film.gestures import greet, hold
from steiger.parents.film.nodes import Node, both, group, keys, label, pop_in, shape, stroke, wave
from steiger.parents.film.palette import BLUE, BRICK, CREAM, INK, OCHRE, WATER_DARK, WHITE
from steiger.parents.film.people import Look, Pose, person, walker, wheelchair
from steiger.parents.film.places import (
    Arch,
    at_depth,
    banks,
    bollard,
    bridge,
    clouds,
    far_bank,
    jetty,
    railing,
    regular_school,
    ripples,
    sky,
    sun,
    water,
)
from steiger.parents.film.plants import reeds, tree
from steiger.parents.film.scenes.frame import Scene, follow, with_waves
from steiger.parents.film.scenes.outdoors import DECK, near_water
from steiger.parents.film.shapes import box, circle
from steiger.parents.film.things import Bubble, bubble, duck, sailing_boat, telephone

ENDS = 640
ARCH = Arch(280, 1280, ENDS, 92)
_WALKED = Arch(300, 1270, ENDS, 92)


def visit() -> Scene:
    """The girl, her mother and her teacher go over; her new teacher and her new class wait on the other side."""
    size = 0.92
    new_teacher = Pose(facing=-1, scale=size, phase=0.3, front=greet("B1", "B1+3"), speaks=[("B1+.5", "B1+2")])
    classmate = Pose(facing=-1, scale=size, phase=0.6, front=greet(1.2, "D-.8", 0.5))
    root = group(
        at_depth(0.06, sky("#B9DCE0", "#FCEFD6"), sun(620, 190, 58)),
        at_depth(0.14, clouds((330, 120, 1.2), (960, 40, 0.9), (1500, 110, 1.1), (560, -150, 1.1), (1280, -230, 0.9))),
        at_depth(0.26, far_bank(500, 11)),
        water(510, 900),
        ripples(530, 830, 28, 12),
        at_depth(0.55, sailing_boat(90, 600, 0.6, OCHRE, phase=0.3)),
        at_depth(
            0.85,
            tree(60, ENDS, 1.3, 1),
            tree(190, ENDS, 1, 2),
            tree(1190, ENDS, 1.15),
            regular_school(1240, ENDS, 0.98),
            tree(1900, ENDS, 1.3, 1),
            tree(1225, ENDS, 0.9, 2),
            bridge(ARCH, 800),
            banks(300, 1270, ENDS),
            group(wheelchair(cast.PUFFS_GIRL, Pose(facing=-1, scale=size, phase=0.1)), x=1470, y=ENDS + 14),
            group(person(cast.NEW_TEACHER, new_teacher), x=1345, y=ENDS),
            _over(cast.MOTHER, (130, 690), 125, 0.45),
            _over(cast.TEACHER, (250, 830), 128, 0),
            group(person(cast.BLOND_GIRL, classmate), x=1222, y=ENDS - 8),
            _over(cast.GIRL, (380, 985), 133, 0.2),
            railing(ARCH),
            bubble(1330, 176, Bubble("say_glad", 350, tail=0, language="nl", size=40), "B1+.6"),
        ),
        duck(470, 800, 0.9, 0.2, 150),
        duck(390, 812, 0.55, 0.5, 150),
        duck(340, 806, 0.55, 0.8, 150),
        ripples(800, 852, 8, 21, opacity=0.45),
        at_depth(1.7, reeds(60, 915, 10, 1.3, 3), reeds(1800, 915, 12, 1.35, 8)),
    )
    return Scene(with_waves(root), portrait_x=follow((0, 200), (1.5, 200), ("B1+.6", 480)))


def _over(look: Look, way: tuple[float, float], speed: float, phase: float) -> Node:
    """Walks up the bridge; the feet follow its line."""
    first, last = way
    places = (first + (last - first) * part / 12 for part in range(13))
    climb = [[part / 12, round(_WALKED.height_at(x) - 2, 1)] for part, x in enumerate(places)]
    return walker(look, way, ENDS, speed, Pose(scale=0.92, phase=phase), climb=climb)


def contact() -> Scene:
    """Evening at the jetty: the number to call and the address to write to, on a card."""
    calling = Pose(
        scale=1.1,
        phase=0.2,
        front=hold(telephone(), 28, 116),
        nods=both(keys([0, 5]), wave(1, 3)),
        speaks=[("B0+.6", "D-1.2")],
    )
    glint = "#FFE7C0"
    reed = "#2F4F45"
    root = group(
        at_depth(0.06, sky("#8FB8C4", "#F9D2A6"), sun(1290, 420, 70, "#F7B25E")),
        at_depth(0.14, clouds((420, 120, 1.2), (1500, 60, 1), (980, -160, 1.1), opacity=0.6)),
        at_depth(0.28, far_bank(480, 5, "#8FA394")),
        water(488, 900, "#E9C79C", "#2B6C79"),
        ripples(500, 690, 26, 15, colour=glint, opacity=0.5),
        at_depth(
            0.6,
            sailing_boat(1640, 600, 0.8, BRICK, phase=0.2, sails=False),
            sailing_boat(250, 566, 0.5, BLUE, CREAM, phase=0.6),
        ),
        at_depth(
            0.4,  # the card stands still: the family may not walk behind it
            jetty(-400, 1700, DECK),
            bollard(330, DECK + 4),
            bollard(1640, DECK + 4),
            group(person(cast.FATHER, Pose(scale=1.1, phase=0.9)), x=440, y=DECK - 4),
            group(person(cast.GIRL.without_bag(), Pose(scale=1.1, phase=0.6)), x=560, y=DECK + 6),
            group(person(cast.MOTHER, calling), x=686, y=DECK),
        ),
        pop_in("B0+.4", _card()),
        near_water(9, "#2B6C79", glint),
        at_depth(1.7, reeds(1740, 905, 11, 1.35, 3, reed), reeds(130, 915, 10, 1.3, 6, reed)),
    )
    return Scene(
        with_waves(root, closes=False), still="B0+1.5", portrait_x=follow((0, 326)), portrait_width=follow((0, 1168))
    )


def _card() -> Node:
    """With what the region gave: a number, an address, or both; numbers and signs are never mirrored."""
    handset = (
        "M-16 -14 C-14 -20 -8 -18 -7 -12 L-5 -5 C-5 -2 -9 0 -9 2 C-6 8 -1 12 4 14 C7 14 8 10 11 10 L18 13 "
        "C22 15 20 20 16 21 C-2 24 -18 2 -16 -14 Z"
    )
    phone = group(
        group(shape(circle(0, 0, 38), BRICK), shape(handset, WHITE, keep=1), x=-236, y=-22),
        label("phone", 50, 430, x=36, y=-22, lang="nl"),
        **{"if": "phone"},
    )
    mail = group(
        group(
            shape(circle(0, 0, 38), BLUE),
            shape(box(-20, -14, 40, 28, 4), WHITE),
            stroke("M-18 -11 L0 4 L18 -11", BLUE, 4),
            x=-236,
            y=82,
        ),
        label("mail", 40, 430, x=36, y=82, lang="nl"),
        **{"if": "mail"},
    )
    return group(
        shape(box(-292, -168, 600, 350, 34), INK, o=0.14),
        shape(box(-300, -180, 600, 350, 34), WHITE),
        label("contact", 44, 540, x=0, y=-122, f=WATER_DARK),
        phone,
        mail,
        x=1178,
        y=330,
    )

"""Heads: outlines, eyes, brows, noses and mouths that differ, so that no two people of the film look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from steiger.parents.film.hair import STYLES
from steiger.parents.film.nodes import Node, animate, blink, group, shape, stroke
from steiger.parents.film.palette import CREAM, DARK_HAIR, SKINS, WHITE, Skin, mix, shade
from steiger.parents.film.shapes import circle, ellipse

OUTLINES = {
    "round": "M-38 -6 C-38 -34 -22 -45 0 -45 C22 -45 38 -34 38 -6 C38 26 20 44 0 44 C-20 44 -38 26 -38 -6 Z",
    "full": "M-38 -6 C-38 -34 -22 -45 0 -45 C22 -45 38 -34 38 -6 C43 18 27 43 0 43 C-27 43 -43 18 -38 -6 Z",
    "long": "M-37 -8 C-37 -36 -22 -46 0 -46 C22 -46 37 -36 37 -8 C37 27 17 51 0 51 C-17 51 -37 27 -37 -8 Z",
    "square": "M-38 -8 C-38 -35 -22 -45 0 -45 C22 -45 38 -35 38 -8 C39 14 37 28 28 38 C20 46 10 47 0 47 "
    "C-10 47 -20 46 -28 38 C-37 28 -39 14 -38 -8 Z",
    "heart": "M-39 -10 C-39 -36 -22 -45 0 -45 C22 -45 39 -36 39 -10 C39 15 13 47 0 47 C-13 47 -39 15 -39 -10 Z",
}
NOSES = {
    "button": ("M-3 7 Q0 11 4 7", 3.2),
    "straight": ("M2 -2 Q6 8 0 9", 3.2),
    "broad": ("M-7 7 Q-4 11 0 9 Q4 11 8 7", 3.2),
    "long": ("M1 -8 Q8 10 -1 11", 3.2),
    "small": ("M0 7 L2 8.5", 3.6),
}
BROWS = {
    "soft": ("M-7 -0.5 Q1 -4 7 1.5", 3.2),
    "arched": ("M-8 0 Q1 -7 8 2.5", 3),
    "straight": ("M-8 -0.5 L8 1", 3.8),
    "thick": ("M-8 -0.5 Q0 -4 8 1.5", 5.2),
    "fine": ("M-7 -0.5 Q0 -4 7 1.5", 2.4),
}
MOUTHS = {
    "smile": "M-10 0 Q1 9 12 0",
    "wide": "M-13 -1 Q1 12 15 -1",
    "small": "M-7 1 Q0 6 8 1",
    "crooked": "M-10 2 Q4 9 12 -2",
}
GRIN = "M-12 -2 Q1 3 14 -2 Q10 10 1 10 Q-8 10 -12 -2 Z"
STUBBLE = 0.35
_FULL_BEARD = (
    "M-38 -2 C-38 30 -22 47 0 47 C22 47 38 30 38 -2 C34 10 28 13 22 12 C12 9 -10 9 -20 12 C-28 13 -34 10 -38 -2 Z"
)
_CHIN_BEARD = "M-24 24 C-22 46 -12 51 0 51 C12 51 22 46 24 24 C16 34 8 33 0 33 C-8 33 -16 34 -24 24 Z"
_MOUSTACHE = "M-16 16 C-10 8 -4 9 1 11 C6 9 12 8 18 16 C10 18 6 17 1 15 C-4 17 -10 18 -16 16 Z"


@dataclass(frozen=True)
class Face:
    """What makes a face somebody's."""

    outline: str = "round"
    nose: str = "straight"
    brows: str = "soft"
    mouth: str = "smile"
    eyes: tuple[float, float] = (4.3, 5.2)
    apart: float = 14.5
    lashes: bool = False
    lids: bool = False
    cheeks: float = 0.28
    freckles: bool = False
    lines: bool = False
    """Of somebody who has laughed for many years."""
    beard: str = ""
    beard_colour: str = DARK_HAIR
    glasses: str = ""
    earrings: str = ""


@dataclass(frozen=True)
class Turned:
    """How a head is held: which way it looks, how far, and where in the rhythm of blinking it is."""

    facing: int = 1
    turn: float = 0.6
    phase: float = 0


def head(skin_tone: int, style: str, hair_colour: str, face: Face, turned: Turned, speaks: Sequence[Any] = ()) -> Node:
    """`speaks` are pairs of times between which the mouth moves."""
    skin = SKINS[skin_tone]
    hair = STYLES[style](hair_colour, turned.facing)
    brow_colour = DARK_HAIR if style == "scarf" else shade(hair_colour, 0.9)
    features = group(
        *_eyes(face, turned, skin_tone, skin, brow_colour),
        *_cheeks(face, skin),
        _nose(face, turned.facing, skin),
        *_mouth(face, skin, speaks),
        *_glasses(face),
        x=9 * turned.turn * turned.facing,
        y=2,
    )
    return group(
        hair.behind if style == "scarf" else None,
        *(() if style == "scarf" else _ears(face, turned, skin)),
        shape(OUTLINES[face.outline], skin.base),
        *_beard(face, turned),
        features,
        hair.front,
    )


def hair_behind(style: str, hair_colour: str, facing: int) -> Node | None:
    """What hangs behind the body and is drawn before it; a headscarf lies over the shoulders."""
    return None if style == "scarf" else STYLES[style](hair_colour, facing).behind


def _eyes(face: Face, turned: Turned, skin_tone: int, skin: Skin, brow_colour: str) -> list[Node]:
    ink = "#2A2026" if skin_tone < 5 else "#140D10"
    found = []
    path, width = BROWS[face.brows]
    for side in (-1, 1):
        parts: list[Node | None] = [shape(ellipse(0, 0, *face.eyes), ink), shape(circle(1.4, -1.8, 1.25), WHITE)]
        if face.lids:
            parts.append(
                stroke(f"M{-face.eyes[0] - 2} -1 Q0 {-face.eyes[1] - 3.5:.1f} {face.eyes[0] + 2} -1", skin.shadow, 2.4)
            )
        if face.lashes:
            outer = side * face.eyes[0]
            parts.append(stroke(f"M{outer} -2.5 l{side * 4} -3.5", ink, 2.2))
        phase = turned.phase + skin_tone * 0.13
        eye = animate(group(*parts, x=side * face.apart + 0.5, y=-4), sy=blink(3.7 + phase * 0.31, phase))
        found += [eye, stroke(path, brow_colour, width, x=side * face.apart + 0.5, y=-18.5, sx=side)]
    return found


def _cheeks(face: Face, skin: Skin) -> list[Node]:
    found = [shape(ellipse(x, 12, 8, 5.5), skin.lip, o=face.cheeks) for x in (-21, 22)]
    if face.freckles:
        dots = ((-22, 7), (-17, 10), (-13, 6), (15, 6), (19, 10), (24, 7))
        found += [shape(circle(x, y, 1.5), skin.lip, o=0.6) for x, y in dots]
    if face.lines:
        found += [stroke("M-20 15 Q-17 21 -17 27", skin.shadow, 1.7), stroke("M21 15 Q19 21 19 27", skin.shadow, 1.7)]
        found += [stroke(f"M{x} -3 l{x / 7:.1f} -2", skin.shadow, 2) for x in (-24, 25)]
    return found


def _nose(face: Face, facing: int, skin: Skin) -> Node:
    path, width = NOSES[face.nose]
    return stroke(path, skin.shadow, width, x=1 + 1.5 * facing, sx=facing)


def _mouth(face: Face, skin: Skin, speaks: Sequence[Any]) -> list[Node]:
    lip = mix(skin.lip, "#F0B0A0", 0.25) if face.beard in {"full", "chin"} else skin.lip
    height = 24 if face.beard == "full" else 20
    if face.mouth == "grin":
        quiet = group(
            shape(GRIN, shade(skin.lip, 0.55)), shape("M-10 0 Q1 4 12 0 L10 4 Q1 7 -8 4 Z", CREAM), x=0, y=height
        )
    else:
        quiet = group(stroke(MOUTHS[face.mouth], lip, 3.8), y=height)
    if not speaks:
        return [quiet]
    spoken = group(
        shape(ellipse(1, 2, 9.5, 6.5), shade(skin.lip, 0.6)), shape("M-6 0 Q1 -3.5 8 0 Q1 2 -6 0 Z", CREAM), y=height
    )
    closed, opened, rhythm = [], [], []
    for start, end in speaks:
        closed += [[start, 1], [start, 0], [end, 0], [end, 1]]
        opened += [[start, 0], [start, 1], [end, 1], [end, 0]]
        rhythm += [[start, 1], [end, 1]]
    # Two rhythms that do not divide each other: speech, not chewing.
    moves = {"k": [[0, 0.72]], "w": [[0.22, 0.31, 0, rhythm], [0.16, 0.47, 0.3, rhythm]]}
    return [animate(quiet, o={"k": closed}), animate(spoken, o={"k": opened}, sy=moves)]


def _glasses(face: Face) -> list[Node]:
    if not face.glasses:
        return []
    rims = [stroke(circle(side * (face.apart + 0.5) + 0.5, -3, 11.5), face.glasses, 3) for side in (-1, 1)]
    return [*rims, stroke("M-2.5 -4 Q1 -7 4.5 -4", face.glasses, 3)]


def _ears(face: Face, turned: Turned, skin: Skin) -> list[Node]:
    far, near = (skin.shadow, skin.base) if turned.facing > 0 else (skin.base, skin.shadow)
    shift = 3 * turned.facing * turned.turn
    found = [shape(ellipse(-38 + shift, 4, 7.5, 10), far), shape(ellipse(38 + shift, 4, 7.5, 10), near)]
    if face.earrings:
        found += [shape(circle(x + shift, 16, 3.6), face.earrings) for x in (-39, 39)]
    return found


def _beard(face: Face, turned: Turned) -> list[Node]:
    if not face.beard:
        return []
    shift = 9 * turned.turn * turned.facing
    if face.beard == "full":
        return [shape(_FULL_BEARD, face.beard_colour)]
    if face.beard == "stubble":
        return [shape(_FULL_BEARD, face.beard_colour, o=STUBBLE)]
    outline = _CHIN_BEARD if face.beard == "chin" else ""
    found = [shape(outline, face.beard_colour, x=shift * 0.5)] if outline else []
    return [*found, shape(_MOUSTACHE, face.beard_colour, x=shift, y=2)]

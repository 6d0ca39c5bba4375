"""People: one body, many ways to be somebody. Origin is the place of the feet, also of who sits behind a table.

Angles of arms are degrees forward, that is to where somebody looks: 0 hangs down, 90 points ahead, 170 up. The same
gesture therefore serves who looks left and who looks right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from steiger.parents.film.faces import Face, Turned, hair_behind, head
from steiger.parents.film.garments import LEG, SHOULDER, TORSO, clothes
from steiger.parents.film.nodes import Node, Spec, Time, animate, around, group, keys, later, shape, stroke, wave
from steiger.parents.film.palette import BLUE, BRICK, DARK_HAIR, INK, NAVY, SKINS, shade
from steiger.parents.film.shapes import box, capsule, ellipse

STRIDE = 257
"""How far one cycle of the walk carries an adult of scale 1; children take smaller steps."""
CHILD_BODY = 0.44
CHILD_HEAD = 0.16
ORDINARY = Face()


@dataclass(frozen=True)
class Look:
    """Somebody: what stays the same in every scene. `child` is 0 for an adult, 1 for a small child."""

    skin: int = 2
    hair: str = "short"
    hair_colour: str = DARK_HAIR
    face: Face = ORDINARY
    top: str = BRICK
    legs: str = NAVY
    shoes: str = "#3A2A26"
    garment: str = "shirt"
    accent: str = ""
    child: float = 0
    bag: str = ""
    chair: bool = False
    """Goes in a wheelchair, in every scene."""

    def without_bag(self) -> Look:
        return replace(self, bag="")

    @property
    def body(self) -> float:
        return 1 - CHILD_BODY * self.child


@dataclass(frozen=True)
class Arm:
    """How one arm is held and moves. `hand` is rest, open or point; with `between` only then, and at rest before."""

    upper: float = 13
    fore: float = 7
    moves: Spec | None = None
    bends: Spec | None = None
    hand: str = "rest"
    between: tuple[Time, Time] | None = None
    holds: Node | None = None


@dataclass(frozen=True)
class Pose:
    """How somebody stands, sits or walks in one scene."""

    facing: int = 1
    scale: float = 1
    phase: float = 0
    turn: float = 0.6
    seated: bool = False
    front: Arm = field(default_factory=lambda: Arm(13, 6))
    back: Arm = field(default_factory=lambda: Arm(-13, 8))
    nods: Spec | None = None
    speaks: Sequence[Any] = ()
    walk: Sequence[Sequence[Any]] | None = None
    """How much of the walk, over time: comes to rest at the end."""
    period: float = 0.92


def person(look: Look, pose: Pose) -> Node:
    draw = _Drawing(look, pose)
    return (
        group(group(*draw.parts(), s=look.body), s=pose.scale) if pose.scale != 1 else group(*draw.parts(), s=look.body)
    )


class _Drawing:
    """One person in one pose, part by part from back to front."""

    def __init__(self, look: Look, pose: Pose) -> None:
        self.look = look
        self.pose = pose
        self.skin = SKINS[look.skin]
        self.facing = pose.facing

    def parts(self) -> list[Node]:
        found: list[Node] = []
        pose = self.pose
        if not pose.seated:
            found.append(shape(ellipse(0, 4, 70, 10), INK, o=0.13))
            found.append(self._leg(back=True))
        upper = self._upper_body()
        if pose.walk:
            animate(upper, y={"w": [[3.2, pose.period / 2, 0.1, _frames(pose.walk)]], "k": [[0, 0]]})
        return [*found, upper]

    def _upper_body(self) -> Node:
        look, facing = self.look, self.facing
        bag = shape(box(-58 * facing - 24, SHOULDER - 4, 54, 104, 20), look.bag) if look.bag else None
        straps = (
            stroke(f"M{-20 * facing} {-LEG - TORSO + 2} C{-34 * facing} {-LEG - TORSO + 40} {-34 * facing} "
                   f"{-LEG - TORSO + 70} {-30 * facing} {-LEG - 60}", shade(look.bag, 0.85), 9)
            if look.bag
            else None
        )  # fmt: skip
        chin = -LEG - TORSO
        neck = shape(
            f"M-13 {chin - 22} L13 {chin - 22} L15 {chin + 2} Q0 {chin + 16} -15 {chin + 2} Z", self.skin.shadow
        )
        return group(
            bag,
            self._arm(self.pose.back, back=True),
            self._held_up(hair_behind(look.hair, look.hair_colour, facing)),
            None if self.pose.seated else self._leg(back=False),
            *clothes(look.garment, look.top, look.accent, facing),
            straps,
            neck,
            self._held_up(self._head()),
            self._arm(self.pose.front, back=False),
        )

    def _head(self) -> Node:
        pose, look = self.pose, self.look
        turned = Turned(self.facing, pose.turn, round(pose.phase * 3 + look.child, 2))
        return head(look.skin, look.hair, look.hair_colour, look.face, turned, pose.speaks)

    def _held_up(self, what: Node | None) -> Node | None:
        """On the neck, with the breath; a child's head is nearly that of an adult."""
        if what is None:
            return None
        held = group(group(what, y=-42))
        if self.pose.nods:
            animate(held, r=around(0, self.pose.nods, self.facing))
        size = round((1 - CHILD_HEAD * self.look.child) / self.look.body, 4)
        raised = group(held, y=-LEG - TORSO - 10, s=size)
        if not self.pose.walk:
            animate(raised, y=around(-LEG - TORSO - 10, wave(1.6, 3.4, self.pose.phase)))
        return raised

    def _leg(self, *, back: bool) -> Node:
        colour = shade(self.look.legs, 0.82) if back else self.look.legs
        shoe = shape(
            "M-15 -8 C-15 -14 13 -14 14 -6 C24 -5 33 1 34 10 Q34 14 30 14 L-12 14 Q-16 14 -16 9 Z",
            shade(self.look.shoes, 0.85) if back else self.look.shoes,
            sx=self.facing,
        )
        phase = round(self.pose.phase + (0.5 if back else 0), 3)
        swing = knee = None
        if self.pose.walk:
            swing = self._swing(25 * self.facing, phase, 0)
            frames = _frames(self.pose.walk)
            knee = {
                "w": [[16 * self.facing, self.pose.period, round(phase + 0.3, 3), frames]],
                "k": [[time, amount * 17 * self.facing] for time, amount in frames],
            }
        place = (-13 if back else 13) * self.facing
        return group(_limb((76, 70), 34, 28, (colour, colour), (0, 0), shoe, (swing, knee)), x=place, y=-LEG)

    def _arm(self, arm: Arm, *, back: bool) -> Node:
        facing, look = self.facing, self.look
        upper, fore = -arm.upper * facing, -arm.fore * facing
        moves = around(upper, arm.moves, -facing) if arm.moves else None
        bends = around(fore, arm.bends, -facing) if arm.bends else None
        if self.pose.walk:
            phase = round(self.pose.phase + (0 if back else 0.5), 3)
            moves = moves or self._swing(20 * facing, phase, upper)
            bends = bends or self._swing(7 * facing, phase, fore - 8 * facing)
        colour = shade(look.top, 0.78 if back else 0.9)
        sleeve = self.skin.base if look.garment == "tee" else colour
        end = group(*_hands(arm, shade(self.skin.base, 0.93) if back else self.skin.base, facing))
        if arm.holds:
            end["k"].append(arm.holds)
        limb = _limb((64, 58), 27, 22, (colour, sleeve), (upper, fore), end, (moves, bends))
        return group(limb, x=(-34 if back else 33) * facing, y=SHOULDER + (0 if back else 2))

    def _swing(self, amplitude: float, phase: float, rest: float) -> Spec:
        return around(rest, wave(amplitude, self.pose.period, phase, self.pose.walk))


def _hands(arm: Arm, colour: str, facing: int) -> list[Node]:
    """The hand of a gesture, and the hand at rest before and after it."""
    shown = _HANDS[arm.hand](colour, facing)
    if arm.between is None:
        return [shown]
    start, end = arm.between
    opens: list[list[float | Time]] = [[start, 0], [later(start, 0.16), 1], [end, 1], [later(end, 0.16), 0]]
    rests: list[list[float | Time]] = [[start, 1], [later(start, 0.16), 0], [end, 0], [later(end, 0.16), 1]]
    return [animate(_resting_hand(colour, facing), o={"k": rests}), animate(shown, o={"k": opens})]


def _frames(walk: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [list(frame) for frame in walk]


def _limb(
    lengths: tuple[float, float],
    width: float,
    joint: float,
    colours: tuple[str, str],
    angles: tuple[float, float],
    end: Node,
    moves: tuple[Spec | None, Spec | None],
) -> Node:
    """Two capsules that hang from a joint; the lower one carries a hand or a shoe."""
    lower = group(shape(capsule(lengths[1], joint, joint * 0.86), colours[1]), y=lengths[0], r=angles[1])
    end["y"] = lengths[1]
    lower["k"].insert(0, end)
    animate(lower, r=moves[1])
    upper = group(lower, shape(capsule(lengths[0], width, joint), colours[0]), r=angles[0])
    return animate(upper, r=moves[0])


def _resting_hand(colour: str, facing: int) -> Node:
    return group(
        shape(ellipse(0, 8, 10.5, 13.5), colour),
        stroke(f"M{5 * facing} 3 L{10 * facing} 13", colour, 7),
    )


def _open_hand(colour: str, facing: int) -> Node:
    """The palm, and fingers that are seen: for greeting and for telling."""
    fingers = ("M-6 12 L-10 25", "M-2 14 L-3.5 29", "M3 14 L4 28.5", "M7 12 L11 24.5")
    return group(
        shape(ellipse(0, 8, 11, 11.5), colour),
        *(stroke(finger, colour, 6.2) for finger in fingers),
        stroke("M6 6 L17 11", colour, 6.8),
        sx=facing,
    )


def _pointing_hand(colour: str, facing: int) -> Node:
    return group(
        shape(ellipse(0, 8, 10.5, 11), colour),
        stroke("M3 10 L5 31", colour, 6.4),
        stroke("M5 5 L13 12", colour, 6.6),
        sx=facing,
    )


_HANDS: dict[str, Callable[[str, int], Node]] = {
    "rest": _resting_hand,
    "open": _open_hand,
    "point": _pointing_hand,
}


def walker(look: Look, way: tuple[float, float], y: float, speed: float, pose: Pose, *, climb: Any = None) -> Node:
    """Somebody who walks from one x to the other and comes to rest; `climb` are [part of the way, y] over a bridge."""
    start, end = way
    seconds = abs(end - start) / speed
    arrival = round(seconds, 2)
    period = max(0.62, round(STRIDE * look.body * pose.scale / speed, 3))
    envelope: list[list[float]] = [[0, 1], [0.25, 1], [arrival - 0.35, 1], [arrival, 0]]
    pose = replace(pose, facing=1 if end > start else -1, walk=envelope, period=period)
    moving = animate(group(person(look, pose), x=start, y=y), x=keys([0, start, "lin"], [arrival, end, "lin"]))
    if climb:
        animate(moving, y=keys(*([round(seconds * part, 2), height, "lin"] for part, height in climb)))
    return moving


def wheelchair(look: Look, pose: Pose) -> Node:
    """A child in its own chair, at the height of the others' shoulders; the wheel is in front of the legs."""
    facing = pose.facing
    rim = "#9AA5B1"
    chair = group(
        shape(box(-70 * facing - 10, -178, 20, 120, 9), BLUE),
        shape(box(-56 if facing > 0 else -62, -88, 118, 18, 8), BLUE),
        stroke(f"M{58 * facing} -80 L{76 * facing} -22 h{24 * facing}", BLUE, 10),
    )
    wheel = group(
        stroke(ellipse(-14 * facing, -48, 58, 58), INK, 9),
        stroke(ellipse(-14 * facing, -48, 47, 47), rim, 3),
        *(
            stroke(f"M{-14 * facing} -48 l{x} {y}", rim, 2)
            for x, y in ((47, 0), (-47, 0), (0, 47), (0, -47), (33, 33), (-33, -33))
        ),
        shape(ellipse(-14 * facing, -48, 9, 9), INK),
        stroke(ellipse(78 * facing, -12, 11, 11), INK, 6),
    )
    legs = group(
        stroke(f"M{-4 * facing} -98 L{48 * facing} -96 L{60 * facing} -34", look.legs, 25),
        shape("M-13 -7 C-13 -12 11 -12 12 -5 C22 -4 29 1 29 9 L-14 11 Z", look.shoes, sx=facing, x=64 * facing, y=-30),
    )
    rider = group(person(replace(look, garment="tee"), replace(pose, seated=True, scale=1)), y=-98 + LEG * look.body)
    return group(shape(ellipse(10, 2, 92, 10), INK, o=0.13), chair, rider, legs, wheel, s=pose.scale)

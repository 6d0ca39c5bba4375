"""What arms and heads say. Each gesture is an `Arm` or a `Spec` between two moments of a scene."""

from __future__ import annotations

from steiger.parents.film.nodes import Node, Spec, Time, both, keys, later, wave
from steiger.parents.film.people import Arm


def rise_and_fall(start: Time, end: Time, height: float, seconds: float = 0.5) -> Spec:
    return keys([start, 0], [later(start, seconds), height], [end, height], [later(end, seconds), 0])


def during(start: Time, end: Time) -> list[list[float | Time]]:
    """An envelope: quiet, then in full, then quiet again."""
    return [[start, 0], [later(start, 0.3), 1], [later(end, -0.3), 1], [end, 0]]


def greet(start: Time, end: Time, period: float = 0.62) -> Arm:
    """Lifts an arm and waves with an open hand."""
    return Arm(
        12,
        6,
        moves=rise_and_fall(start, end, 106),
        bends=both(rise_and_fall(start, end, 34), wave(-15, period, 0, during(later(start, 0.4), end))),
        hand="open",
        between=(later(start, 0.12), later(end, 0.2)),
    )


def tell(start: Time, end: Time, period: float = 1.3, phase: float = 0) -> Arm:
    """Speaks with an open hand in front of the chest: up and out, and back, in the rhythm of a sentence."""
    return Arm(
        6,
        12,
        moves=both(rise_and_fall(start, end, 26), wave(7, period * 1.7, phase, during(later(start, 0.3), end))),
        bends=both(rise_and_fall(start, end, 66), wave(13, period, phase, during(later(start, 0.3), end))),
        hand="open",
        between=(later(start, 0.12), later(end, 0.2)),
    )


def offer(start: Time, end: Time, reach: float = 62) -> Arm:
    """Holds an open hand out towards somebody: your turn."""
    return Arm(
        8,
        10,
        moves=rise_and_fall(start, end, reach - 20),
        bends=rise_and_fall(start, end, 24),
        hand="open",
        between=(later(start, 0.12), later(end, 0.2)),
    )


def point(start: Time, end: Time, height: float, fore: float = 18) -> Arm:
    """Points at something on a wall."""
    moves = both(rise_and_fall(start, end, height), wave(4, 2.4, 0, during(start, end)))
    return Arm(
        12,
        6,
        moves=moves,
        bends=rise_and_fall(start, end, fore),
        hand="point",
        between=(later(start, 0.12), later(end, 0.2)),
    )


def hold(what: Node, upper: float, fore: float) -> Arm:
    return Arm(upper, fore, holds=what)


def nod(start: Time, times: int = 2, depth: float = 6) -> Spec:
    """Yes, I understand."""
    frames: list[list[float | Time]] = [[start, 0]]
    for time in range(times):
        frames += [[later(start, 0.3 + time * 0.6), depth - time], [later(start, 0.6 + time * 0.6), 0]]
    return both({"k": frames}, wave(1.1, 4.1))


def look_round(start: Time, end: Time, angle: float) -> Spec:
    """Turns the head a little to somebody else for a while."""
    return both(rise_and_fall(start, end, angle, 0.4), wave(1, 3.7))

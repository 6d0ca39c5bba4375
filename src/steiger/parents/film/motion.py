"""How a property moves: keyframes, waves and blinks as a number at a time. `player.js` holds the same formulas."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from steiger.parents.film.nodes import Spec, resolve

BLINK = 0.16  # seconds that eyes are closing and opening
Frame = tuple[float, float, str]


def _smooth(part: float) -> float:
    return 4 * part**3 if part < 0.5 else 1 - (-2 * part + 2) ** 3 / 2


def _back(part: float) -> float:
    """Beyond the end, and back to it."""
    rest = part - 1
    return 1 + 2.2 * rest**3 + 1.2 * rest**2


EASES: dict[str, Callable[[float], float]] = {
    "lin": lambda part: part,
    "in": lambda part: part**3,
    "out": lambda part: 1 - (1 - part) ** 3,
    "io": _smooth,
    "back": _back,
}


def between(frames: list[Frame], time: float) -> float:
    if time <= frames[0][0]:
        return frames[0][1]
    for before, after in pairwise(frames):
        if time < after[0]:
            part = (time - before[0]) / (after[0] - before[0])
            return before[1] + (after[1] - before[1]) * EASES[after[2]](part)
    return frames[-1][1]


class Motion:
    """One spec, its symbolic times known."""

    __slots__ = ("_blink", "_frames", "_waves")

    def __init__(self, spec: Spec, moments: dict[str, float]) -> None:
        self._frames = _frames(spec.get("k"), moments)
        self._waves = [
            (wave[0], wave[1], wave[2] if len(wave) > 2 else 0.0, _frames(wave[3] if len(wave) > 3 else None, moments))
            for wave in spec.get("w", ())
        ]
        self._blink: tuple[float, float] | None = tuple(spec["b"]) if "b" in spec else None

    def at(self, time: float, rest: float) -> float:
        """The value at a time; `rest` is the property's own where no keyframe says otherwise."""
        value = between(self._frames, time) if self._frames else rest
        for amplitude, period, phase, envelope in self._waves:
            swing = amplitude * math.sin(2 * math.pi * (time / period + phase))
            value += swing * between(envelope, time) if envelope else swing
        if self._blink:
            period, phase = self._blink
            into = (time + phase * period) % period
            if into < BLINK:
                value *= max(0.08, abs(into - BLINK / 2) / (BLINK / 2))
        return value


def _frames(frames: list[Any] | None, moments: dict[str, float]) -> list[Frame]:
    return [(resolve(frame[0], moments), frame[1], frame[2] if len(frame) > 2 else "io") for frame in frames or ()]

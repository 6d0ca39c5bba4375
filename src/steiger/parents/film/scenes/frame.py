"""What every scene has: its drawing, how it is cut for a phone held upright, and the wave from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from steiger.parents.film.nodes import Node, Spec, Time, animate, group, keys, later, shape
from steiger.parents.film.palette import HONEY, WATER, WATER_DARK

# Three waves, each somewhat after the other.
_WAVES = ((HONEY, 0, 0.0), (WATER, 1, 0.07), (WATER_DARK, 0, 0.13))
_AWAY, _ACROSS = -400, 2360
_CREST = 66


@dataclass(frozen=True)
class Scene:
    """One picture that moves. Action stays between x 440 and 1480, above y 850."""

    root: Node
    still: Time = "D-1.2"
    """The moment that tells the whole: for who wants no movement, and for posters."""
    is_mirrored: bool = True
    """Told from right to left for who reads so."""
    portrait_x: Spec = field(default_factory=lambda: keys([0, 420]))
    portrait_width: Spec = field(default_factory=lambda: keys([0, 1080]))
    """The part of the picture that an upright cut shows: its left side and its width, which may move."""


def follow(*frames: tuple[Time, float]) -> Spec:
    """Where the upright cut looks, over time."""
    return keys(*([time, x, "io"] for time, x in frames))


def with_waves(*children: Node | None, opens: bool = True, closes: bool = True) -> Node:
    """Under the wave that leaves when the scene begins and the one that comes when it ends.

    The film opens and closes without: its first picture is what a phone shows of it, its last one is what stays.
    """
    leaving = (
        animate(
            group(_wall_of_water(colour, side), sx=-1, x=_AWAY),
            x=keys([max(0.0, round(0.12 - delay, 2)), _AWAY, "io"], [round(0.62 - delay, 2), _ACROSS, "io"]),
        )
        for colour, side, delay in _WAVES
    )
    coming = (
        animate(
            group(_wall_of_water(colour, side), x=_AWAY),
            x=keys(
                ["D-.62", _AWAY, "lin"], [later("D-.62", delay), _AWAY, "io"], [later("D-.14", delay), _ACROSS, "io"]
            ),
        )
        for colour, side, delay in _WAVES
    )
    return group(*children, *(leaving if opens else ()), *(coming if closes else ()))


def _wall_of_water(colour: str, side: int) -> Node:
    crests = []
    for number in range(20):
        bend = 34 if (number + side) % 2 else -34
        crests.append(f"q{bend} 33 0 {_CREST}")
    return shape(f"M-2700 -420 H0 {' '.join(crests)} H-2700 Z", colour)

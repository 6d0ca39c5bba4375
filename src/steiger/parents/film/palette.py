"""The colours of the film: those of the product, with the tones that light and shadow need."""

from __future__ import annotations

from typing import NamedTuple

INK = "#22304A"
PAPER = "#FFF8EC"
WHITE = "#FFFDF8"
SAND = "#F4E1C4"
CREAM = "#FDEBD0"
STONE = "#CDBFAE"
SKY = "#BFDDDC"
WATER_LIGHT = "#8FCAC3"
WATER = "#4DA3A5"
WATER_DARK = "#26777F"
DEEP = "#1C5A66"
WOOD_LIGHT = "#D9A272"
WOOD = "#BD7F50"
WOOD_DARK = "#8F5A39"
WOOD_DEEP = "#6B4029"
BRICK = "#C65F43"
BRICK_DARK = "#A64A35"
OCHRE = "#F0B440"
HONEY = "#F7CF7A"
LEAF = "#6E9A6A"
LEAF_DARK = "#4C7A57"
LEAF_DEEP = "#35604A"
PLUM = "#7A4B6B"
ROSE = "#DE8A7A"
BLUE = "#3E6C9A"
NAVY = "#2C4568"
TEAL = "#2F6F78"
CHARCOAL = "#3B3340"
GLASS = "#CFE9E6"
HORIZON = "#A9BBA3"


class Skin(NamedTuple):
    """A tone with its own shadow and its own lips; both are drawn, never a grey laid over it."""

    base: str
    shadow: str
    lip: str


SKINS = {
    1: Skin("#F3CBAD", "#E2A988", "#C9705F"),
    2: Skin("#E2AE84", "#CB8F64", "#A95A48"),
    3: Skin("#BC855C", "#A06B45", "#7F4234"),
    4: Skin("#8C5B3D", "#73462C", "#57291F"),
    5: Skin("#633F2B", "#4C2D1D", "#35191A"),
}

BLACK_HAIR = "#231B1E"
DARK_HAIR = "#3A2620"
BROWN_HAIR = "#6A4429"
AUBURN_HAIR = "#8F4E2C"
BLOND_HAIR = "#D3A45C"
GREY_HAIR = "#A9A39C"


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def shade(colour: str, factor: float) -> str:
    """Darker below 1, lighter above: 1.2 takes a fifth of what is missing to white."""
    if factor <= 1:
        return _written(*(value * factor for value in channels(colour)))
    return _written(*(255 - (255 - value) * (2 - factor) for value in channels(colour)))


def mix(first: str, second: str, part: float) -> str:
    """`part` 0 is the first colour, 1 the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return _written(*(a + (b - a) * part for a, b in pairs))


def _written(red: float, green: float, blue: float) -> str:
    return f"#{int(red):02X}{int(green):02X}{int(blue):02X}"

"""Clothes: the torso by the kind of garment. Measures of the body that arms and heads hang on stand here too."""

from __future__ import annotations

from collections.abc import Callable

from steiger.parents.film.nodes import Node, group, shape, stroke
from steiger.parents.film.palette import CREAM, WHITE, shade
from steiger.parents.film.shapes import box, circle

LEG = 152
TORSO = 146
SHOULDER = -LEG - TORSO + 20
CHIN = -LEG - TORSO
HIP = -LEG

_SHIRT = (
    f"M-45 {CHIN + 24} Q-45 {CHIN} -19 {CHIN - 2} L19 {CHIN - 2} Q45 {CHIN} 45 {CHIN + 24} "
    f"C44 {HIP - 60} 42 {HIP - 20} 42 {HIP + 8} Q0 {HIP + 18} -42 {HIP + 8} "
    f"C-42 {HIP - 20} -44 {HIP - 60} -45 {CHIN + 24} Z"
)
_COAT = (
    f"M-48 {CHIN + 26} Q-48 {CHIN} -20 {CHIN - 3} L20 {CHIN - 3} Q48 {CHIN} 48 {CHIN + 26} "
    f"L52 {HIP + 50} Q0 {HIP + 60} -52 {HIP + 50} Z"
)
_DRESS = (
    f"M-40 {CHIN + 22} Q-40 {CHIN} -16 {CHIN - 2} L16 {CHIN - 2} Q40 {CHIN} 40 {CHIN + 22} "
    f"C40 {HIP - 40} 52 {HIP + 20} 60 {HIP + 74} Q0 {HIP + 92} -60 {HIP + 74} "
    f"C-52 {HIP + 20} -40 {HIP - 40} -40 {CHIN + 22} Z"
)


def clothes(garment: str, colour: str, accent: str, facing: int) -> list[Node]:
    return _GARMENTS[garment](colour, accent, facing)


def _shirt(colour: str, _accent: str, _facing: int) -> list[Node]:
    return [shape(_SHIRT, colour)]


def _blouse(colour: str, accent: str, _facing: int) -> list[Node]:
    """With a collar and a row of buttons."""
    collar = accent or shade(colour, 1.3)
    return [
        shape(_SHIRT, colour),
        shape(
            f"M-20 {CHIN - 3} L0 {CHIN + 26} L20 {CHIN - 3} L28 {CHIN + 12} L0 {CHIN + 36} L-28 {CHIN + 12} Z", collar
        ),
        *(shape(circle(0, CHIN + 56 + i * 32, 3.6), collar) for i in range(3)),
    ]


def _jacket(colour: str, accent: str, _facing: int) -> list[Node]:
    """Open, with lapels over a lighter shirt."""
    inner = accent or CREAM
    lapel = shade(colour, 0.84)
    return [
        shape(_SHIRT, colour),
        shape(f"M-15 {CHIN - 2} L17 {CHIN - 2} L4 {HIP - 30} Z", inner),
        shape(f"M-16 {CHIN - 2} L-26 {CHIN + 30} L2 {HIP - 26} Z", lapel),
        shape(f"M18 {CHIN - 2} L28 {CHIN + 30} L3 {HIP - 26} Z", lapel),
        stroke(f"M3 {HIP - 26} V{HIP + 12}", lapel, 4),
    ]


def _cardigan(colour: str, accent: str, _facing: int) -> list[Node]:
    inner = f"M-15 {CHIN - 2} L17 {CHIN - 2} L10 {HIP + 13} L-8 {HIP + 13} Z"
    return [shape(_SHIRT, colour), shape(inner, accent or CREAM)]


def _hood(colour: str, _accent: str, _facing: int) -> list[Node]:
    dark = shade(colour, 0.84)
    hood = f"M-30 {CHIN + 2} C-34 {CHIN + 30} 34 {CHIN + 30} 30 {CHIN + 2} L20 {CHIN - 8} L-20 {CHIN - 8} Z"
    pocket = f"M-24 {HIP - 40} H24 L32 {HIP - 4} H-32 Z"
    cords = (stroke(f"M-8 {CHIN + 22} v22", WHITE, 3), stroke(f"M10 {CHIN + 22} v20", WHITE, 3))
    return [shape(_SHIRT, colour), shape(pocket, dark, o=0.55), shape(hood, dark), *cords]


def _striped(colour: str, accent: str, _facing: int) -> list[Node]:
    stripes = (shape(box(-60, CHIN + 26 + i * 34, 120, 13), accent or WHITE) for i in range(4))
    return [shape(_SHIRT, colour), group(*stripes, clip=_SHIRT)]


def _vest(colour: str, accent: str, _facing: int) -> list[Node]:
    """A knitted vest over a shirt whose sleeves are its own colour."""
    band = shade(colour, 0.86)
    return [
        shape(_SHIRT, colour),
        shape(f"M-18 {CHIN - 2} L0 {CHIN + 40} L18 {CHIN - 2} Z", accent or WHITE),
        stroke(f"M-18 {CHIN} L0 {CHIN + 42} L18 {CHIN}", band, 6),
        shape(box(-41, HIP - 4, 82, 14, 5), band),
    ]


def _coat(colour: str, _accent: str, facing: int) -> list[Node]:
    dark = shade(colour, 0.84)
    buttons = (shape(circle(16 * facing, CHIN + 50 + i * 44, 4.5), dark) for i in range(3))
    return [shape(_COAT, colour), stroke(f"M{6 * facing} {CHIN + 6} L{8 * facing} {HIP + 52}", dark, 4), *buttons]


def _tunic(colour: str, accent: str, _facing: int) -> list[Node]:
    """Long over trousers, with a trimmed neck."""
    trim = accent or shade(colour, 1.35)
    return [
        shape(_COAT, colour),
        stroke(f"M-17 {CHIN} Q0 {CHIN + 26} 17 {CHIN}", trim, 5),
        stroke(f"M0 {CHIN + 14} V{CHIN + 60}", trim, 4),
        stroke(f"M-50 {HIP + 42} Q0 {HIP + 52} 50 {HIP + 42}", trim, 5),
    ]


def _dress(colour: str, accent: str, _facing: int) -> list[Node]:
    collar = f"M-18 {CHIN - 3} Q0 {CHIN + 24} 18 {CHIN - 3} L22 {CHIN + 10} Q0 {CHIN + 36} -22 {CHIN + 10} Z"
    return [shape(_DRESS, colour), shape(collar, accent or shade(colour, 1.35))]


_GARMENTS: dict[str, Callable[[str, str, int], list[Node]]] = {
    "shirt": _shirt,
    "tee": _shirt,
    "blouse": _blouse,
    "jacket": _jacket,
    "cardigan": _cardigan,
    "hood": _hood,
    "striped": _striped,
    "vest": _vest,
    "coat": _coat,
    "tunic": _tunic,
    "dress": _dress,
}

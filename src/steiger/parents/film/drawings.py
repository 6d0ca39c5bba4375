"""The drawings for the player in a browser, once for every language and region. Needs nothing that draws."""

from __future__ import annotations

from functools import cache
from typing import Any

from steiger.parents.film.cuts import WORLD_BOTTOM, WORLD_WIDTH
from steiger.parents.film.scenes import scene
from steiger.parents.film.texts import SCENES

VERSION = 1


@cache
def web_film() -> dict[str, Any]:
    """The drawings, the same for every language and region."""
    return {
        "version": VERSION,
        "width": WORLD_WIDTH,
        "height": WORLD_BOTTOM,
        "scenes": {name: _drawing(name) for name in SCENES},
    }


def _drawing(name: str) -> dict[str, Any]:
    drawn = scene(name)
    view = {"x": drawn.portrait_x, "width": drawn.portrait_width}
    found: dict[str, Any] = _short(
        {"root": drawn.root, "still": drawn.still, "mirrored": drawn.is_mirrored, "view": view}
    )
    return found


def _short(value: Any) -> Any:
    """With two decimals: these travel to phones."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _short(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_short(one) for one in value]
    return value

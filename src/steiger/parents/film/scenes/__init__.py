"""The scenes, one after the other. Times use D (the end of the scene) and B0, B1 (the beginning of each sentence)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from steiger.parents.film.scenes import boards, bridge, indoors, outdoors, signing
from steiger.parents.film.scenes.frame import Scene

_SCENES: dict[str, Callable[[], Scene]] = {
    "arrive": outdoors.arrive,
    "law": outdoors.law,
    "start": outdoors.start,
    "intake": indoors.intake,
    "group": indoors.group_scene,
    "measure": boards.measure,
    "choose": boards.choose,
    "visit": bridge.visit,
    "sign": signing.sign,
    "after": boards.after,
    "contact": bridge.contact,
}


@cache
def scene(name: str) -> Scene:
    return _SCENES[name]()

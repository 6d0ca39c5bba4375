"""What a drawing is made of: plain dictionaries that are the same for Skia here and for the browser there.

A node is one of
    {"k": [node, ...]}                  a group
    {"d": "M0 0 ..."}                   a shape: SVG path data
    {"t": "welcome"}                    a label, by its key
and may carry
    x y r s sx sy o                     place, turn (degrees), scale, opacity
    f st sw                             fill (colour or gradient), stroke and its width
    clip tr er                          clip path, part of the line that is drawn (0..1), even-odd filling
    keep                                is not mirrored when the picture is: clocks, digits, check marks
    if                                  is drawn only when the label of this key says something
    a                                   how a property moves: {"x": spec}

A spec holds `k` keyframes [time, value, ease], `w` sine waves [amplitude, period, phase, envelope] that are added, and
`b` [period, phase] of a blink. A time is seconds in the scene, or symbolic: "D-1" is one second before its end, "B1+.3"
0.3 s after sentence 1 begins. So one drawing serves every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Node = dict[str, Any]
Spec = dict[str, Any]
Time = float | str

_SYMBOLIC = re.compile(r"^(D|B\d+)([+-][\d.]+)?$")


def group(*children: Node | None, **properties: Any) -> Node:
    return {"k": [child for child in children if child], **properties}


def shape(path: str, fill: str | dict[str, Any], **properties: Any) -> Node:
    return {"d": path, "f": fill, **properties}


def stroke(path: str, colour: str, width: float, **properties: Any) -> Node:
    return {"d": path, "st": colour, "sw": width, **properties}


def label(key: str, size: float, width: float, **properties: Any) -> Node:
    """One line of text, centred on its place; made smaller until it fits the width."""
    return {"t": key, "size": size, "w": width, **properties}


def linear(x1: float, y1: float, x2: float, y2: float, *stops: tuple[float, str]) -> dict[str, Any]:
    return {"lg": [x1, y1, x2, y2], "s": [list(stop) for stop in stops]}


def radial(x: float, y: float, radius: float, *stops: tuple[float, str, float]) -> dict[str, Any]:
    return {"rg": [x, y, radius], "s": [list(stop) for stop in stops]}


def keys(*frames: Sequence[Any]) -> Spec:
    return {"k": [list(frame) for frame in frames]}


def wave(amplitude: float, period: float, phase: float = 0, envelope: Iterable[Sequence[Any]] | None = None) -> Spec:
    """A sine; `envelope` says when and how much of it: walking comes to rest, a hand waves for a while."""
    found: list[Any] = [amplitude, period, phase]
    if envelope is not None:
        found.append([list(frame) for frame in envelope])
    return {"w": [found]}


def blink(period: float, phase: float) -> Spec:
    return {"b": [period, phase]}


def both(*specs: Spec) -> Spec:
    """Keyframes of the one and waves of the other."""
    merged: Spec = {}
    for spec in specs:
        for kind, value in spec.items():
            merged[kind] = value if kind == "b" else [*merged.get(kind, []), *value]
    return merged


def around(base: float, spec: Spec, factor: float = 1) -> Spec:
    """The movement round a place of rest; a factor of -1 for who looks the other way."""
    moved = dict(spec)
    frames = spec.get("k") or [[0, 0]]
    moved["k"] = [[frame[0], frame[1] * factor + base, *frame[2:]] for frame in frames]
    if "w" in spec:
        moved["w"] = [[one[0] * factor, *one[1:]] for one in spec["w"]]
    return moved


def animate(node: Node, **specs: Spec | None) -> Node:
    found = {name: spec for name, spec in specs.items() if spec}
    if found:
        node["a"] = {**node.get("a", {}), **found}
    return node


def later(time: Time, seconds: float) -> Time:
    """The same moment, some seconds on: `later("B1", .3)` is "B1+0.300"."""
    if not isinstance(time, str):
        return round(time + seconds, 3)
    matched = _SYMBOLIC.match(time)
    if matched is None:
        raise ValueError(f"{time!r} is no time of a scene.")
    return f"{matched[1]}{float(matched[2] or 0) + seconds:+.3f}"


def resolve(time: Time, moments: dict[str, float]) -> float:
    """Seconds in the scene, now that its length and its sentences are known."""
    if not isinstance(time, str):
        return float(time)
    matched = _SYMBOLIC.match(time)
    if matched is None:
        raise ValueError(f"{time!r} is no time of a scene.")
    return moments[matched[1]] + float(matched[2] or 0)


def pop_in(time: Time, node: Node, rise: float = 18) -> Node:
    """Appears: fades in, rises and settles."""
    y, scale = node.get("y", 0), node.get("s", 1)
    return animate(
        node,
        o=keys([time, 0], [later(time, 0.35), 1, "out"]),
        y=keys([time, y + rise], [later(time, 0.5), y, "back"]),
        s=keys([time, scale * 0.92], [later(time, 0.5), scale, "back"]),
    )


def draw_line(node: Node, start: Time, seconds: float, ease: str = "io") -> Node:
    """Draws a stroke from its beginning to its end."""
    node["tr"] = 0
    return animate(node, tr=keys([start, 0, ease], [later(start, seconds), 1, ease]))


def labels_in(node: Node) -> set[str]:
    """The keys of every text in a drawing, also of what is drawn only when there is one."""
    found = {node[name] for name in ("t", "if") if name in node}
    return found.union(*(labels_in(child) for child in node.get("k", ())))

"""Draws a scene with Skia: the nodes, compiled once, then one moment after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import skia

from steiger.parents.film import fonts
from steiger.parents.film.cuts import WORLD_WIDTH
from steiger.parents.film.motion import Motion
from steiger.parents.film.nodes import Node
from steiger.parents.film.outlines import outline
from steiger.parents.film.palette import INK, channels

OPAQUE = 0.997
UNSEEN = 0.003
BAND = 7.0
"""Height of the bands that a large vertical gradient is drawn in: see `_bands`."""
LARGE = 200_000
SAMPLES = 9
_RECTANGLE = re.compile(r"^M (-?[\d.]+) (-?[\d.]+) h (-?[\d.]+) v (-?[\d.]+) h -?[\d.]+ Z$")
_EVERYTHING = skia.Rect(-5000, -5000, 7000, 7000)

SetLabel = Callable[[str, float, float, int], fonts.SetText | None]
Band = tuple[skia.Rect, skia.Paint]


def colour_of(colour: str, alpha: float = 1) -> skia.Color4f:
    red, green, blue = channels(colour)
    return skia.Color4f(red / 255, green / 255, blue / 255, alpha)


class Drawn:
    """A node that is ready to be drawn."""

    __slots__ = (
        "bands",
        "bounds",
        "children",
        "clip",
        "fill",
        "high",
        "keep",
        "motions",
        "opacity",
        "path",
        "picture",
        "stroke",
        "text",
        "trim",
        "turn",
        "wide",
        "x",
        "y",
    )  # fmt: skip

    def __init__(self, node: Node, moments: dict[str, float]) -> None:
        scale = node.get("s", 1)
        self.x: float = node.get("x", 0)
        self.y: float = node.get("y", 0)
        self.turn: float = node.get("r", 0)
        self.wide: float = node.get("sx", 1) * scale
        self.high: float = node.get("sy", 1) * scale
        self.opacity: float = node.get("o", 1)
        self.trim: float | None = node.get("tr")
        self.keep: bool = bool(node.get("keep"))
        self.motions = {name: Motion(spec, moments) for name, spec in node.get("a", {}).items()}
        self.children: list[Drawn] = []
        self.path: skia.Path | None = None
        self.fill: skia.Paint | None = None
        self.stroke: skia.Paint | None = None
        self.clip: skia.Path | None = outline(node["clip"]) if node.get("clip") else None
        self.text: fonts.SetText | None = None
        self.bands: list[Band] = []
        self.picture: skia.Picture | None = None
        self.bounds: skia.Rect | None = None

    @property
    def moves(self) -> bool:
        return bool(self.motions) or any(child.moves for child in self.children)

    def at(self, time: float) -> dict[str, float]:
        return {name: motion.at(time, self._rest(name)) for name, motion in self.motions.items()}

    def _rest(self, name: str) -> float:
        rest = {
            "x": self.x,
            "y": self.y,
            "r": self.turn,
            "o": self.opacity,
            "s": self.wide,
            "sx": self.wide,
            "sy": self.high,
        }
        return rest.get(name, 0)


class Stage:
    """A scene for one language, its moments known: `draw(canvas, time)`."""

    def __init__(self, root: Node, moments: dict[str, float], set_label: SetLabel, *, mirrored: bool) -> None:
        self.moments = moments
        self.mirrored = mirrored
        self._set_label = set_label
        self._root = self._compile(root) or Drawn({}, moments)
        self._bake(self._root)

    def draw(self, canvas: skia.Canvas, time: float) -> None:
        if self.mirrored:
            canvas.translate(WORLD_WIDTH, 0)
            canvas.scale(-1, 1)
        self._draw(canvas, self._root, time)

    def _compile(self, node: Node) -> Drawn | None:
        if "if" in node and self._set_label(node["if"], 20, 400, 0) is None:
            return None
        drawn = Drawn(node, self.moments)
        if "d" in node:
            _compile_shape(drawn, node)
        elif "t" in node:
            drawn.text = self._set_label(node["t"], node["size"], node["w"], colour_of(node.get("f", INK)).toColor())
            drawn.keep = True
            if drawn.text is None:
                return None
        else:
            drawn.children = [child for child in map(self._compile, node["k"]) if child is not None]
            _join_opacity(drawn)
            if drawn.opacity < 1 or "o" in drawn.motions:
                drawn.bounds = self._bounds(drawn, inner=True)
        return drawn

    def _bounds(self, drawn: Drawn, *, inner: bool = False) -> skia.Rect | None:
        """Generous bounds, moving parts sampled over the scene: a layer without them is as big as the frame."""
        own = _own_bounds(drawn)
        for child in drawn.children:
            if (found := self._bounds(child)) is not None:
                own = found if own is None else _joined(own, found)
        if own is None or inner:
            return own
        around: skia.Rect | None = None
        for sample in range(SAMPLES if drawn.motions else 1):
            mapped = self._placed(drawn, self.moments["D"] * sample / (SAMPLES - 1)).mapRect(own)
            around = mapped if around is None else _joined(around, mapped)
        if around is not None and drawn.motions:
            around.outset(12, 12)
        return around

    @staticmethod
    def _placed(drawn: Drawn, time: float) -> skia.Matrix:
        moved = drawn.at(time)
        matrix = skia.Matrix()
        matrix.preTranslate(moved.get("x", drawn.x), moved.get("y", drawn.y))
        matrix.preRotate(moved.get("r", drawn.turn))
        both = moved.get("s")
        wide, high = moved.get("sx", drawn.wide), moved.get("sy", drawn.high)
        matrix.preScale(wide if both is None else both, high if both is None else both)
        return matrix

    def _bake(self, drawn: Drawn) -> None:
        """Records what never moves as one picture, also between things that do."""
        if not drawn.children:
            return
        if not drawn.moves:
            drawn.picture = self._recorded(drawn)
            return
        kept: list[Drawn] = []
        still: list[Drawn] = []
        for child in [*drawn.children, None]:
            if child is not None and not child.moves:
                still.append(child)
                continue
            if len(still) > 1:
                together = Drawn({}, self.moments)
                together.children = still
                together.picture = self._recorded(together)
                kept.append(together)
            else:
                kept += still
            still = []
            if child is not None:
                kept.append(child)
        drawn.children = kept
        for child in kept:
            if child.picture is None:
                self._bake(child)

    def _recorded(self, drawn: Drawn) -> skia.Picture:
        recorder = skia.PictureRecorder()
        self._draw(recorder.beginRecording(_EVERYTHING), drawn, 0)
        return recorder.finishRecordingAsPicture()

    def _draw(self, canvas: skia.Canvas, drawn: Drawn, time: float) -> None:
        if drawn.picture is not None:
            canvas.drawPicture(drawn.picture)
            return
        moved = drawn.at(time) if drawn.motions else _STILL
        opacity = moved.get("o", drawn.opacity)
        if opacity <= UNSEEN:
            return
        saved = canvas.save()
        self._place(canvas, drawn, moved)
        if drawn.clip is not None:
            canvas.clipPath(drawn.clip, doAntiAlias=True)
        if drawn.path is not None:
            _draw_shape(canvas, drawn, opacity, moved.get("tr", drawn.trim))
        elif drawn.text is not None:
            if opacity < OPAQUE:
                canvas.saveLayerAlpha(None, _alpha(opacity))
            drawn.text.paragraph.paint(canvas, -drawn.text.width / 2, -drawn.text.height / 2)
        else:
            if opacity < OPAQUE:
                canvas.saveLayerAlpha(drawn.bounds, _alpha(opacity))
            for child in drawn.children:
                self._draw(canvas, child, time)
        canvas.restoreToCount(saved)

    def _place(self, canvas: skia.Canvas, drawn: Drawn, moved: dict[str, float]) -> None:
        x, y, turn = moved.get("x", drawn.x), moved.get("y", drawn.y), moved.get("r", drawn.turn)
        wide, high = moved.get("sx", drawn.wide), moved.get("sy", drawn.high)
        if "s" in moved:
            wide = high = moved["s"]
        if x or y:
            canvas.translate(x, y)
        if turn:
            canvas.rotate(turn)
        if drawn.keep and self.mirrored:
            wide = -wide
        if wide != 1 or high != 1:
            canvas.scale(wide, high)


_STILL: dict[str, float] = {}


def _compile_shape(drawn: Drawn, node: Node) -> None:
    drawn.path = outline(node["d"], even_odd=bool(node.get("er")))
    drawn.bands = _bands(node)
    fill = node.get("f")
    if fill and not drawn.bands:
        drawn.fill = skia.Paint(AntiAlias=True)
        if isinstance(fill, str):
            drawn.fill.setColor4f(colour_of(fill))
        else:
            drawn.fill.setShader(_gradient(fill))
            drawn.fill.setDither(True)
    if node.get("st"):
        drawn.stroke = skia.Paint(
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=node["sw"],
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
        )
        drawn.stroke.setColor4f(colour_of(node["st"]))


def _draw_shape(canvas: skia.Canvas, drawn: Drawn, opacity: float, trim: float | None) -> None:
    for rectangle, paint in drawn.bands:
        canvas.drawRect(rectangle, paint)
    effect = None
    if trim is not None and trim < 1:
        if trim <= 0:
            return
        effect = skia.TrimPathEffect.Make(0, trim)
    for paint in (drawn.fill, drawn.stroke):
        if paint is None:
            continue
        used = paint
        if opacity < OPAQUE or effect is not None:
            used = skia.Paint(paint)
            used.setAlphaf(min(1.0, opacity) * paint.getAlphaf())
            if effect is not None:
                used.setPathEffect(effect)
        canvas.drawPath(drawn.path, used)


def _join_opacity(drawn: Drawn) -> None:
    """A group round one shape hands its opacity down: a layer costs more than a paint."""
    if len(drawn.children) != 1 or drawn.opacity >= 1 or "o" in drawn.motions:
        return
    only = drawn.children[0]
    if only.path is not None and "o" not in only.motions:
        only.opacity *= drawn.opacity
        drawn.opacity = 1


def _own_bounds(drawn: Drawn) -> skia.Rect | None:
    if drawn.path is not None:
        found = drawn.path.getBounds()
        edge = (drawn.stroke.getStrokeWidth() if drawn.stroke else 0) + 2
        return skia.Rect(found.fLeft - edge, found.fTop - edge, found.fRight + edge, found.fBottom + edge)
    if drawn.text is not None:
        width, height = drawn.text.width / 2 + 9, drawn.text.height / 2 + 9
        return skia.Rect(-width, -height, width, height)
    return None


def _joined(one: skia.Rect, other: skia.Rect) -> skia.Rect:
    return skia.Rect(
        min(one.fLeft, other.fLeft),
        min(one.fTop, other.fTop),
        max(one.fRight, other.fRight),
        max(one.fBottom, other.fBottom),
    )


def _alpha(opacity: float) -> int:
    return int(min(1.0, opacity) * 255)


def _gradient(fill: dict[str, Any]) -> skia.Shader:
    colours = [colour_of(stop[1], stop[2] if len(stop) > 2 else 1).toColor() for stop in fill["s"]]
    places = [stop[0] for stop in fill["s"]]
    if "lg" in fill:
        x1, y1, x2, y2 = fill["lg"]
        return skia.GradientShader.MakeLinear([skia.Point(x1, y1), skia.Point(x2, y2)], colours, places)
    x, y, radius = fill["rg"]
    return skia.GradientShader.MakeRadial(skia.Point(x, y), radius, colours, places)


def _bands(node: Node) -> list[Band]:
    """A large vertical gradient as solid bands that overlap.

    Skia's wheel fills a whole frame with a gradient in 10 to 30 ms and with 120 bands in 0.3 ms; no step can be seen.
    """
    fill = node.get("f")
    if not isinstance(fill, dict) or "lg" not in fill or fill["lg"][0] != fill["lg"][2]:
        return []
    matched = _RECTANGLE.match(node["d"])
    if matched is None or any(len(stop) > 2 for stop in fill["s"]):
        return []
    x, y, width, height = map(float, matched.groups())
    if width * height < LARGE:
        return []
    top, bottom = fill["lg"][1], fill["lg"][3]
    found = []
    for number in range(int(height / BAND) + 1):
        start = y + number * BAND
        end = min(y + height, start + BAND + 3)
        colour = _between_stops(fill["s"], (start + BAND / 2 - top) / (bottom - top))
        found.append((skia.Rect(x, start, x + width, end), skia.Paint(Color4f=colour)))
    return found


def _between_stops(stops: list[Any], place: float) -> skia.Color4f:
    place = min(1.0, max(0.0, place))
    for before, after in pairwise(stops):
        if place <= after[0]:
            part = (place - before[0]) / max(1e-6, after[0] - before[0])
            pairs = zip(channels(before[1]), channels(after[1]), strict=True)
            return skia.Color4f(*((a + (b - a) * part) / 255 for a, b in pairs), 1)
    return colour_of(stops[-1][1])

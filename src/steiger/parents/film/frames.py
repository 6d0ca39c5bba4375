"""One frame: the picture, the sentence under it, and the jetty that shows how far the film is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray

from steiger.parents.film import fonts
from steiger.parents.film.canvas import Stage, colour_of
from steiger.parents.film.cuts import WORLD_BOTTOM, WORLD_WIDTH, Cut
from steiger.parents.film.motion import Motion
from steiger.parents.film.palette import BRICK, INK, PAPER, SAND, WOOD, WOOD_DARK
from steiger.parents.film.scenes import scene
from steiger.parents.film.texts import SCENES, FilmText, label_language, labels_of
from steiger.parents.film.timing import SceneTime

FADE_IN, FADE_OUT = 0.3, 0.2
RISE = 10
WAVES = 12
PLANK_GAP, PLANK, POST = 10, 14, 10


class Frames:
    """One scene of one film in one cut: `draw(time)` puts a moment into the memory that was given."""

    def __init__(
        self, text: FilmText, timed: SceneTime, cut: Cut, pixels: NDArray[np.uint8] | None = None, *, scale: float = 1
    ) -> None:
        self.cut = cut
        self._text = text
        self._labels = labels_of(text)
        self._timed = timed
        self._number = SCENES.index(timed.name)
        self._scale = scale
        size = (round(cut.height * scale), round(cut.width * scale))
        self.pixels = np.zeros((*size, 4), np.uint8) if pixels is None else pixels
        self._surface = skia.Surface(self.pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._canvas = self._surface.getCanvas()
        self._scene = scene(timed.name)
        self._mirrored = text.is_right_to_left and self._scene.is_mirrored
        self._stage = Stage(self._scene.root, timed.moments, self._set_label, mirrored=self._mirrored)
        self._x = Motion(self._scene.portrait_x, timed.moments)
        self._width = Motion(self._scene.portrait_width, timed.moments)
        ink = colour_of(INK).toColor()
        _x, _y, width, height = cut.text
        self._sentences = [
            (one, fonts.fit(one.text, text.language, cut.text_size, (width, height), ink)) for one in timed.sentences
        ]

    def draw(self, time: float) -> None:
        canvas = self._canvas
        canvas.save()
        canvas.scale(self._scale, self._scale)
        canvas.clear(colour_of(PAPER))
        self._draw_picture(time)
        self._draw_edge()
        self._draw_sentence(time)
        self._draw_jetty(time / self._timed.length)
        canvas.restore()

    def save(self, file: Path) -> None:
        self._surface.makeImageSnapshot().save(str(file), skia.kPNG)

    def _set_label(self, key: str, size: float, width: float, colour: int) -> fonts.SetText | None:
        text = self._labels.get(key, "")
        return fonts.fit_label(text, label_language(self._text, key), size, width, colour) if text else None

    def view(self, time: float) -> tuple[float, float, float]:
        """Which part of the world the picture shows: its left side, its top and its width."""
        if not self.cut.is_upright:
            return 0, 0, WORLD_WIDTH
        x, width = self._x.at(time, 420), self._width.at(time, 1080)
        left = WORLD_WIDTH - x - width if self._mirrored else x
        return left, WORLD_BOTTOM - width * self.cut.picture_height / self.cut.width, width

    def _draw_picture(self, time: float) -> None:
        canvas = self._canvas
        left, top, width = self.view(time)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeWH(self.cut.width, self.cut.picture_height))
        zoom = self.cut.width / width
        canvas.scale(zoom, zoom)
        canvas.translate(-left, -top)
        self._stage.draw(canvas, time)
        canvas.restore()

    def _draw_edge(self) -> None:
        """Between picture and text: a quiet wave of paper."""
        foot = self.cut.picture_height
        step = self.cut.width / WAVES / 2
        path = skia.Path()
        path.moveTo(0, foot + 2)
        path.lineTo(0, foot - 8)
        for _wave in range(WAVES):
            path.rQuadTo(step / 2, -9, step, 0)
            path.rQuadTo(step / 2, 9, step, 0)
        path.lineTo(self.cut.width, foot + 2)
        path.close()
        self._canvas.drawPath(path, _paint(PAPER))

    def _draw_sentence(self, time: float) -> None:
        x, y, width, height = self.cut.text
        for sentence, lines in self._sentences:
            appeared = min(1.0, max(0.0, (time - sentence.start) / FADE_IN))
            opacity = appeared * min(1.0, max(0.0, (sentence.end + FADE_OUT - time) / FADE_OUT))
            if opacity <= 0:
                continue
            bounds = skia.Rect.MakeXYWH(x - 20, y - 20, width + 40, height + 50)
            self._canvas.saveLayerAlpha(bounds, int(opacity * 255))
            top = y + (height - lines.height) / 2 + (1 - appeared) * RISE
            lines.paragraph.paint(self._canvas, x + (width - lines.width) / 2, top)
            self._canvas.restore()

    def _draw_jetty(self, part: float) -> None:
        """A plank a scene: laid, being laid, to come."""
        canvas = self._canvas
        x, y, width = self.cut.jetty
        plank = (width - PLANK_GAP * (len(SCENES) - 1)) / len(SCENES)
        canvas.save()
        if self._text.is_right_to_left:
            canvas.translate(2 * x + width, 0)
            canvas.scale(-1, 1)
        for number in range(len(SCENES)):
            left = x + number * (plank + PLANK_GAP)
            laid = 1.0 if number < self._number else part if number == self._number else 0.0
            _rounded(canvas, (left, y, plank, PLANK), SAND)
            if laid > 0:
                _rounded(canvas, (left, y, max(10.0, plank * laid), PLANK), WOOD if number < self._number else BRICK)
            _rounded(canvas, (left + plank / 2 - POST / 2, y + PLANK, POST, PLANK), WOOD_DARK if laid >= 1 else SAND)
        canvas.restore()


def _paint(colour: str) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Color4f=colour_of(colour))


def _rounded(canvas: skia.Canvas, place: tuple[float, float, float, float], colour: str) -> None:
    canvas.drawRoundRect(skia.Rect.MakeXYWH(*place), 4, 4, _paint(colour))

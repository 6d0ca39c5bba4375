"""Typefaces and paragraphs: every script set as its readers write it, by HarfBuzz and ICU inside Skia."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

import skia

from steiger.parents.film.texts import ISOLATES, RIGHT_TO_LEFT, FilmText, labels_of

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = ("nunito", "noto-sans-arabic", "noto-sans-ethiopic", "noto-sans-sc")
# Digits and brackets come from the script's own typeface where that has them in its own measure.
LEADING = {"ti": "noto-sans-ethiopic", "am": "noto-sans-ethiopic", "zh": "noto-sans-sc"}
LINE_HEIGHT = 1.28
SMALLEST = 26
SMALLEST_LABEL = 14
# What lays out text but is not itself drawn.
_INVISIBLE = "\u200c\u200d\u200e\u200f\n"

layout = skia.textlayout


class SetText(NamedTuple):
    """A paragraph that has been laid out, with its size and the width that it takes."""

    paragraph: skia.textlayout.Paragraph
    size: float
    width: float

    @property
    def height(self) -> float:
        return float(self.paragraph.Height)


@cache
def typefaces() -> dict[str, skia.Typeface]:
    # A manager of its own: the machine's typefaces are neither looked for nor used.
    manager = skia.FontMgr.New_Custom_Empty()
    found = {name: manager.makeFromFile(str(FOLDER / f"{name}.ttf")) for name in FAMILIES}
    missing = [name for name, typeface in found.items() if typeface is None]
    if missing:
        raise FileNotFoundError(f"No typeface in {FOLDER}: {', '.join(missing)}. See tools/film_fonts.py.")
    return found


@cache
def _collection() -> skia.textlayout.FontCollection:
    provider = layout.TypefaceFontProvider()
    for name, typeface in typefaces().items():
        provider.registerTypeface(typeface, name)
    collection = layout.FontCollection()
    collection.setDefaultFontManager(provider)
    return collection


@cache
def _unicode() -> skia.Unicode:
    return skia.Unicodes.ICU.Make()


def missing_letters(text: FilmText) -> str:
    """The letters of a film that no bundled typeface has: a film with boxes is not made."""
    everything = "".join([*labels_of(text).values(), *(part for pair in text.scenes.values() for part in pair)])
    return missing_in(everything)


def missing_in(text: str) -> str:
    wanted = sorted(set(ISOLATES.sub("", text)) - set(_INVISIBLE))
    faces = typefaces().values()
    return "".join(letter for letter in wanted if not any(face.unicharToGlyph(ord(letter)) for face in faces))


def set_lines(text: str, language: str, size: float, width: float, colour: int) -> skia.textlayout.Paragraph:
    """Centred lines of at most this width."""
    style = layout.TextStyle()
    leading = LEADING.get(language)
    style.setFontFamilies([leading, *FAMILIES] if leading else list(FAMILIES))
    style.setFontSize(size)
    style.setColor(colour)
    style.setLocale(language)
    style.setHeight(LINE_HEIGHT)
    style.setHeightOverride(True)
    style.setHalfLeading(True)
    paragraph_style = layout.ParagraphStyle()
    paragraph_style.setTextAlign(layout.TextAlign.kCenter)
    paragraph_style.setTextStyle(style)
    builder = layout.ParagraphBuilder(paragraph_style, _collection(), _unicode())
    builder.pushStyle(style)
    # Skia's paragraphs have no base direction here; an isolate round the whole gives one.
    builder.addText(f"\u2067{text}\u2069" if language in RIGHT_TO_LEFT else text)
    paragraph = builder.Build()
    paragraph.layout(width)
    return paragraph


def fit(
    text: str, language: str, size: float, box: tuple[float, float], colour: int, smallest: float = SMALLEST
) -> SetText:
    """The largest size that fits the box; then lines of about equal length: no lonely last word."""
    width, height = box
    paragraph = set_lines(text, language, size, width, colour)
    while paragraph.Height > height and size > smallest:
        size -= 2
        paragraph = set_lines(text, language, size, width, colour)
    wanted = paragraph.Height
    low, high = paragraph.LongestLine * 0.5, width
    for _step in range(9):
        middle = (low + high) / 2
        if set_lines(text, language, size, middle, colour).Height <= wanted + 0.5:
            high = middle
        else:
            low = middle
    balanced = math.ceil(high) + 1
    return SetText(set_lines(text, language, size, balanced, colour), size, balanced)


def fit_label(text: str, language: str, size: float, width: float, colour: int) -> SetText:
    """One line, however small it must be."""
    return fit(text, language, size, (width, size * 1.5), colour, SMALLEST_LABEL)

"""Pictures to compare with, and how different two pictures may be.

python -m tests.parents.film.pictures      make the reference images again; look at every one of them
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray

from steiger.parents.film.canvas import colour_of
from steiger.parents.film.fonts import fit

FOLDER = Path(__file__).parent / "references"
SIZE = (560, 96)
# A number, a telephone number and punctuation in each script: what goes wrong first.
TEXTS = {
    "latin": ("nl", "Bel \u2068088 123 45 67\u2069, één keer."),
    "turkish": ("tr", "Çocuğunuz İstanbul’dan mı?"),
    "somali": ("so", "Su’aal ma qabtaa?"),
    "cyrillic": ("uk", "Дитина їде, ґанок, \u20683\u2069 рази."),
    "arabic": ("ar", "اتصلوا: \u2068088 123 45 67\u2069، لا بأس."),
    "persian": ("fa", "می‌گوییم؛ گچ، پژواک \u206812\u2069"),
    "sorani": ("ckb", "منداڵەکەتان ڕێگای قوتابخانە"),
    "pashto": ("ps", "ستاسو ماشوم ښوونځي ته ځي."),
    "ethiopic": ("ti", "ውላድኩም \u206840\u2069 ሰሙን፡ ቋንቋ።"),
    "chinese": ("zh", "您的孩子约\u206840\u2069周。"),
}
Pixels = NDArray[np.uint8]


def written(name: str) -> Pixels:
    language, text = TEXTS[name]
    width, height = SIZE
    pixels = np.zeros((height, width, 4), np.uint8)
    canvas = skia.Surface(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType).getCanvas()
    canvas.clear(colour_of("#FFFFFF"))
    lines = fit(text, language, 40, (width - 20, height), colour_of("#000000").toColor())
    lines.paragraph.paint(canvas, (width - lines.width) / 2, (height - lines.height) / 2)
    return pixels


def read(file: Path) -> Pixels:
    image = skia.Image.fromarray(np.array(skia.Image.open(str(file)).toarray(colorType=skia.kBGRA_8888_ColorType)))
    return np.asarray(image.toarray(colorType=skia.kRGBA_8888_ColorType), np.uint8)


def difference(one: Pixels, other: Pixels) -> tuple[float, float]:
    """The mean difference of 255, and the share of pixels of which everybody sees that they differ."""
    apart = np.abs(one[..., :3].astype(int) - other[..., :3].astype(int))
    return float(apart.mean()), float((apart.max(axis=-1) > 60).mean())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in TEXTS:
        skia.Image.fromarray(written(name), skia.kBGRA_8888_ColorType).save(str(FOLDER / f"{name}.png"), skia.kPNG)

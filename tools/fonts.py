"""Make the web fonts: small woff2 subsets of open typefaces that PyPI ships. Run once; the results are committed.

    pip download --no-deps -d /tmp/fonts fontpkg-source-sans-3 fontpkg-nunito fontpkg-ibm-plex-sans-arabic \
        justmytype-intl-africa pylopdf-fonts-zh-cn
    python tools/fonts.py /tmp/fonts
"""

from __future__ import annotations

import argparse
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parent.parent / "src/steiger/core/static/steiger/fonts"

# Dutch, English and the Latin alphabets of the families: Turkish, Polish, Romanian, Kurmanji, Somali, Croatian ...
LATIN = (
    "U+0000-00FF,U+0100-017F,U+0192,U+0218-021B,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+1E9E,U+2000-206F,U+20AC,U+2122,"
    "U+2190-2193,U+2212,U+2215,U+2264-2265,U+FEFF,U+FFFD"
)
CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
ARABIC = "U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FEFC"
ETHIOPIC = "U+1200-139F,U+2D80-2DDF,U+AB00-AB2F"
# What Tigrinya and Amharic are written with, for pages that must be small.
TIGRINYA_AMHARIC = "U+1200-137F"
# The own names of languages whose script not every phone has: in the picker each must be readable.
TIGRINYA_AMHARIC_NAMES, CHINESE_NAME = (",".join(f"U+{ord(one):04X}" for one in name) for name in ("ትግርኛአማ", "中文"))


@dataclass(frozen=True)
class Cut:
    """One file to make: which typeface, which characters, which weights."""

    name: str
    source: str
    characters: str
    weights: tuple[int, int] | None = None
    """The range of a variable typeface; None for a typeface of one weight."""


CUTS = [
    Cut("source-sans-3-latin", "SourceSans3[wght].ttf", LATIN, (400, 700)),
    Cut("source-sans-3-cyrillic", "SourceSans3[wght].ttf", CYRILLIC, (400, 700)),
    Cut("nunito-latin", "Nunito[wght].ttf", LATIN, (600, 800)),
    Cut("nunito-cyrillic", "Nunito[wght].ttf", CYRILLIC, (600, 800)),
    Cut("ibm-plex-sans-arabic-400", "IBMPlexSansArabic-Regular.ttf", ARABIC),
    Cut("ibm-plex-sans-arabic-600", "IBMPlexSansArabic-SemiBold.ttf", ARABIC),
    Cut("noto-sans-ethiopic", "NotoSansEthiopic[wdth,wght].ttf", ETHIOPIC, (400, 700)),
    Cut("noto-sans-ethiopic-400", "NotoSansEthiopic[wdth,wght].ttf", TIGRINYA_AMHARIC, (400, 400)),
    Cut("noto-sans-ethiopic-names", "NotoSansEthiopic[wdth,wght].ttf", TIGRINYA_AMHARIC_NAMES, (400, 400)),
    Cut("noto-sans-sc-names", "NotoSansSC-Regular.otf", CHINESE_NAME),
]
LICENCES = {
    "OFL-source-sans-3.txt": ("fontpkg_source_sans_3/", "LICENSE"),
    "OFL-nunito.txt": ("fontpkg_nunito/", "LICENSE"),
    "OFL-ibm-plex-sans-arabic.txt": ("fontpkg_ibm_plex_sans_arabic/", "LICENSE"),
    "OFL-noto-sans-ethiopic.txt": ("notosansethiopic/", "OFL.txt"),
    "OFL-noto-sans-sc.txt": ("pylopdf_fonts_zh_cn", "LICENSE"),
}


def read_packages(folder: Path) -> dict[str, bytes]:
    """Every font and licence in the downloaded packages, by its path."""
    files: dict[str, bytes] = {}
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as package:
            for name in package.namelist():
                if name.endswith((".ttf", ".otf", "LICENSE", "OFL.txt")):
                    files[name] = package.read(name)
    return files


def reread(font: TTFont) -> TTFont:
    """A font as its file would give it; the subsetter stumbles over tables that were just instanced."""
    saved = io.BytesIO()
    font.save(saved)
    saved.seek(0)
    return TTFont(saved)


def make(cut: Cut, source: bytes) -> bytes:
    font = TTFont(io.BytesIO(source))
    if cut.weights:
        limits: dict[str, tuple[int, int] | int] = {"wght": cut.weights}
        if any(axis.axisTag == "wdth" for axis in font["fvar"].axes):
            limits["wdth"] = 100
        font = reread(instancer.instantiateVariableFont(font, limits))
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    # Beside what a script needs only our numbers: alternates weigh as much as the letters themselves.
    options.layout_features += ["tnum", "lnum", "pnum", "case"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(cut.characters.replace("U+", "")))
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="folder with the downloaded wheels")
    files = read_packages(parser.parse_args().packages)
    OUT.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        source = next(data for name, data in files.items() if name.endswith("/" + cut.source))
        made = make(cut, source)
        (OUT / f"{cut.name}.woff2").write_bytes(made)
        print(f"{cut.name}: {len(made) / 1024:.0f} kB")
    for target, (folder, name) in LICENCES.items():
        text = next(data for path, data in files.items() if folder in path and path.endswith(name))
        (OUT / target).write_bytes(text)


if __name__ == "__main__":
    main()

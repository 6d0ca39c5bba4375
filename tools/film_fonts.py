"""Make the film's fonts: static cuts of weight 800 of open typefaces. Run once; the results are committed.

PyPI and npm ship them:

    pip download --no-deps -d /tmp/fonts fontpkg-nunito fontpkg-noto-sans-arabic justmytype-intl-africa
    npm pack --pack-destination /tmp/fonts @expo-google-fonts/noto-sans-sc
    python tools/film_fonts.py /tmp/fonts

Skia's paragraphs select no weight of a variable font, hence one weight each. The Chinese typeface is cut down to what
the catalogue says and the 3755 most used characters (the first level of GB 2312): a region can write with those.
"""

from __future__ import annotations

import argparse
import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fonts import ARABIC, CYRILLIC, ETHIOPIC, LATIN, reread
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent / "src/steiger/parents"
OUT = ROOT / "film/fonts"
CHINESE_CATALOGUE = ROOT / "catalogues/zh.toml"
WEIGHT = 800
ENDINGS = (".ttf", "LICENSE_FONT")
VIETNAMESE = "U+0300-0303,U+0306,U+0309,U+0323,U+1E00-1EFF"
CHINESE_SIGNS = "U+2010-2027,U+2030-203E,U+3000-303F,U+FF01-FF65"


@dataclass(frozen=True)
class Cut:
    name: str
    source: str
    characters: str


CUTS = [
    Cut("nunito", "Nunito[wght].ttf", f"{LATIN},{CYRILLIC},{VIETNAMESE}"),
    Cut("noto-sans-arabic", "NotoSansArabic[wdth,wght].ttf", f"U+0020-007E,U+00A0,U+00AB,U+00BB,{ARABIC}"),
    Cut("noto-sans-ethiopic", "NotoSansEthiopic[wdth,wght].ttf", f"U+0020,U+00A0,{ETHIOPIC}"),
    Cut("noto-sans-sc", "NotoSansSC_800ExtraBold.ttf", CHINESE_SIGNS),
]
LICENCES = {
    "OFL-nunito.txt": "fontpkg_nunito/LICENSE",
    "OFL-noto-sans-arabic.txt": "fontpkg_noto_sans_arabic/LICENSE",
    "OFL-noto-sans-ethiopic.txt": "notosansethiopic/OFL.txt",
    "OFL-noto-sans-sc.txt": "package/LICENSE_FONT",
}


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every font and licence in the downloaded packages, with its path."""
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as package:
            for name in package.namelist():
                yield name, package.read(name)
    for archive in sorted(folder.glob("*.tgz")):
        with tarfile.open(archive) as package:
            for member in package:
                if (file := package.extractfile(member)) and member.name.endswith(ENDINGS):
                    yield member.name, file.read()


def read_package_file(folder: Path, ending: str) -> bytes:
    for name, content in files_in(folder):
        if name.endswith(ending):
            return content
    raise SystemExit(f"No package in {folder} has {ending}.")


def common_chinese() -> set[int]:
    """The first level of GB 2312: rows 16 to 55 of 94 characters, ordered by sound, the most used ones."""
    pairs = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 56) for cell in range(1, 95))
    return {ord(character) for pair in pairs for character in pair.decode("gb2312", errors="ignore")}


def characters_of(cut: Cut) -> set[int]:
    wanted = set(subset.parse_unicodes(cut.characters.replace("U+", "")))
    if cut.name == "noto-sans-sc":
        wanted |= common_chinese()
        if CHINESE_CATALOGUE.is_file():
            text = CHINESE_CATALOGUE.read_text(encoding="utf-8")
            wanted |= {ord(character) for character in text if character > "⺀"}
    return wanted


def rename(font: TTFont, name: str) -> None:
    """One family, one style: the weight is in the name, for nothing here selects by weight."""
    for record in font["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = f"steiger-film-{name}"
        elif record.nameID in {2, 17}:
            record.string = "Regular"
    font["OS/2"].usWeightClass = 400


def make(cut: Cut, source: bytes) -> bytes:
    font = TTFont(io.BytesIO(source))
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"])
    if cut.name != "noto-sans-sc":
        options.layout_features = ["*"]  # of Chinese only what it needs: vertical and other forms weigh as much again
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters_of(cut))
    subsetter.subset(font)
    font = reread(font)
    if "fvar" in font:
        limits = {axis.axisTag: WEIGHT if axis.axisTag == "wght" else 100 for axis in font["fvar"].axes}
        font = instancer.instantiateVariableFont(font, limits, updateFontNames=False)
    rename(font, cut.name)
    font["head"].modified = font["head"].created  # the same packages give the same bytes
    font.recalcTimestamp = False
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="folder with the downloaded wheels")
    folder = parser.parse_args().packages
    OUT.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        made = make(cut, read_package_file(folder, cut.source))
        (OUT / f"{cut.name}.ttf").write_bytes(made)
        print(f"{cut.name}: {len(made) / 1024:.0f} kB")
    for target, ending in LICENCES.items():
        (OUT / target).write_bytes(read_package_file(folder, ending))


if __name__ == "__main__":
    main()

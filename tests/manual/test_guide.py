"""The chapters hold together: each is in the contents, each way on leads somewhere, each name on screen is one."""

from __future__ import annotations

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings

from steiger.access.enums import Role
from steiger.manual import selectors
from steiger.manual.catalogue import TOPICS
from steiger.manual.enums import CHAPTER_OF
from steiger.manual.rules import ANCHOR, png_size
from tests.browser.pictures import PICTURES, named_in

GUIDE: Path = settings.GUIDE
ROLES = sorted(CHAPTER_OF.values())
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
LARGEST = 80_000


def _anchors(name: str) -> set[str]:
    chapter = selectors.chapter(name)
    assert chapter is not None, name
    return {one.anchor for one in chapter.sections}


def _on_screen() -> set[str]:
    """All that Steiger says in Dutch, and what the library for signing in says."""
    source = Path(settings.PACKAGE)
    allauth = Path(str(find_spec("allauth").origin)).parent  # type: ignore[union-attr]
    catalogues = [*source.glob("*/locale/nl/LC_MESSAGES/django.po"), allauth / "locale/nl/LC_MESSAGES/django.po"]
    said = {entry.msgstr for path in catalogues if path.exists() for entry in polib.pofile(str(path))}
    return {text.strip() for text in said if text}


ON_SCREEN = _on_screen()


def test_every_chapter_is_in_the_contents_once() -> None:
    files = sorted(path.stem for path in GUIDE.glob("*.md") if path.stem != selectors.CONTENTS)

    assert sorted(one.name for one in selectors.chapters()) == files


def test_every_role_has_its_chapter() -> None:
    assert set(CHAPTER_OF) == set(Role)
    assert set(ROLES) <= {one.name for one in selectors.chapters()}


@pytest.mark.parametrize("name", ROLES)
def test_a_chapter_of_a_role_goes_from_the_first_day_to_when_it_goes_another_way(name: str) -> None:
    chapter = selectors.chapter(name)

    assert chapter is not None
    parts = [one.title for one in chapter.contents if one.depth == 2]
    assert parts == ["Je eerste dag", "Je dagelijkse werk", "Als het anders loopt"]


@pytest.mark.parametrize("name", ROLES)
def test_a_chapter_of_a_role_names_things_as_they_are_on_screen(name: str) -> None:
    text = (GUIDE / f"{name}.md").read_text()

    unknown = sorted({" ".join(one.split()) for one in BOLD.findall(text)} - ON_SCREEN)

    assert unknown == []


@pytest.mark.parametrize("path", sorted(GUIDE.glob("*.md")), ids=lambda path: path.stem)
def test_ways_to_other_chapters_lead_to_a_heading(path: Path) -> None:
    for address in LINK.findall(path.read_text()):
        name, _, anchor = address.partition("#")
        if address.startswith("http"):
            continue
        assert name.endswith(".md"), address
        assert not anchor or f"{ANCHOR}{anchor}" in _anchors(name.removesuffix(".md")), address


@pytest.mark.parametrize("name", sorted(TOPICS))
def test_help_beside_a_rule_leads_to_a_heading(name: str) -> None:
    topic = TOPICS[name]

    assert f"{ANCHOR}{topic.anchor}" in _anchors(topic.chapter)


def test_help_beside_a_rule_stands_on_a_page() -> None:
    pages = "".join(path.read_text() for path in Path(settings.PACKAGE).glob("*/templates/**/*.html"))

    assert [name for name in TOPICS if f'{{% explain "{name}" %}}' not in pages] == []


def test_each_picture_is_made_kept_and_shown() -> None:
    made = {one.name for one in PICTURES}
    kept = {path.stem for path in (GUIDE / "pictures").glob("*")}

    assert named_in(GUIDE) == made
    assert kept == made
    assert len(made) == len(PICTURES)


@pytest.mark.parametrize("path", sorted((GUIDE / "pictures").glob("*.png")), ids=lambda path: path.stem)
def test_pictures_are_small(path: Path) -> None:
    width, height = png_size(path)

    assert path.stat().st_size < LARGEST
    assert 300 < width <= 1300
    assert 100 < height <= 900


def test_the_package_carries_the_guide() -> None:
    """An installation has no folder `docs`: `config.settings` finds the chapters inside the package."""
    root = Path(settings.PACKAGE).parents[1]
    wheel = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert "docs/guide" in wheel["only-include"]
    assert wheel["sources"]["docs"] == "steiger"

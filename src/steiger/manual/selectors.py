"""The chapters, read once from the files that the package carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.links import in_region
from steiger.manual.enums import CHAPTER_OF
from steiger.manual.rules import Section, fold, png_size, sections, title_of, to_html

CONTENTS = "README"
# A line of the contents: `- [Title](file.md): what it tells`.
LINE = re.compile(r"^- \[[^\]]+\]\(([\w-]+)\.md\): (.+)$", re.MULTILINE)
# What is longer than this is found by its first words.
SHOWN_WORDS = 160
MOST_FOUND = 30


@dataclass(frozen=True)
class Chapter:
    """One file of the guide."""

    name: str
    title: str
    about: str
    text: str
    sections: tuple[Section, ...]

    @property
    def contents(self) -> list[Section]:
        """What one can jump to from the top of the page."""
        return [one for one in self.sections if one.anchor]

    @property
    def is_of_a_role(self) -> bool:
        return self.name in CHAPTER_OF.values()


@dataclass(frozen=True)
class Hit:
    """A part of a chapter in which all the words stand."""

    chapter: Chapter
    section: Section
    url: str

    @property
    def title(self) -> str:
        return self.section.title

    @property
    def words(self) -> str:
        if len(self.section.words) <= SHOWN_WORDS:
            return self.section.words
        return f"{self.section.words[:SHOWN_WORDS].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True)
class Contents:
    """The manual as one member finds it: what is for this role first."""

    mine: list[Chapter]
    roles: list[Chapter]
    subjects: list[Chapter]


@cache
def chapters() -> tuple[Chapter, ...]:
    """In the order in which the contents name them."""
    guide: Path | None = settings.GUIDE
    if guide is None:
        return ()
    listed = LINE.findall((guide / f"{CONTENTS}.md").read_text(encoding="utf-8"))
    return tuple(_chapter(guide, name, about) for name, about in listed)


def _chapter(guide: Path, name: str, about: str) -> Chapter:
    text = (guide / f"{name}.md").read_text(encoding="utf-8")
    return Chapter(name, title_of(text), about, text, tuple(sections(text)))


def chapter(name: str) -> Chapter | None:
    return next((one for one in chapters() if one.name == name), None)


def contents(member: Member) -> Contents:
    own = [CHAPTER_OF[role] for role in Role if role in member.roles]
    return Contents(
        mine=[one for one in chapters() if one.name in own],
        roles=[one for one in chapters() if one.is_of_a_role and one.name not in own],
        subjects=[one for one in chapters() if not one.is_of_a_role],
    )


@cache
def as_page(name: str, region: str) -> SafeString:
    """A chapter as it is read in this region: safe, for the reader lets no HTML through."""
    found = chapter(name)
    return mark_safe(to_html(found.text, _InRegion(region)) if found else "")  # noqa: S308 - made by the reader


@dataclass(frozen=True)
class _InRegion:
    slug: str

    def chapter(self, name: str) -> str:
        if name == CONTENTS:
            return in_region(self.slug, "manual:home")
        return in_region(self.slug, "manual:chapter", chapter=name)

    def picture(self, name: str) -> tuple[str, int, int] | None:
        guide: Path | None = settings.GUIDE
        if guide is None or not re.fullmatch(r"[\w-]+\.png", name) or not (guide / "pictures" / name).exists():
            return None
        return (static(f"guide/{name}"), *png_size(guide / "pictures" / name))


def found(region: str, text: str, *, most: int = MOST_FOUND) -> list[Hit]:
    """Parts in which every word stands; those that have them in their heading first."""
    words = fold(text).split()
    if not words or len(text.strip()) < 2:
        return []
    hits = [
        (not all(word in fold(section.title) for word in words), one, section)
        for one in chapters()
        for section in one.sections
        if all(word in _searched(one.name, section) for word in words)
    ]
    hits.sort(key=lambda hit: hit[0])
    return [Hit(one, section, _address(region, one, section)) for _, one, section in hits[:most]]


@cache
def _searched(_chapter: str, section: Section) -> str:
    return fold(f"{section.title} {section.words}")


def _address(region: str, chapter: Chapter, section: Section) -> str:
    page = in_region(region, "manual:chapter", chapter=chapter.name)
    return f"{page}#{section.anchor}" if section.anchor else page

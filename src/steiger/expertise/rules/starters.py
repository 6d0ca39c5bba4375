"""The articles that come with the product: Markdown files with what a list needs to know at their head."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "articles"
FENCE = "+++\n"
SOURCES = "\n## Bronnen\n"


@dataclass(frozen=True, slots=True)
class Starter:
    """One of them. `key` is the name of its file, and never changes."""

    key: str
    title: str
    summary: str
    subjects: tuple[str, ...]
    stages: tuple[str, ...]
    keywords: str
    text: str
    sources: str


@cache
def starters() -> tuple[Starter, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.md")))


def _read(path: Path) -> Starter:
    _before, head, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    told = tomllib.loads(head)
    text, _heading, sources = body.partition(SOURCES)
    return Starter(
        key=path.stem,
        title=told["title"],
        summary=told["summary"],
        subjects=tuple(told["subjects"]),
        stages=tuple(told.get("stages", ())),
        keywords=told.get("keywords", ""),
        text=text.strip(),
        sources=sources.strip(),
    )

"""How a chapter reads: Markdown to a page, with the ways to other chapters and to its pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from steiger.expertise.rules.markdown import new_reader, with_anchors, words_of

# How anchors begin on the pages; in the files they are written as the code platforms make them, without it.
ANCHOR = "deel-"
# What was taken at the width of a phone stands narrower.
PHONE_WIDTH = 480


class Places(Protocol):
    """Where the other chapters and the pictures are, for who reads this page."""

    def chapter(self, name: str) -> str: ...

    def picture(self, name: str) -> tuple[str, int, int] | None:
        """Its address, how wide and how high; nothing when it is not there."""
        ...


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the words under it: what is searched and listed."""

    anchor: str
    title: str
    depth: int
    words: str


@cache
def _reader() -> MarkdownIt:
    reader = new_reader()
    reader.add_render_rule("image", _picture)
    reader.add_render_rule("link_open", _link)
    return reader


def to_html(text: str, places: Places) -> str:
    """Without the title: that stands above the page."""
    tokens = _without_title(with_anchors(_reader().parse(text)))
    return str(_reader().renderer.render(tokens, _reader().options, {"places": places}))


def title_of(text: str) -> str:
    first = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return first.removeprefix("# ").strip()


def sections(text: str) -> list[Section]:
    """In the order of the chapter; the first one is what stands before any heading."""
    found: list[tuple[str, str, int, list[str]]] = [("", title_of(text), 1, [])]
    tokens = _without_title(with_anchors(_reader().parse(text)))
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            anchor = str(token.attrGet("id"))
            found.append((anchor, words_of(tokens[place + 1]), int(token.tag[1]), []))
        elif token.type == "inline" and tokens[place - 1].type != "heading_open":
            found[-1][3].append(words_of(token))
    return [Section(anchor, title, depth, " ".join(words)) for anchor, title, depth, words in found]


def fold(text: str) -> str:
    """Without accents and capitals: `Coördinator` is found by `coordinator`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def png_size(path: Path) -> tuple[int, int]:
    """As the file says itself, in its first bytes: so that a page does not jump when its pictures come."""
    head = path.read_bytes()[:24]
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def _without_title(tokens: list[Token]) -> list[Token]:
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].markup == "#":
        return tokens[3:]
    return tokens


def _picture(
    _renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, context: dict[str, Any]
) -> str:
    """In full behind a click: at the width of a column letters can be small."""
    token = tokens[place]
    described = escape(words_of(token))
    found = context["places"].picture(str(token.attrGet("src") or "").removeprefix("pictures/"))
    if found is None:
        return f"<em>{described}</em>"
    address, width, height = found
    kind = "shot shot-phone" if width < PHONE_WIDTH else "shot"
    return (
        f'<a class="{kind}" href="{escape(address)}">'
        f'<img src="{escape(address)}" alt="{described}" width="{width}" height="{height}" loading="lazy"></a>'
    )


def _link(renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, context: dict[str, Any]) -> str:
    token = tokens[place]
    address = str(token.attrGet("href") or "")
    name, _, anchor = address.partition("#")
    if address.startswith(("http://", "https://")):
        token.attrSet("rel", "noopener noreferrer")
    elif not name or name.endswith(".md"):
        page = context["places"].chapter(name.removesuffix(".md")) if name else ""
        token.attrSet("href", f"{page}#{ANCHOR}{anchor}" if anchor else page)
    return renderer.renderToken(tokens, place, options, context)

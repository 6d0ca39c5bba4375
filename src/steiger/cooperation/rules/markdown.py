"""Articles are typed as Markdown: paragraphs, lists, bold, italic and links. HTML in them stays text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

# A heading inside an article would break the outline of the page; pictures and code have no place in an agreement.
NOT_HERE = ("heading", "lheading", "html_block", "html_inline", "image", "code", "fence", "backticks", "reference")


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(slots=True)
class Block:
    """What paper needs of it: a paragraph, or a list of items that hold blocks themselves."""

    kind: str
    spans: list[Span] = field(default_factory=list)
    items: list[list[Block]] = field(default_factory=list)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(list(NOT_HERE))


def to_html(text: str) -> str:
    """Safe: the reader escapes what it does not know, and refuses addresses that run a script."""
    return str(_reader().render(text))


def to_blocks(text: str) -> list[Block]:
    """The same for paper, as plain values: what is typed can never be markup there."""
    blocks, _rest = _blocks(_reader().parse(text), 0, "")
    return blocks


def _blocks(tokens: Sequence[Token], start: int, until: str) -> tuple[list[Block], int]:
    found: list[Block] = []
    place = start
    while place < len(tokens) and tokens[place].type != until:
        token = tokens[place]
        if token.type == "inline":
            found.append(Block("paragraph", spans=_spans(token.children or [])))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            kind = token.type.removesuffix("_open")
            items, place = _items(tokens, place + 1, f"{kind}_close")
            found.append(Block(kind.removesuffix("_list"), items=items))
        place += 1
    return found, place


def _items(tokens: Sequence[Token], start: int, until: str) -> tuple[list[list[Block]], int]:
    items: list[list[Block]] = []
    place = start
    while tokens[place].type != until:
        item, place = _blocks(tokens, place + 1, "list_item_close")
        items.append(item)
        place += 1
    return items, place


def _spans(children: Sequence[Token]) -> list[Span]:
    spans: list[Span] = []
    strong = emphasis = 0
    for token in children:
        strong += _depth(token, "strong")
        emphasis += _depth(token, "em")
        if token.type == "text" and token.content:
            spans.append(Span(token.content, strong=strong > 0, emphasis=emphasis > 0))
        elif token.type in {"softbreak", "hardbreak"}:
            spans.append(Span("\n"))
    return spans


def _depth(token: Token, name: str) -> int:
    return {f"{name}_open": 1, f"{name}_close": -1}.get(token.type, 0)


def as_values(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """As JSON for the typesetter."""
    return [
        {
            "kind": block.kind,
            "spans": [{"text": s.text, "strong": s.strong, "emphasis": s.emphasis} for s in block.spans],
            "items": [as_values(item) for item in block.items],
        }
        for block in blocks
    ]

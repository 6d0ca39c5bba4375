"""An article is typed as Markdown: headings, lists, tables, links, pictures of its own. HTML in it stays text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

# In the text a file of the article is called so: `![what it shows](bestand:12)`.
OWN_FILE = re.compile(r"bestand:(\d{1,12})")
_MARKS = re.compile(r"^\s*(?:#+|[-*>]|\|[-|]+\|$)\s*|[*_`|]|!?\[|\]\([^)]*\)|\]", re.MULTILINE)
# The page has its title already: what is typed as a title becomes a heading.
HIGHEST, DEEPEST = 2, 4


@dataclass(frozen=True, slots=True)
class Heading:
    anchor: str
    text: str


@cache
def _reader() -> MarkdownIt:
    reader = new_reader()
    reader.add_render_rule("image", _picture)
    reader.add_render_rule("link_open", _link)
    return reader


def new_reader() -> MarkdownIt:
    """What a text may hold, here and in the manual: HTML in it stays text, addresses that run a script are refused."""
    reader = MarkdownIt("commonmark", {"html": False, "breaks": False}).enable("table")
    reader.disable(["html_block", "html_inline", "code", "fence", "reference"])
    reader.add_render_rule("table_open", lambda *_given: '<div class="table-wrap" tabindex="0"><table class="table">')
    reader.add_render_rule("table_close", lambda *_given: "</table></div>")
    return reader


def to_html(text: str, file_url: Callable[[int], str]) -> str:
    """Safe: the reader escapes what it does not know, and refuses addresses that run a script."""
    tokens = with_anchors(_reader().parse(text))
    return str(_reader().renderer.render(tokens, _reader().options, {"file_url": file_url}))


def with_anchors(tokens: list[Token]) -> list[Token]:
    """Each heading can be jumped to, and none stands above those of the page."""
    anchors = iter(_anchors(tokens))
    for token in tokens:
        if token.type == "heading_open":
            token.attrSet("id", next(anchors))
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]), HIGHEST), DEEPEST)}"
    return tokens


def headings(text: str) -> list[Heading]:
    """The parts of an article, for the list at its side."""
    tokens = _reader().parse(text)
    opened = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    return [
        Heading(anchor, words_of(tokens[place + 1]))
        for place, anchor in zip(opened, _anchors(tokens), strict=True)
        if tokens[place].tag in {"h1", "h2"}
    ]


def plain_text(text: str) -> str:
    """Only the words, a paragraph to a line: what is searched and shown in a list."""
    return "\n".join(words_of(token) for token in _reader().parse(text) if token.type == "inline")


def without_marks(text: str) -> str:
    """Nearly the same in a hundredth of the time: for the pieces of texts in a list of what was found."""
    return _MARKS.sub("", text)


def _anchors(tokens: Sequence[Token]) -> list[str]:
    """Where each heading can be jumped to; two of the same name get a number."""
    found: list[str] = []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            folded = unicodedata.normalize("NFKD", tokens[place + 1].content).encode("ascii", "ignore").decode()
            anchor = "deel-" + re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
            same = sum(one == anchor or one.startswith(f"{anchor}-nr-") for one in found)
            found.append(f"{anchor}-nr-{same + 1}" if same else anchor)
    return found


def words_of(token: Token) -> str:
    """What somebody reads of it."""
    words = [
        child.content if child.type in {"text", "code_inline"} else " "
        for child in token.children or []
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    ]
    return " ".join("".join(words).split())


def _picture(
    _renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, context: dict[str, Any]
) -> str:
    """Only pictures of the article itself: one from elsewhere would tell that place who reads."""
    token = tokens[place]
    described = escape(words_of(token))
    own = OWN_FILE.fullmatch(str(token.attrGet("src") or ""))
    if own is None:
        return f"<em>{described}</em>"
    address = escape(context["file_url"](int(own[1])))
    return f'<img src="{address}" alt="{described}" loading="lazy">'


def _link(renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, context: dict[str, Any]) -> str:
    token = tokens[place]
    address = str(token.attrGet("href") or "")
    own = OWN_FILE.fullmatch(address)
    if own is not None:
        token.attrSet("href", context["file_url"](int(own[1])))
    elif address.startswith(("http://", "https://")):
        token.attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, place, options, context)

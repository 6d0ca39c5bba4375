"""What is signed, as words: its checksum, and what another version says otherwise."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from steiger.cooperation.models import CovenantVersion


@dataclass(frozen=True, slots=True)
class Article:
    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when, when it is looked at again, and how long before the end one gives notice."""

    from_on: date
    until_on: date
    evaluate_on: date | None
    notice_months: int


@dataclass(frozen=True, slots=True)
class Wording:
    title: str
    term: Term
    articles: tuple[Article, ...]


class Part(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article that reads otherwise: runs of words that stayed, came and went."""

    heading: str
    kind: str
    parts: tuple[tuple[Part, str], ...]


TERM_KEY = "term-and-notice"


def wording_of(version: CovenantVersion) -> Wording:
    return Wording(
        title=version.covenant.title,
        term=Term(version.from_on, version.until_on, version.evaluate_on, version.notice_months),
        articles=tuple(Article(one.key, one.heading, one.text) for one in version.articles.all()),
    )


def checksum_of(wording: Wording) -> str:
    """Of the words and their order, not of the white space between them. The title is a name, not an agreement."""
    term = wording.term
    lines = [f"{term.from_on} {term.until_on} {term.evaluate_on} {term.notice_months}"]
    for article in wording.articles:
        lines += [" ".join(article.heading.split()), " ".join(article.text.split())]
    return sha256("\x1f".join(lines).encode()).hexdigest()


def term_sentences(term: Term) -> list[str]:
    """The term in words, the same on the page, in the changes and on paper."""
    sentences = [_("It holds from %(first)s to %(last)s.") % {"first": _day(term.from_on), "last": _day(term.until_on)}]
    if term.evaluate_on:
        sentences.append(_("The parties evaluate it on %(day)s.") % {"day": _day(term.evaluate_on)})
    months = ngettext(
        "Whoever wants to withdraw gives notice %(count)s month before.",
        "Whoever wants to withdraw gives notice %(count)s months before.",
        term.notice_months,
    )
    return [*sentences, months % {"count": term.notice_months}]


def wording_changes(before: Wording, after: Wording) -> list[ArticleChange]:
    """Per article what `after` says otherwise. An article is known by its key, whatever it is called."""
    old = {article.key: article for article in _with_term(before)}
    new = {article.key: article for article in _with_term(after)}
    found = []
    for key, article in new.items():
        was = old.get(key)
        if was is None:
            found.append(ArticleChange(article.heading, "added", ((Part.ADDED, article.text),)))
        elif _words(_whole(was)) != _words(_whole(article)):
            is_renamed = _words(was.heading) != _words(article.heading)
            parts = word_runs(_whole(was), _whole(article)) if is_renamed else word_runs(was.text, article.text)
            found.append(ArticleChange(article.heading, "changed", parts))
    gone = [article for key, article in old.items() if key not in new]
    return [*found, *(ArticleChange(a.heading, "removed", ((Part.REMOVED, a.text),)) for a in gone)]


def _with_term(wording: Wording) -> list[Article]:
    sentences = " ".join(term_sentences(wording.term))
    return [Article(TERM_KEY, _("Term and notice"), sentences), *wording.articles]


def _whole(article: Article) -> str:
    return f"{article.heading}\n\n{article.text}"


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


def word_runs(before: str, after: str) -> tuple[tuple[Part, str], ...]:
    """How one text became the other, by words; a line break is a word too, so that paragraphs stay apart."""
    old, new = re.findall(r"\S+|\n+", before), re.findall(r"\S+|\n+", after)
    runs: list[tuple[Part, str]] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append((Part.SAME, _joined(old[i1:i2])))
            continue
        runs += [(Part.REMOVED, _joined(old[i1:i2]))] if i2 > i1 else []
        runs += [(Part.ADDED, _joined(new[j1:j2]))] if j2 > j1 else []
    return tuple(run for run in runs if run[1])


def _joined(words: Sequence[str]) -> str:
    lines = (" ".join(group) for is_break, group in groupby(words, key=str.isspace) if not is_break)
    return "\n".join(lines)


def _day(value: date) -> str:
    return date_format(value, "j F Y")

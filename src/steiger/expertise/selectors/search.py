"""Find what the region knows: articles, and answered questions that may be read by all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.links import in_region
from steiger.expertise.models import Article, HelpRequest, KnownWord
from steiger.expertise.rules import articles as article_rules
from steiger.expertise.rules import help_requests as request_rules
from steiger.expertise.rules import search as words
from steiger.expertise.rules.markdown import without_marks
from steiger.expertise.rules.snippets import Piece, marked, snippet
from steiger.organisations.selectors import region_of

MOST = 50
NEAR = 8
ARTICLE, QUESTION = "article", "question"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and how well it fits."""

    kind: str
    pk: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first, and the words by which: to be pointed at."""

    hits: tuple[Hit, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was found, as a list shows it."""

    kind: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    url: str
    subjects: Sequence[str]

    @property
    def is_question(self) -> bool:
        return self.kind == QUESTION


def search(text: str, *, most: int = MOST) -> Answer:
    """In the region of this transaction; the database sees to that."""
    asked = words.read(text)
    if not asked.words:
        return Answer((), ())
    known = set(KnownWord.objects.filter(word__in=words.candidates(asked)).values_list("word", flat=True))
    strange = [word for word in asked.words if word not in known and len(word) >= words.SHORTEST_TO_MEND]
    near = _near(strange)
    return Answer(tuple(_found(words.conditions(asked, known, near), most)), tuple(words.marks(asked, known, near)))


def results(member: Member, text: str, *, most: int = MOST, subject: str = "", stage: str = "") -> list[Result]:
    """What this member may read of it, best first."""
    if not member.may(Permission.ARTICLE_SEE):
        return []
    answer = search(text, most=most)
    of_kind = {kind: [hit.pk for hit in answer.hits if hit.kind == kind] for kind in (ARTICLE, QUESTION)}
    shown = {
        **_articles(member, of_kind[ARTICLE], answer.marks, subject, stage),
        **_questions(member, of_kind[QUESTION], answer.marks, subject, stage),
    }
    return [shown[hit.kind, hit.pk] for hit in answer.hits if (hit.kind, hit.pk) in shown]


def _near(strange: Sequence[str]) -> dict[str, list[str]]:
    if not strange:
        return {}
    near: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, known FROM words_near(%s, %s)", [list(strange), NEAR])
        for word, known in cursor.fetchall():
            near.setdefault(word, []).append(known)
    return near


def _found(conditions: Sequence[words.Condition], most: int) -> list[Hit]:
    asked = [[getattr(one, name) for one in conditions] for name in ("place", "weight", "either")]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, id, score FROM knowledge_found(%s::integer[], %s::double precision[], %s::text[], %s)",
            [*asked, most],
        )
        return [Hit(kind, pk, score) for kind, pk, score in cursor.fetchall()]


Shown = dict[tuple[str, int], Result]


def _articles(member: Member, pks: Sequence[int], marks: Sequence[str], subject: str, stage: str) -> Shown:
    found = Article.objects.filter(article_rules.visible_to(member), article_rules.PUBLISHED, pk__in=pks)
    if subject:
        found = found.filter(subjects__contains=[subject])
    if stage:
        found = found.filter(stages__contains=[stage])
    slug = region_of(member).slug
    return {
        (ARTICLE, one.pk): Result(
            kind=ARTICLE,
            title=marked(one.title, marks),
            snippet=snippet(f"{one.summary}\n{without_marks(one.text)}", marks),
            url=in_region(slug, "expertise:article", pk=one.pk),
            subjects=one.subject_labels,
        )
        for one in found.only("title", "summary", "text", "subjects").order_by()
    }


def _questions(member: Member, pks: Sequence[int], marks: Sequence[str], subject: str, stage: str) -> Shown:
    if not pks or stage:
        return {}
    found = HelpRequest.objects.filter(request_rules.is_shared(), region_id=member.region_id, pk__in=pks)
    if subject:
        found = found.filter(subject=subject)
    slug = region_of(member).slug
    return {
        (QUESTION, one.pk): Result(
            kind=QUESTION,
            title=marked(_first_line(one.shared_question), marks),
            snippet=snippet(one.shared_answer, marks),
            url=in_region(slug, "expertise:answered_question", pk=one.pk),
            subjects=[one.get_subject_display()] if one.subject else [],
        )
        for one in found.only("shared_question", "shared_answer", "subject").order_by()
    }


def _first_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else f"{line[:120].rsplit(' ', 1)[0]}…"

"""The questionnaire about the hand-over, and what came of it: per question, without small numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.enums import Agree, HandoverQuestion
from steiger.aftercare.models import HandoverAnswer, HandoverReview
from steiger.core.small_cells import Cells, protect, single
from steiger.pupils.models import Journey

SHOWN_WORDS = 40


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question: how many schools said what."""

    question: str
    cells: Cells

    @property
    def shown(self) -> list[tuple[str, str]]:
        return [(str(agree.label), cell.text) for agree, cell in zip(Agree, self.cells.cells, strict=True)]


@dataclass(frozen=True, slots=True)
class ReviewResults:
    """Of how many hand-overs; per question; and what schools wrote, when enough of them did."""

    answered: str
    rows: list[QuestionRow]
    missing: list[str]
    tips: list[str]

    @property
    def is_empty(self) -> bool:
        return not self.rows


def review_for(member: Member, journey: Journey) -> HandoverReview | None:
    """The latest questionnaire about this child, for its mother school."""
    if not rules.is_mother_school(member, journey):
        return None
    review = HandoverReview.objects.filter(journey=journey).order_by("-moved_on").first()
    if review is not None:
        review.journey = journey
    return review


def review_results(member: Member, k: int) -> ReviewResults:
    counted = HandoverReview.objects.filter(rules.reviews_counted_for(member), answered_on__isnull=False)
    if not member.may(Permission.REVIEW_SEE):
        counted = counted.none()
    answers = HandoverAnswer.objects.filter(review__in=counted).order_by().values_list("question", "agree")
    found = {(question, agree): number for question, agree, number in answers.annotate(number=Count("pk"))}
    total = counted.count()
    rows = [
        QuestionRow(str(question.label), protect([found.get((question, agree), 0) for agree in Agree], k))
        for question in HandoverQuestion
    ]
    return ReviewResults(
        answered=single(total, k).text,
        rows=rows if total else [],
        missing=_words(counted.exclude(missing="").values_list("missing", flat=True), k),
        tips=_words(counted.exclude(tip="").values_list("tip", flat=True), k),
    )


def _words(written: Iterable[str], k: int) -> list[str]:
    """In an order that says nothing of when or about whom; nothing when too few wrote something."""
    texts = sorted(written, key=lambda text: sha256(text.encode()).digest())
    return texts[:SHOWN_WORDS] if len(texts) >= k else []

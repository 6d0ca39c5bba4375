"""Questions to several schools: what a school reads behind its link, and the answers side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.models import SecretLink
from steiger.pupils.models import Journey
from steiger.training.selectors import trained_by_school
from steiger.transitions import rules
from steiger.transitions.enums import PlaceAnswer, QuestionEnd
from steiger.transitions.models import CapacityAsk, CapacityQuestion, QuestionAnswer


@dataclass(frozen=True, slots=True)
class SchoolAnswer:
    """One school's column of a question."""

    ask: CapacityAsk
    school: str
    answer: QuestionAnswer | None
    trained: int
    is_open: bool
    may_announce: bool

    @property
    def answer_label(self) -> str:
        return str(PlaceAnswer(self.answer.answer).label) if self.answer and self.answer.answer else ""


@dataclass(frozen=True, slots=True)
class SideBySide:
    question: CapacityQuestion
    answers: list[SchoolAnswer]

    @property
    def end_label(self) -> str:
        return str(QuestionEnd(self.question.end_reason).label) if self.question.end_reason else ""

    @property
    def is_open(self) -> bool:
        return self.question.closed_on is None

    @property
    def is_over(self) -> bool:
        """The term has passed: the links work no longer."""
        return self.is_open and self.question.answer_by < clock.today()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What somebody without an account reads: nothing of it leads to a child."""

    school: str
    region: str
    age: int
    year_group: str
    level: str
    district: str
    starts_on: date | None
    answer_by: date
    answer: QuestionAnswer | None


def question_behind(link: SecretLink) -> OpenQuestion | None:
    """By the link alone: no number of the address says which question is meant."""
    ask = (
        CapacityAsk.objects.select_related(
            "question", "region", "bond__journey", "bond__school__organisation", "bond__answer"
        )
        .filter(pk=link.subject)
        .first()
    )
    if ask is None or not rules.may_answer_by_link(ask):
        return None
    asked = ask.question
    return OpenQuestion(
        school=ask.bond.school.name,
        region=ask.region.name,
        age=asked.age,
        year_group=asked.year_group,
        level=asked.level,
        district=asked.district,
        starts_on=asked.starts_on,
        answer_by=asked.answer_by,
        answer=getattr(ask.bond, "answer", None),
    )


def side_by_side(member: Member, found: Journey) -> list[SideBySide]:
    """The questions of this child, the latest first, with what each school said."""
    asks = CapacityAsk.objects.select_related("bond__school__organisation", "bond__answer__answered_by").order_by("pk")
    questions = (
        CapacityQuestion.objects.filter(journey=found)
        .select_related("asked_by")
        .prefetch_related(Prefetch("asks", asks))
    )
    may_manage = bool(rules.may_manage_bonds(member, found))
    tables = [(question, list(question.asks.all())) for question in questions]
    trained = trained_by_school({ask.bond.school_id for _question, asked in tables for ask in asked})
    return [
        SideBySide(question, [_answer(ask, found, trained[ask.bond.school_id], may_manage) for ask in asked])
        for question, asked in tables
    ]


def _answer(ask: CapacityAsk, found: Journey, trained: int, may_manage: bool) -> SchoolAnswer:
    bond = ask.bond
    bond.journey = found
    answer = getattr(bond, "answer", None)
    is_running = bond.ended_on is None and bond.announced_on is None
    return SchoolAnswer(
        ask=ask,
        school=bond.school.name,
        answer=answer,
        trained=trained,
        is_open=is_running and answer is None,
        may_announce=may_manage and is_running and not (answer and not answer.has_place),
    )


def ask_for(member: Member, found: Journey, number: int) -> CapacityAsk | None:
    """One asked school of this child, for who manages its bonds."""
    ask = (
        CapacityAsk.objects.filter(pk=number, question__journey=found)
        .select_related("question", "bond__school__organisation", "bond__journey__pupil")
        .first()
    )
    return ask if ask is not None and rules.may_manage_bonds(member, found) else None


def capacity_question(member: Member, found: Journey, number: int) -> CapacityQuestion | None:
    question = CapacityQuestion.objects.filter(pk=number, journey=found).first()
    if question is None or not rules.may_manage_bonds(member, found):
        return None
    question.journey = found
    return question

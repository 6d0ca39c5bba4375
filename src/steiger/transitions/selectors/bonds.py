"""The bonds with mother schools, and the question without a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import QuerySet

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.columns import with_columns
from steiger.core.memory import remembered
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.pupils.selectors import chosen_bond
from steiger.transitions import rules

__all__ = ["Question", "age_on", "bond", "bonds_for", "chosen_bond", "question_for", "questions_open"]


@dataclass(frozen=True, slots=True)
class Question:
    """What a school is told when it is asked whether it has a place: no name, nothing that leads to one."""

    bond: MotherSchoolBond
    case_number: str
    school: str
    age: int
    year_group: str
    expected_on: date | None
    support: str
    asked_on: date | None
    asked_by: str
    has_place: bool | None


def question_for(member: Member, bond_id: int) -> Question | None:
    """A question that was asked of this person's own school and still stands."""
    found = (
        MotherSchoolBond.objects.filter(rules.questions_for(member), pk=bond_id)
        .select_related("journey__pupil", "school__organisation", "asked_by", "answer")
        .first()
    )
    if found is None:
        return None
    return Question(
        bond=found,
        case_number=found.journey.case_number,
        school=found.school.name,
        age=age_on(found.journey.pupil.birth_on, clock.today()),
        year_group=found.year_group,
        expected_on=found.journey.expected_move_on,
        support=found.note,
        asked_on=found.asked_on,
        asked_by=str(found.asked_by) if found.asked_by else "",
        has_place=found.answer.has_place if hasattr(found, "answer") else None,
    )


def bond(member: Member, found: Journey, bond_id: int) -> MotherSchoolBond | None:
    """One bond of this child, when this member sees it."""
    one = (
        MotherSchoolBond.objects.filter(journey=found, pk=bond_id)
        .select_related("journey__pupil", "school__organisation")
        .first()
    )
    return one if one is not None and rules.outlook(member, found).sees_bond(one) else None


def closed_question(member: Member, bond_id: int) -> MotherSchoolBond | None:
    """A question to this person's own school that needs no answer any more: why, it may know."""
    return (
        MotherSchoolBond.objects.filter(
            pk=bond_id, school_id__in=member.organisations(Permission.BOND_ANSWER), announced_on=None
        )
        .filter(ended_on__isnull=False)
        .select_related("school__organisation")
        .first()
    )


def bonds_for(found: Journey, seen_from: rules.Outlook) -> list[MotherSchoolBond]:
    """Bonds with their history, latest first: all, or for a mother school its own."""
    everything = bonds_on_file(found)
    if seen_from.school_ids is None:
        return list(everything)
    return [one for one in everything if one.school_id in seen_from.school_ids and one.ended_on is None]


@remembered
def bonds_on_file(found: Journey) -> tuple[MotherSchoolBond, ...]:
    """Asked once for all parts of a page: not yet narrowed to what somebody may see."""
    return tuple(sorted(_bonds().filter(journey=found), key=lambda one: -one.pk))


@cache
def _bonds() -> QuerySet[MotherSchoolBond]:
    """What a page tells of bonds, put together once: of which child is asked each time."""
    person = ("name", "email")
    return with_columns(
        MotherSchoolBond.objects.order_by(),
        school=("code",),
        school__organisation=("name",),
        asked_by=person,
        announced_by=person,
        agreed_by=person,
        ended_by=person,
        answer=("has_place", "answered_on", "answered_name"),
        answer__answered_by=person,
        choice=("chosen_on", "chosen_by", "language", "with_interpreter", "interpreter", "note"),
        choice__recorded_by=person,
    )


def questions_open(member: Member) -> QuerySet[MotherSchoolBond]:
    """Questions to the member's own schools without an answer, oldest first."""
    return (
        MotherSchoolBond.objects.filter(rules.questions_for(member), answer=None)
        .select_related("journey")
        .order_by("asked_on", "id")
    )


def age_on(birth_on: date, day: date) -> int:
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))

"""What moving one visit of a proposal by hand would break, in words; moved or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils import timezone

from steiger.access.member import Member
from steiger.aftercare.models import PlannedVisit, PlanProposal
from steiger.aftercare.planning.check import Broken, check
from steiger.aftercare.planning.plan import Plan
from steiger.aftercare.planning.plan import PlannedVisit as Placed
from steiger.aftercare.selectors.plan_words import Named, broken_words
from steiger.aftercare.selectors.problem import Asked, minutes_of, problem_for
from steiger.aftercare.selectors.proposals import lines, rows_on
from steiger.aftercare.selectors.round import clock_words, placed
from steiger.aftercare.selectors.visits import specialists
from steiger.core.templatetags.core_tags import day as day_words

# Where a first free time is looked for: each quarter of an hour of a school's day.
EARLIEST, LATEST, QUARTER = 8 * 60, 16 * 60, 15


@dataclass(frozen=True, slots=True)
class WouldBreak:
    """Where a visit stands or would stand, and what is wrong with it there."""

    day: str
    at: str
    specialist: str
    broken: list[str] = field(default_factory=list)


def breaks_now(member: Member, row: Any) -> WouldBreak:
    """As the visit stands in the proposal."""
    local = timezone.localtime(row.starts_at)
    return would_break(member, row, specialist=row.specialist_id, on=local.date(), at=local.time())


def would_break(member: Member, row: Any, *, specialist: int, on: date, at: time | None = None) -> WouldBreak:
    """Only what the move itself brings about: the days that it touches, and the other visits to the child."""
    asked, others = _around(member, row.proposal, row, specialist, on)
    start = minutes_of(at) if at is not None else _first_start(asked, others, row.visit_id, specialist, on)
    wrong = _wrong(asked, others, Placed(row.visit_id, specialist, on, start))
    people = {user.pk: user for user in specialists(member)}
    named = Named.of([_told(one) for one in wrong], [], people)
    user = people.get(specialist)
    said = dict.fromkeys(broken_words(_told(one), named) for one in wrong)
    return WouldBreak(day_words(on), clock_words(start), user.name if user else "", list(said))


def first_start(member: Member, proposal: PlanProposal, row: PlannedVisit, specialist_id: int, on: date) -> int:
    """Minutes after midnight: the first time of that day that breaks nothing, or the least."""
    asked, others = _around(member, proposal, row, specialist_id, on)
    return _first_start(asked, others, row.visit_id, specialist_id, on)


def _first_start(asked: Asked, others: list[Placed], visit_id: int, specialist: int, on: date) -> int:
    found = [
        (len(_wrong(asked, others, Placed(visit_id, specialist, on, start))), start)
        for start in range(EARLIEST, LATEST, QUARTER)
    ]
    return min(found)[1]


def _around(
    member: Member, proposal: PlanProposal, row: PlannedVisit, specialist: int, on: date
) -> tuple[Asked, list[Placed]]:
    """The lines of the day where it comes and of the same child, without the one that moves."""
    rows = {one.pk: one for one in rows_on(proposal, [(specialist, on)])}
    child = lines(proposal).filter(visit__journey_id=row.visit.journey_id, starts_at__isnull=False)
    rows |= {one.pk: one for one in child}
    rows.pop(row.pk, None)
    ids = {row.visit_id, *(one.visit_id for one in rows.values())}
    asked = problem_for(member, proposal.first_on, proposal.last_on, keeps=proposal.keeps, only=ids, is_loose=True)
    return asked, [placed(one) for one in rows.values()]


def _wrong(asked: Asked, others: list[Placed], moved: Placed) -> list[Broken]:
    plan = Plan(visits=(*others, moved))
    return [one for one in check(plan, asked.problem) if _is_about(one, moved)]


def _is_about(one: Broken, moved: Placed) -> bool:
    return moved.visit in {one.visit, one.other} or (one.specialist, one.day) == (moved.specialist, moved.day)


def _told(one: Broken) -> dict[str, Any]:
    values = {
        "kind": str(one.rule),
        "visit": one.visit,
        "specialist": one.specialist,
        "day": one.day.isoformat() if one.day else None,
        "minutes": one.short,
        "other": one.other,
    }
    return {name: value for name, value in values.items() if value is not None}

"""What can still be in time before the move: facts that need each other, and the days that each takes at least."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Protocol

from steiger.cooperation.enums import Proof
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.transitions.rules.steps import due_on

# What must hold before a fact can, in the order in which the facts come about.
NEEDS: Mapping[Proof, tuple[Proof, ...]] = MappingProxyType(
    {
        Proof.SCHOOL_CHOSEN: (),
        Proof.SCHOOL_AGREED: (Proof.SCHOOL_CHOSEN,),
        Proof.DOCUMENT_DRAFTED: (Proof.SCHOOL_CHOSEN,),
        Proof.DOCUMENT_DISCUSSED: (Proof.DOCUMENT_DRAFTED,),
        Proof.DOCUMENT_SIGNED: (Proof.SCHOOL_AGREED, Proof.DOCUMENT_DISCUSSED),
        Proof.MOVED: (Proof.DOCUMENT_SIGNED,),
    }
)
# School days from the last of what it needs: to invite parents with an interpreter takes a week. How long a school may
# think is in the policy.
LEAST_DAYS: Mapping[Proof, int] = MappingProxyType(
    {
        Proof.SCHOOL_CHOSEN: 0,
        Proof.DOCUMENT_DRAFTED: 1,
        Proof.DOCUMENT_DISCUSSED: 5,
        Proof.DOCUMENT_SIGNED: 1,
        Proof.MOVED: 1,
    }
)


class Timed(Protocol):
    """A step as far as time is concerned."""

    @property
    def title(self) -> str: ...
    @property
    def title_en(self) -> str: ...
    @property
    def proof(self) -> str: ...
    @property
    def weeks(self) -> Decimal: ...
    @property
    def due_on(self) -> date: ...
    @property
    def done_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class TooLate:
    """A step that is not due yet and cannot be done by its date any more: the first day on which it can, and why."""

    step: Timed
    earliest_on: date
    waits_for: Proof | None


def earliest_days(
    calendar: SchoolCalendar, today: date, holding: Iterable[str], answer_days: int
) -> dict[Proof, tuple[date, Proof | None]]:
    """For each fact that does not hold yet: the first day on which it can, and the open fact that it waits for."""
    held = set(holding)
    found: dict[Proof, tuple[date, Proof | None]] = {}
    for proof, needs in NEEDS.items():
        if proof in held:
            continue
        waiting = [(found[one][0], one) for one in needs if one in found]
        start, waits_for = max(waiting, default=(calendar.next_school_day(today), None), key=lambda one: one[0])
        days = answer_days if proof == Proof.SCHOOL_AGREED else LEAST_DAYS[proof]
        found[proof] = (calendar.weeks_after(start, Decimal(days) / 5), waits_for)
    return found


def too_late(calendar: SchoolCalendar, today: date, steps: Iterable[Timed], answer_days: int) -> list[TooLate]:
    """Steps up to the move that will be late whatever one does; what is late already says so itself.

    A fact that no step of the protocol asks for is taken as there.
    """
    steps = list(steps)
    earliest = earliest_days(calendar, today, _holding(steps), answer_days)
    found = []
    for step in steps:
        if step.done_on is not None or step.proof not in earliest or step.weeks > 0 or step.due_on < today:
            continue
        first_on, waits_for = earliest[Proof(step.proof)]
        if first_on > step.due_on:
            found.append(TooLate(step, first_on, waits_for))
    return found


def first_day_in_time(calendar: SchoolCalendar, today: date, steps: Iterable[Timed], answer_days: int) -> date:
    """The first day for the move on which every open step can still be done by its date."""
    steps = [step for step in steps if step.done_on is None and step.weeks <= 0]
    earliest = earliest_days(calendar, today, _holding(steps), answer_days)
    first = start = calendar.next_school_day(today)
    for step in steps:
        can_be_on = earliest.get(Proof(step.proof), (start, None))[0]
        first = max(first, due_on(calendar, can_be_on, -step.weeks))
    while too_late_on(calendar, today, steps, first, answer_days):
        first = calendar.weeks_after(first, Decimal("0.2"))
    return first


def too_late_on(
    calendar: SchoolCalendar, today: date, steps: Iterable[Timed], move_on: date, answer_days: int
) -> list[Timed]:
    """The open steps whose date around this day of the move lies before the day on which they can be done."""
    steps = [step for step in steps if step.done_on is None and step.weeks <= 0]
    earliest = earliest_days(calendar, today, _holding(steps), answer_days)
    return [
        step
        for step in steps
        if due_on(calendar, move_on, step.weeks) < earliest.get(Proof(step.proof), (today, None))[0]
    ]


def _holding(steps: Iterable[Timed]) -> set[str]:
    open_proofs = {step.proof for step in steps if step.done_on is None}
    return {proof for proof in NEEDS if proof not in open_proofs}

"""Steps of the protocol: done by somebody, or by a fact for as long as it holds."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import Proof
from steiger.cooperation.selectors import current_policy
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.models import Journey
from steiger.transitions import rules
from steiger.transitions.actions.locks import lock_step
from steiger.transitions.enums import OWN_PROOFS
from steiger.transitions.models import Step
from steiger.transitions.selectors.steps import calendar_of, facts_of, journeys_behind

# What a step takes over from the protocol; a step that is done keeps what it was done by.
_FROM_PROTOCOL = ("title", "title_en", "actor", "proof", "level", "weeks")


@transaction.atomic
def complete_step(*, step: Step, note: str = "", by: Member) -> Step:
    """Somebody says that a step is done, today."""
    require(by, Permission.STEP_DO)
    lock_step(step)
    rules.may_do_step(by, step).require()
    if step.done_on is not None:
        raise DomainError(_("This step has already been done."))
    step.done_on, step.done_by_id, step.note = clock.today(), by.user_id, note.strip()
    step.save(update_fields=["done_on", "done_by", "note"])
    record(by=by, kind="complete_step", case_number=step.journey.case_number, subject=step.key)
    return step


@transaction.atomic
def reopen_step(*, step: Step, by: Member) -> Step:
    """It was not done after all: the step is open again, on the date that it had."""
    require(by, Permission.STEP_DO)
    lock_step(step)
    rules.may_do_step(by, step).require()
    if step.done_on is None:
        raise DomainError(_("This step is still open."))
    step.done_on, step.done_by_id = None, None
    step.save(update_fields=["done_on", "done_by"])
    record(by=by, kind="reopen_step", case_number=step.journey.case_number, subject=step.key)
    return step


@transaction.atomic
def complete_steps_by_fact(
    *, journey: Journey, proof: Proof, by: Member, visit_number: int | None = None, note: str = ""
) -> list[Step]:
    """A fact on the file proves these steps. The action that made the fact has passed its own gate."""
    found = Step.objects.select_for_update(no_key=True, of=("self",)).filter(journey=journey, proof=proof, done_on=None)
    if visit_number is not None:
        found = found.filter(protocol_step__visit_number=visit_number)
    steps = list(found)
    for step in steps:
        step.done_on, step.done_by_id, step.note = clock.today(), by.user_id, note or step.note
        step.save(update_fields=["done_on", "done_by", "note"])
        record(by=by, kind="complete_step", case_number=journey.case_number, subject=step.key)
    return steps


def keep_steps_true(*, journey: Journey, by: Member) -> None:
    """Steps that this room's facts prove are done exactly as long as the fact holds."""
    facts = facts_of(journey)
    for step in Step.objects.select_for_update(no_key=True, of=("self",)).filter(journey=journey, proof__in=OWN_PROOFS):
        fact = facts.get(step.proof)
        if fact is not None and step.done_on is None:
            step.done_on, step.done_by_id = fact.on, fact.by_id
            kind = "complete_step"
        elif fact is None and step.done_on is not None:
            step.done_on, step.done_by_id = None, None
            kind = "reopen_step"
        else:
            continue
        step.save(update_fields=["done_on", "done_by"])
        record(by=by, kind=kind, case_number=journey.case_number, subject=step.key)


def plan_steps(*, journey: Journey, around: date) -> None:
    """Give every step of the protocol its date around the move: what is done stays, what is not is planned again."""
    policy, calendar = current_policy(), calendar_of(journey)
    existing = {
        step.key: step for step in Step.objects.select_for_update(no_key=True, of=("self",)).filter(journey=journey)
    }
    new: list[Step] = []
    # A child that started at a regular school by exception has no steps before its move.
    had_no_stay = journey.moved_on is not None and journey.placed_on is None
    for asked in policy.protocol_steps.all():
        if had_no_stay and asked.weeks < 0:
            continue
        step = existing.pop(asked.key, None)
        if step is not None and step.done_on is not None:
            continue
        planned = step or Step(region_id=journey.region_id, journey=journey, key=asked.key)
        wanted = {name: getattr(asked, name) for name in _FROM_PROTOCOL}
        wanted |= {"protocol_step_id": asked.pk, "due_on": rules.due_on(calendar, around, asked.weeks)}
        changed = [name for name, value in wanted.items() if getattr(planned, name) != value]
        for name in changed:
            setattr(planned, name, wanted[name])
        if step is None:
            new.append(planned)
        elif changed:
            step.save(update_fields=changed)
    Step.objects.bulk_create(new)
    # Of an earlier policy and not done: nobody asks for it any more. The history keeps it.
    for step in existing.values():
        if step.done_on is None:
            step.delete()


def replan_open_steps(*, journey: Journey, by: Member) -> None:
    """After another school was chosen or withdrawn: its calendar counts, and its facts."""
    around = journey.moved_on or journey.expected_move_on
    if around is not None:
        plan_steps(journey=journey, around=around)
    keep_steps_true(journey=journey, by=by)


@transaction.atomic
def follow_policy(*, by: Member) -> int:
    """Plan what is open under the policy in force; returns for how many children something was planned anew.

    On the day on which a version takes effect. What is done stays as it was, with the policy under which it was done.
    """
    planned = 0
    for journey in journeys_behind(current_policy().pk):
        try:
            replan_open_steps(journey=journey, by=by)
        except DomainError:
            # No school to count the weeks of: planned again when there is one. One child holds up no policy.
            continue
        record(by=by, kind="follow_policy", case_number=journey.case_number)
        planned += 1
    return planned

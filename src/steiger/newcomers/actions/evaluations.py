"""The plan of a child and its evaluations; and how often a school evaluates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.enums import GoalState
from steiger.newcomers.models import Evaluation, GoalReview, PlanGoal, Rhythm
from steiger.newcomers.selectors.evaluations import rhythm_of
from steiger.newcomers.selectors.stay import running_placement
from steiger.organisations.selectors import calendar_for, newcomer_facilities, region_of
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change

RHYTHMS = range(4, 27)


@dataclass(frozen=True)
class GoalInput:
    domain: str
    goal: str
    helper: str
    until_on: date


@dataclass(frozen=True)
class ReviewInput:
    goal_id: int
    state: str
    note: str = ""


@transaction.atomic
def set_rhythm(*, facility_id: int, weeks: int, by: Member) -> Rhythm:
    """From now on this school evaluates each so many school weeks."""
    require(by, Permission.GROUPS_MANAGE)
    facility = newcomer_facilities(region_of(by)).filter(pk=facility_id).first()
    if facility is None:
        raise DomainError(_("This school does not teach newcomers. Choose a newcomer school."))
    rules.may_manage_groups(by, facility).require()
    if weeks not in RHYTHMS:
        message = _("Choose a number from %(low)s to %(high)s.") % {"low": RHYTHMS[0], "high": RHYTHMS[-1]}
        raise DomainError(message, field="weeks")
    rhythm, _is_new = Rhythm.objects.update_or_create(
        facility=facility,
        defaults={"region_id": by.region_id, "weeks": weeks, "set_by_id": by.user_id, "set_on": clock.today()},
    )
    record(by=by, kind="set_rhythm", subject=facility.school.code, weeks=weeks)
    return rhythm


@transaction.atomic
def set_goal(*, journey: Journey, goal: GoalInput, by: Member) -> PlanGoal:
    """What the child works on next, who helps and until when."""
    _gate(journey, by)
    _check_goal(goal)
    made = PlanGoal.objects.create(
        region_id=journey.region_id, journey=journey, from_on=clock.today(), set_by_id=by.user_id, **vars(goal)
    )
    record(by=by, kind="set_goal", case_number=journey.case_number, subject=goal.domain)
    return made


@transaction.atomic
def change_goal(*, journey: Journey, goal_id: int, goal: GoalInput, by: Member) -> PlanGoal:
    _gate(journey, by)
    found = _lock_goal(journey, goal_id)
    _check_goal(goal)
    for name, value in vars(goal).items():
        setattr(found, name, value)
    found.save(update_fields=[*vars(goal)])
    record(by=by, kind="change_goal", case_number=journey.case_number, subject=goal.domain)
    return found


@transaction.atomic
def close_goal(*, journey: Journey, goal_id: int, outcome: GoalState, note: str, by: Member) -> PlanGoal:
    """Reached, or let go; letting go says why."""
    _gate(journey, by)
    found = _close(_lock_goal(journey, goal_id), outcome, note, by)
    record(by=by, kind="close_goal", case_number=journey.case_number, subject=found.domain, outcome=outcome)
    return found


@transaction.atomic
def record_evaluation(
    *,
    journey: Journey,
    held_on: date,
    conclusion: str,
    reviews: Sequence[ReviewInput],
    next_goals: Sequence[GoalInput] = (),
    by: Member,
) -> Evaluation:
    """How the child stands: each open goal reached, worked on or let go, and what comes next."""
    _gate(journey, by)
    placement = running_placement(journey)
    if placement is None or placement.placed_on is None:
        raise DomainError(_("An evaluation follows when the child has started."))
    _check_evaluation(held_on, placement.placed_on, conclusion)
    goals = {one.pk: one for one in _open_goals(journey)}
    given = {one.goal_id: one for one in reviews}
    if set(goals) != set(given):
        raise DomainError(_("Say of each goal how it stands."))
    calendar = calendar_for(placement.group.facility.school_id)
    weeks = rhythm_of(placement).weeks
    last = Evaluation.objects.filter(journey=journey).aggregate(last=Max("number"))["last"] or 0
    number = rules.evaluation_number(calendar, placement.placed_on, held_on, weeks, last)
    made = Evaluation.objects.create(
        region_id=journey.region_id,
        journey=journey,
        number=number,
        held_on=held_on,
        due_on=rules.evaluation_due_on(calendar, placement.placed_on, number, weeks),
        held_by_id=by.user_id,
        conclusion=conclusion.strip(),
    )
    _review(made, goals, given, by)
    for goal in next_goals:
        set_goal(journey=journey, goal=goal, by=by)
    record(by=by, kind="record_evaluation", case_number=journey.case_number, number=number, goals=len(goals))
    return made


def _review(evaluation: Evaluation, goals: dict[int, PlanGoal], given: dict[int, ReviewInput], by: Member) -> None:
    for pk, review in given.items():
        if review.state != GoalState.WORKING:
            _close(goals[pk], GoalState(review.state), review.note, by)
    GoalReview.objects.bulk_create(
        GoalReview(
            region_id=evaluation.region_id, evaluation=evaluation, goal_id=pk, state=review.state, note=review.note
        )
        for pk, review in given.items()
    )


def _gate(journey: Journey, by: Member) -> None:
    require(by, Permission.STAY_WRITE)
    may_change(by, journey, Permission.STAY_WRITE).require()


def _open_goals(journey: Journey) -> list[PlanGoal]:
    return list(PlanGoal.objects.select_for_update(of=("self",)).filter(journey=journey, closed_on__isnull=True))


def _lock_goal(journey: Journey, goal_id: int) -> PlanGoal:
    found = next((one for one in _open_goals(journey) if one.pk == goal_id), None)
    if found is None:
        raise DomainError(_("This goal is not open any more."))
    return found


def _close(goal: PlanGoal, outcome: GoalState, note: str, by: Member) -> PlanGoal:
    if outcome == GoalState.DROPPED and not note.strip():
        raise DomainError(_("Say why this goal is let go."), field=f"goal_{goal.pk}_note")
    goal.closed_on, goal.closed_by_id, goal.outcome = clock.today(), by.user_id, outcome
    goal.closing_note = note.strip()
    goal.save(update_fields=["closed_on", "closed_by", "outcome", "closing_note"])
    return goal


def _check_goal(goal: GoalInput) -> None:
    if not goal.goal.strip():
        raise DomainError(_("Write down what the child will be able to do."), field="goal")
    if not goal.helper.strip():
        raise DomainError(_("Say who helps with this."), field="helper")
    if goal.until_on < clock.today():
        raise DomainError(_("This day has passed. Choose a later day."), field="until_on")


def _check_evaluation(held_on: date, first_day: date, conclusion: str) -> None:
    if held_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day of the evaluation."), field="held_on")
    if held_on < first_day:
        raise DomainError(_("This lies before the first day in the group. Check the date."), field="held_on")
    if not conclusion.strip():
        raise DomainError(_("Write down in short how the child develops."), field="conclusion")

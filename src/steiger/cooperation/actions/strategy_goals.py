"""The goals of a draft of the support plan: added, changed, moved, taken away."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.cooperation.rules import support_strategy as rules
from steiger.cooperation.selectors.support_strategy import organisations_with_goals, people_with_goals
from steiger.core.errors import DomainError


@transaction.atomic
def add_goal(
    *,
    by: Member,
    strategy: SupportStrategy,
    year: int,
    text: str,
    indicator: str,
    owner_id: int | None = None,
    organisation_id: int | None = None,
) -> StrategyGoal:
    """At the end of its school year. It is of one person or of one organisation: of everybody is of nobody."""
    require_region(by, Permission.STRATEGY_WRITE)
    strategy = lock_strategy(strategy)
    _check(by, strategy, year, text, indicator, owner_id, organisation_id)
    goal = StrategyGoal.objects.create(
        region_id=strategy.region_id,
        strategy=strategy,
        year=year,
        position=_last_place(strategy, year) + 1,
        text=text.strip(),
        indicator=indicator.strip(),
        owner_id=owner_id,
        organisation_id=organisation_id,
    )
    record(by=by, kind="add_goal", subject=f"goal {goal.pk}", strategy=strategy.pk)
    return goal


@transaction.atomic
def change_goal(
    *,
    by: Member,
    goal: StrategyGoal,
    year: int,
    text: str,
    indicator: str,
    owner_id: int | None = None,
    organisation_id: int | None = None,
) -> StrategyGoal:
    require_region(by, Permission.STRATEGY_WRITE)
    strategy = lock_strategy(goal.strategy)
    goal.refresh_from_db()
    _check(by, strategy, year, text, indicator, owner_id, organisation_id)
    if year != goal.year:
        goal.year, goal.position = year, _last_place(strategy, year) + 1
    goal.text, goal.indicator = text.strip(), indicator.strip()
    goal.owner_id, goal.organisation_id = owner_id, organisation_id
    goal.save(update_fields=["year", "position", "text", "indicator", "owner", "organisation"])
    record(by=by, kind="change_goal", subject=f"goal {goal.pk}")
    return goal


@transaction.atomic
def move_goal(*, by: Member, goal: StrategyGoal, places: int) -> None:
    """One place up (-1) or down (1) within its school year; at the end it stays where it is."""
    require_region(by, Permission.STRATEGY_WRITE)
    strategy = lock_strategy(goal.strategy)
    rules.may_change_words(strategy).require()
    goals = list(strategy.goals.filter(year=goal.year).order_by("position", "pk"))
    at = next(place for place, one in enumerate(goals) if one.pk == goal.pk)
    to = min(max(at + places, 0), len(goals) - 1)
    goals.insert(to, goals.pop(at))
    for place, one in enumerate(goals, start=1):
        one.position = place
    StrategyGoal.objects.bulk_update(goals, ["position"])
    record(by=by, kind="move_goal", subject=f"goal {goal.pk}", place=to + 1)


@transaction.atomic
def remove_goal(*, by: Member, goal: StrategyGoal) -> None:
    require_region(by, Permission.STRATEGY_WRITE)
    rules.may_change_words(lock_strategy(goal.strategy)).require()
    pk = goal.pk
    goal.delete()
    record(by=by, kind="remove_goal", subject=f"goal {pk}")


@transaction.atomic
def pass_on_goals(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """A goal stays when the person who had it leaves. Who reported on it until now stays in its history."""
    require(by, Permission.PEOPLE_MANAGE)
    found = StrategyGoal.objects.select_for_update(of=("self",)).filter(pk__in=keys, owner_id=owner_id)
    for goal in found.order_by("pk"):
        goal.owner_id = successor_id
        goal.save(update_fields=["owner"])
        record(by=by, kind="pass_on_goal", subject=f"goal {goal.pk}", owner=successor_id)


def lock_strategy(strategy: SupportStrategy) -> SupportStrategy:
    """Writing and publishing wait for each other: nobody publishes a goal that somebody is changing."""
    return SupportStrategy.objects.select_for_update(of=("self",)).get(pk=strategy.pk)


def _last_place(strategy: SupportStrategy, year: int) -> int:
    return strategy.goals.filter(year=year).aggregate(last=Max("position"))["last"] or 0


def _check(
    by: Member,
    strategy: SupportStrategy,
    year: int,
    text: str,
    indicator: str,
    owner_id: int | None,
    organisation_id: int | None,
) -> None:
    rules.may_change_words(strategy).require()
    for problem in rules.goal_problems(strategy, year, text, indicator):
        raise DomainError(problem.message, field=problem.field)
    if (owner_id is None) == (organisation_id is None):
        raise DomainError(_("Choose whose goal it is: one person or one organisation."), field="owner")
    if owner_id is not None and not people_with_goals(by).filter(pk=owner_id).exists():
        raise DomainError(_("This person has no role here that can have a goal. Choose somebody else."), field="owner")
    if organisation_id is not None and organisation_id not in {one.pk for one in organisations_with_goals(by)}:
        raise DomainError(_("This organisation does not work in this region. Choose another one."), field="owner")

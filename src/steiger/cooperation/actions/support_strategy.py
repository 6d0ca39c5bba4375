"""The multi-year support plan: begun, written, published, and followed goal by goal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.strategy_goals import lock_strategy
from steiger.cooperation.enums import OPEN_GOALS
from steiger.cooperation.models import Decision, GoalReport, StrategyGoal, SupportStrategy
from steiger.cooperation.rules import support_strategy as rules
from steiger.cooperation.rules.terms import Problem
from steiger.cooperation.selectors.support_strategy import strategy_state
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.organisations.models import Region


@transaction.atomic
def start_strategy(*, by: Member, title: str, introduction: str, first_year: int, last_year: int) -> SupportStrategy:
    """Begin the next version as a draft. Goals of the version before that are still open come along.

    What lies before the first year of the new version moves to that year: it has yet to be reached.
    """
    require_region(by, Permission.STRATEGY_WRITE)
    Region.objects.select_for_update(no_key=True, of=("self",)).get(pk=by.region_id)
    own = SupportStrategy.objects.filter(region_id=by.region_id)
    if own.filter(published_on=None).exists():
        raise DomainError(_("There is a draft already. Write on in that one, or take it away first."))
    _refuse(rules.word_problems(title, introduction, first_year, last_year))
    before = own.order_by("-number").first()
    made = SupportStrategy.objects.create(
        region_id=by.region_id,
        number=before.number + 1 if before else 1,
        title=title.strip(),
        introduction=introduction.replace("\r\n", "\n").strip(),
        first_year=first_year,
        last_year=last_year,
        made_on=clock.today(),
        made_by_id=by.user_id,
    )
    if before:
        _take_along(before, made)
    record(by=by, kind="start_strategy", subject=f"strategy {made.pk}", version=made.number)
    return made


def _take_along(before: SupportStrategy, made: SupportStrategy) -> None:
    for place, goal in enumerate(before.goals.filter(state__in=OPEN_GOALS).order_by("year", "position", "pk"), start=1):
        StrategyGoal.objects.create(
            region_id=made.region_id,
            strategy=made,
            continues=goal,
            year=min(max(goal.year, made.first_year), made.last_year),
            position=place,
            text=goal.text,
            indicator=goal.indicator,
            owner_id=goal.owner_id,
            organisation_id=goal.organisation_id,
            state=goal.state,
        )


@transaction.atomic
def write_strategy(
    *, by: Member, strategy: SupportStrategy, title: str, introduction: str, first_year: int, last_year: int
) -> SupportStrategy:
    require_region(by, Permission.STRATEGY_WRITE)
    strategy = lock_strategy(strategy)
    rules.may_change_words(strategy).require()
    _refuse(rules.word_problems(title, introduction, first_year, last_year))
    _refuse(rules.years_without_place(strategy.goals.values_list("year", flat=True), first_year, last_year))
    strategy.title, strategy.introduction = title.strip(), introduction.replace("\r\n", "\n").strip()
    strategy.first_year, strategy.last_year = first_year, last_year
    strategy.save(update_fields=["title", "introduction", "first_year", "last_year"])
    record(by=by, kind="write_strategy", subject=f"strategy {strategy.pk}")
    return strategy


@transaction.atomic
def publish_strategy(
    *, by: Member, strategy: SupportStrategy, holds_from: date, decision: Decision | None = None
) -> SupportStrategy:
    """From this day it is the region's plan. Its words are fixed; how far its goals are is still reported."""
    require_region(by, Permission.STRATEGY_WRITE)
    strategy = lock_strategy(strategy)
    rules.may_change_words(strategy).require()
    others = SupportStrategy.objects.filter(region_id=by.region_id, published_on__isnull=False)
    latest_from = others.aggregate(latest=Max("holds_from"))["latest"]
    years = list(strategy.goals.values_list("year", flat=True))
    _refuse(rules.publish_problems(strategy, years, holds_from, latest_from, clock.today()))
    strategy.published_on, strategy.published_by_id = clock.today(), by.user_id
    strategy.holds_from, strategy.decision = holds_from, decision
    strategy.save(update_fields=["published_on", "published_by", "holds_from", "decision"])
    record(by=by, kind="publish_strategy", subject=f"strategy {strategy.pk}", version=strategy.number)
    return strategy


@transaction.atomic
def discard_draft(*, by: Member, strategy: SupportStrategy) -> None:
    """Nobody else has read a draft, so nobody misses it."""
    require_region(by, Permission.STRATEGY_WRITE)
    strategy = lock_strategy(strategy)
    rules.may_change_words(strategy).require()
    number, pk = strategy.number, strategy.pk
    strategy.delete()
    record(by=by, kind="discard_strategy", subject=f"strategy {pk}", version=number)


@transaction.atomic
def report_goal(*, by: Member, goal: StrategyGoal, state: str, reported_on: date, note: str = "") -> GoalReport:
    """Say how far a goal is. A next version that goes on with it knows it too."""
    require(by, Permission.STRATEGY_WRITE)
    goal = StrategyGoal.objects.select_for_update(of=("self",)).select_related("strategy").get(pk=goal.pk)
    rules.may_report_goal(by, goal, strategy_state(goal.strategy)).require()
    last_on = goal.reports.aggregate(last=Max("reported_on"))["last"]
    _refuse(rules.report_problems(state, note, reported_on, last_on, clock.today()))
    made = GoalReport.objects.create(
        region_id=goal.region_id,
        goal=goal,
        state=state,
        note=note.strip(),
        reported_on=reported_on,
        reported_by_id=by.user_id,
    )
    following = [goal]
    while following:
        StrategyGoal.objects.filter(pk__in=[one.pk for one in following]).update(state=state)
        following = list(StrategyGoal.objects.filter(continues__in=following))
    record(by=by, kind="report_goal", subject=f"goal {goal.pk}", state=state)
    return made


def _refuse(found: Iterable[Problem]) -> None:
    for problem in found:
        raise DomainError(problem.message, field=problem.field or None)

"""What is asked about the multi-year support plan: a version to read, the one of a day, a goal with its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import QuerySet

from steiger.access.member import Member
from steiger.cooperation.enums import GoalState, StrategyState
from steiger.cooperation.keys import Asked, asked_for
from steiger.cooperation.models import GoalReport, StrategyGoal, SupportStrategy
from steiger.cooperation.rules import support_strategy as rules
from steiger.core import clock
from steiger.core.school_years import first_year_of, year_label
from steiger.core.verdict import Verdict
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation
from steiger.organisations.selectors import (
    boards_in_region,
    municipalities_in_region,
    newcomer_schools,
    region_of,
)
from steiger.people.models import User
from steiger.people.selectors import people_in_role

A_YEAR = timedelta(days=365)
ASKED_SHOWN = 6

YEARS = 4


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what was said last about it."""

    goal: StrategyGoal
    last: GoalReport | None


@dataclass(frozen=True, slots=True)
class GoalYear:
    year: int
    rows: Sequence[GoalRow]
    is_now: bool

    @property
    def label(self) -> str:
        return year_label(self.year)

    @property
    def reached(self) -> int:
        return sum(row.goal.state == GoalState.REACHED for row in self.rows)


@dataclass(frozen=True, slots=True)
class StrategyLine:
    """One version beside the others."""

    strategy: SupportStrategy
    state: StrategyState


@dataclass(frozen=True, slots=True)
class StrategyPage:
    """One version to read, with its goals and how it stands."""

    strategy: SupportStrategy
    state: StrategyState
    years: Sequence[GoalYear]
    lines: Sequence[StrategyLine]
    may_write: Verdict

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def is_draft(self) -> bool:
        return self.state == StrategyState.DRAFT

    @property
    def holding(self) -> SupportStrategy | None:
        return next((line.strategy for line in self.lines if line.state == StrategyState.HOLDS), None)

    @property
    def draft(self) -> SupportStrategy | None:
        return next((line.strategy for line in self.lines if line.state == StrategyState.DRAFT), None)

    @property
    def goals(self) -> int:
        return sum(len(year.rows) for year in self.years)


@dataclass(frozen=True, slots=True)
class GoalPage:
    goal: StrategyGoal
    state: StrategyState
    reports: Sequence[GoalReport]
    may_report: Verdict
    may_write: Verdict


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a version besides its goals."""

    title: str
    introduction: str
    first_year: int
    last_year: int


def strategies(member: Member) -> QuerySet[SupportStrategy]:
    found = SupportStrategy.objects.filter(rules.strategies_visible_to(member))
    return found.select_related("made_by", "published_by", "decision").order_by("-number")


def strategy_for(member: Member, pk: int) -> SupportStrategy | None:
    return strategies(member).filter(pk=pk).first()


def strategy_to_read(member: Member) -> SupportStrategy | None:
    """The version that holds; without one, the latest that this member reads."""
    found = list(strategies(member))
    return rules.version_on(found, clock.today()) or (found[0] if found else None)


def support_strategy_on(day: date) -> SupportStrategy | None:
    """The version that held on that day in this region: what a visit asked about."""
    return rules.version_on(SupportStrategy.objects.filter(holds_from__lte=day), day)


def held_between(member: Member) -> list[tuple[SupportStrategy, date, date]]:
    """The versions that hold or held, latest first: each with its first and last day so far."""
    today = clock.today()
    found: list[tuple[SupportStrategy, date, date]] = []
    for one in strategies(member).filter(holds_from__lte=today).order_by("-holds_from"):
        later = found[-1][1] - timedelta(days=1) if found else today
        found.append((one, one.holds_from or today, min(one.until_on, later)))
    return found


def strategy_state(strategy: SupportStrategy) -> StrategyState:
    published = SupportStrategy.objects.filter(region_id=strategy.region_id, published_on__isnull=False)
    return rules.strategy_state(strategy, published, clock.today())


def strategy_page(member: Member, strategy: SupportStrategy) -> StrategyPage:
    today, found = clock.today(), list(strategies(member))
    lines = [StrategyLine(one, rules.strategy_state(one, found, today)) for one in found]
    state = next(line.state for line in lines if line.strategy.pk == strategy.pk)
    return StrategyPage(
        strategy=strategy,
        state=state,
        years=goal_years(strategy),
        lines=lines,
        may_write=rules.may_write_strategy(member),
    )


def goals_of(strategy: SupportStrategy) -> QuerySet[StrategyGoal]:
    return strategy.goals.select_related("owner", "organisation").order_by("year", "position", "pk")


def goal_years(strategy: SupportStrategy) -> list[GoalYear]:
    """By school year, in their order; a year without goals too, so that one sees that it has none."""
    goals = list(goals_of(strategy))
    last = {report.goal_id: report for report in _reports(goals)}
    # What was said about the goal that this one goes on with counts here too.
    earlier = {goal.pk: last.get(goal.continues_id or 0) for goal in goals}
    rows = {
        year: [GoalRow(goal, last.get(goal.pk) or earlier[goal.pk]) for goal in group]
        for year, group in groupby(goals, key=lambda goal: goal.year)
    }
    now = first_year_of(clock.today())
    return [GoalYear(year, rows.get(year, []), is_now=year == now) for year in strategy.years]


def _reports(goals: Sequence[StrategyGoal]) -> QuerySet[GoalReport]:
    """Earliest first."""
    asked = {goal.pk for goal in goals} | {goal.continues_id for goal in goals if goal.continues_id}
    return GoalReport.objects.filter(goal_id__in=asked).select_related("reported_by").order_by("reported_on", "pk")


def goal_for(member: Member, pk: int) -> StrategyGoal | None:
    seen = SupportStrategy.objects.order_by().filter(rules.strategies_visible_to(member))
    found = StrategyGoal.objects.filter(strategy__in=seen.values("pk"), pk=pk)
    return found.select_related("strategy", "owner", "organisation").first()


def goal_page(member: Member, goal: StrategyGoal) -> GoalPage:
    state = strategy_state(goal.strategy)
    return GoalPage(
        goal=goal,
        state=state,
        reports=list(_reports([goal]))[::-1],
        may_report=rules.may_report_goal(member, goal, state),
        may_write=rules.may_write_strategy(member),
    )


def words_to_start_from(member: Member) -> Words:
    """Those of the latest version, over the years that are still to come; or four years from now."""
    now = first_year_of(clock.today())
    latest = strategies(member).filter(published_on__isnull=False).first()
    if latest is None:
        return Words("", "", now, now + YEARS - 1)
    first = max(now, latest.first_year)
    return Words(latest.title, latest.introduction, first, max(latest.last_year, first + YEARS - 1))


def draft_of(member: Member) -> SupportStrategy | None:
    return strategies(member).filter(published_on=None).first()


def asked_by_schools() -> Sequence[Asked]:
    """What schools asked help with in the last year, most often first: where the next plan can begin."""
    return asked_for(since=clock.today() - A_YEAR)[:ASKED_SHOWN]


def people_with_goals(member: Member) -> QuerySet[User]:
    """Whoever works here in a role that can have a goal."""
    return people_in_role(member.region_id, *rules.ROLES_WITH_GOALS)


def organisations_with_goals(member: Member) -> list[Organisation]:
    """Newcomer schools, boards, municipalities, centres; one regular school alone does not carry the region's plan."""
    region = region_of(member)
    schools = Organisation.objects.filter(pk__in=newcomer_schools(region).values("pk")).order_by("name_key")
    others = Organisation.objects.filter(
        kind__in=(OrganisationKind.EXPERTISE_CENTRE, OrganisationKind.PARTNERSHIP, OrganisationKind.OTHER),
        closed_on=None,
    ).order_by("name_key")
    groups = (schools, boards_in_region(region), municipalities_in_region(region), others)
    return [one for group in groups for one in group]

"""Who reads the multi-year support plan, who writes it and reports on its goals; which version holds; what fits."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.access.table import reach_of
from steiger.cooperation.enums import OPEN_GOALS, GoalState, StrategyState
from steiger.cooperation.rules.covenant import months_before
from steiger.cooperation.rules.terms import Problem
from steiger.core.school_years import year_label
from steiger.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from steiger.cooperation.models import StrategyGoal, SupportStrategy

MOST_YEARS = 8
# Time to look back with the schools, to write, and for a steering group that meets a few times a year.
RENEW_MONTHS = 6
# A goal asks for attention in the last two months of its school year.
GOAL_MONTHS = 2
ROLES_WITH_GOALS = tuple(role for role in Role if reach_of(role, Permission.STRATEGY_WRITE) >= Reach.OWN)

Version = TypeVar("Version", bound="SupportStrategy")


def strategies_visible_to(member: Member) -> Q:
    """What is published is for everybody in the region; a draft for who writes it."""
    if not member.may(Permission.STRATEGY_SEE):
        return Q(pk__in=[])
    seen = Q(region_id=member.region_id)
    return seen if may_write_strategy(member) else seen & Q(published_on__isnull=False)


def may_write_strategy(member: Member) -> Verdict:
    if member.reach(Permission.STRATEGY_WRITE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator writes the support plan. Ask the coordinator of your region."))


def may_change_words(strategy: SupportStrategy) -> Verdict:
    if strategy.is_published:
        return no(_("This version is published, so its words are fixed. Begin the next version to change them."))
    return YES


def goals_owned_by(member: Member) -> Q:
    """Goals that are this person's, or of an organisation that this person works for."""
    if not member.may(Permission.STRATEGY_WRITE):
        return Q(pk__in=[])
    return Q(owner_id=member.user_id) | Q(organisation_id__in=member.organisations(Permission.STRATEGY_WRITE))


def is_goal_of(member: Member, goal: StrategyGoal) -> bool:
    if not member.may(Permission.STRATEGY_WRITE):
        return False
    return goal.owner_id == member.user_id or (
        goal.organisation_id is not None and goal.organisation_id in member.organisations(Permission.STRATEGY_WRITE)
    )


def may_report_goal(member: Member, goal: StrategyGoal, state: str) -> Verdict:
    """`state`: of the version in which the goal stands."""
    if not may_write_strategy(member) and not is_goal_of(member, goal):
        return no(_("Only the owner of a goal and the coordinator say how far it is. Ask one of them."))
    if state == StrategyState.DRAFT:
        return no(_("This version is not published yet. From the day that it holds you can say how far its goals are."))
    if state == StrategyState.COMING:
        return no(_("This version does not hold yet. Until then you say it at the goal in the version that holds now."))
    if state == StrategyState.REPLACED:
        return no(_("A next version holds now. Say there how far its goals are."))
    return YES


def version_on(published: Iterable[Version], day: date) -> Version | None:
    """The version that holds on that day: the last one that began, unless its years are over."""
    begun = [one for one in published if one.holds_from and one.holds_from <= day]
    last = max(begun, key=lambda one: one.holds_from or day, default=None)
    return last if last is not None and day <= last.until_on else None


def strategy_state(strategy: SupportStrategy, published: Iterable[SupportStrategy], day: date) -> StrategyState:
    if strategy.holds_from is None:
        return StrategyState.DRAFT
    if strategy.holds_from > day:
        return StrategyState.COMING
    if any(one.holds_from and strategy.holds_from < one.holds_from <= day for one in published):
        return StrategyState.REPLACED
    return StrategyState.HOLDS if day <= strategy.until_on else StrategyState.EXPIRED


def renew_on(strategy: SupportStrategy) -> date:
    return months_before(strategy.until_on, RENEW_MONTHS)


def asks_attention(goal: StrategyGoal, day: date) -> bool:
    """Not reached while its school year is nearly over, or is."""
    return goal.state in OPEN_GOALS and day > months_before(goal.until_on, GOAL_MONTHS)


def word_problems(title: str, introduction: str, first_year: int, last_year: int) -> list[Problem]:
    found = []
    if not title.strip():
        found.append(Problem(_("Give the plan a name."), "title"))
    if not introduction.strip():
        found.append(Problem(_("Write what schools may count on, and why."), "introduction"))
    if last_year < first_year:
        found.append(Problem(_("The plan ends before it begins. Choose a later last school year."), "last_year"))
    elif last_year - first_year >= MOST_YEARS:
        message = _("A plan covers at most %(most)s school years. Choose an earlier last year.") % {"most": MOST_YEARS}
        found.append(Problem(message, "last_year"))
    return found


def years_without_place(goal_years: Iterable[int], first_year: int, last_year: int) -> list[Problem]:
    outside = sorted({year for year in goal_years if not first_year <= year <= last_year})
    if not outside:
        return []
    said = ", ".join(year_label(year) for year in outside)
    message = _("There are goals for %(years)s. Move them to another school year first, or keep that year in the plan.")
    return [Problem(message % {"years": said}, "first_year" if outside[0] < first_year else "last_year")]


def goal_problems(strategy: SupportStrategy, year: int, text: str, indicator: str) -> list[Problem]:
    found = []
    if not text.strip():
        found.append(Problem(_("Write what must be true at the end of the school year."), "text"))
    if not indicator.strip():
        found.append(Problem(_("Write how you will see that it worked."), "indicator"))
    if year not in strategy.years:
        found.append(Problem(_("The plan does not cover this school year. Choose one of its years."), "year"))
    return found


def publish_problems(
    strategy: SupportStrategy, goal_years: Collection[int], holds_from: date, latest_from: date | None, today: date
) -> list[Problem]:
    """`latest_from`: from when the last published version holds, or will."""
    found = []
    if not goal_years:
        found.append(Problem(_("There are no goals yet. Add at least one goal, then publish."), ""))
    if holds_from < today:
        message = _("This day has passed: what schools were asked then would change. Choose today or a later day.")
        found.append(Problem(message, "holds_from"))
    elif latest_from is not None and holds_from <= latest_from:
        message = _("The version before holds from %(day)s. Choose a later day.")
        found.append(Problem(message % {"day": date_format(latest_from, "j F Y")}, "holds_from"))
    elif holds_from > strategy.until_on:
        message = _("The last school year of this plan is over by then. Choose an earlier day, or a later last year.")
        found.append(Problem(message, "holds_from"))
    return found


def report_problems(state: str, note: str, reported_on: date, last_on: date | None, today: date) -> list[Problem]:
    """`last_on`: the day of the last report on this goal."""
    found = []
    if state == GoalState.DROPPED and not note.strip():
        found.append(Problem(_("Write why this goal is dropped: schools read it here."), "note"))
    if reported_on > today:
        found.append(Problem(_("This day has yet to come. Choose today or an earlier day."), "reported_on"))
    elif last_on is not None and reported_on < last_on:
        message = _("There is a later report already, of %(day)s. Choose that day or a later one.")
        found.append(Problem(message % {"day": date_format(last_on, "j F Y")}, "reported_on"))
    return found

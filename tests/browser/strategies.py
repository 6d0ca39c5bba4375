"""The support plan in the world: a version that was replaced, one that holds with goals in each state, and a draft."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import publish_strategy, report_goal
from steiger.cooperation.enums import GoalState
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.core import clock
from tests.cooperation.strategies import a_goal, a_plan, a_strategy


def make_strategies(who: dict[str, Member], today: date) -> dict[str, list[str]]:
    by = who["Dirk"]
    with clock.on(today - timedelta(days=500)):
        a_plan(by)
    with clock.on(today - timedelta(days=100)):
        second = a_strategy(by, title="Samen verder")
        goals = [a_goal(by, second, text=f"Doel {state.label}") for state in GoalState]
        publish_strategy(by=by, strategy=second, holds_from=clock.today())
        for goal, state in zip(goals, GoalState, strict=True):
            report_goal(by=by, goal=goal, state=state, reported_on=clock.today(), note="Zo staat het ervoor.")
    a_strategy(by, title="Nog een plan")
    # Latest first: the coordinator sees the draft, others what is published.
    return {
        "strategy": _texts(SupportStrategy.objects.order_by("-number").values_list("pk", flat=True)),
        "goal": _texts(StrategyGoal.objects.order_by("-pk").values_list("pk", flat=True)),
    }


def _texts(keys: object) -> list[str]:
    return [str(key) for key in keys]  # type: ignore[attr-defined]

"""Support plans made as a coordinator makes them: through the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from steiger.access.member import Member
from steiger.cooperation.actions import add_goal, publish_strategy, start_strategy
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.core import clock
from steiger.core.school_years import first_year_of


def a_strategy(by: Member, **changed: Any) -> SupportStrategy:
    """A draft without goals."""
    now = first_year_of(clock.today())
    asked: dict[str, Any] = {
        "title": "Samen aan taal",
        "introduction": "Elke school krijgt hulp.\n\n- in de klas\n- voor het **team**",
        "first_year": now,
        "last_year": now + 3,
        **changed,
    }
    return start_strategy(by=by, **asked)


def a_goal(by: Member, strategy: SupportStrategy, owner: Member | None = None, **changed: Any) -> StrategyGoal:
    asked: dict[str, Any] = {
        "year": strategy.first_year,
        "text": "Elke school kent het plan",
        "indicator": "Negen van de tien scholen noemen het bij een bezoek",
        **changed,
    }
    if "organisation_id" not in asked:
        asked["owner_id"] = (owner or by).user_id
    return add_goal(by=by, strategy=strategy, **asked)


def a_plan(
    by: Member, *, holds_from: date | None = None, owner: Member | None = None, **changed: Any
) -> SupportStrategy:
    """Published, with one goal for its first year."""
    strategy = a_strategy(by, **changed)
    a_goal(by, strategy, owner)
    return publish_strategy(by=by, strategy=strategy, holds_from=holds_from or clock.today())

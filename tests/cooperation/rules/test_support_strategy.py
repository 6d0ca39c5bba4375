"""Which version of the support plan holds, and when a goal or the plan itself asks for attention."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.cooperation.enums import GoalState, StrategyState
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.cooperation.rules import support_strategy as rules

DAY = date(2026, 3, 2)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def _version(number: int, holds_from: date | None, last_year: int = 2035) -> SupportStrategy:
    return SupportStrategy(
        number=number, first_year=2020, last_year=last_year, holds_from=holds_from, published_on=holds_from
    )


@given(begins=st.lists(days, max_size=5, unique=True), day=days, last_year=st.sampled_from(range(2020, 2041)))
def test_at_most_one_version_holds_and_it_is_the_last_that_began(begins: list[date], day: date, last_year: int) -> None:
    versions = [_version(number, begun, last_year) for number, begun in enumerate(begins, start=1)]

    holding = [one for one in versions if rules.strategy_state(one, versions, day) == StrategyState.HOLDS]

    assert len(holding) <= 1
    assert rules.version_on(versions, day) == (holding[0] if holding else None)
    if holding:
        assert holding[0].holds_from == max(begun for begun in begins if begun <= day)
        assert day <= holding[0].until_on


def test_a_version_is_a_draft_comes_holds_is_replaced_or_is_over() -> None:
    first, second = _version(1, date(2024, 8, 1), 2027), _version(2, date(2026, 8, 1), 2029)
    both = [first, second]

    assert rules.strategy_state(_version(3, None), both, DAY) == StrategyState.DRAFT
    assert rules.strategy_state(second, both, DAY) == StrategyState.COMING
    assert rules.strategy_state(first, both, DAY) == StrategyState.HOLDS
    assert rules.strategy_state(first, both, date(2026, 8, 1)) == StrategyState.REPLACED
    assert rules.strategy_state(second, both, date(2030, 7, 31)) == StrategyState.HOLDS
    assert rules.strategy_state(second, both, date(2030, 8, 1)) == StrategyState.EXPIRED


@pytest.mark.parametrize(
    "day, state, asks",
    [
        (date(2026, 5, 31), GoalState.BUSY, False),
        (date(2026, 6, 1), GoalState.BUSY, True),
        (date(2026, 6, 1), GoalState.NOT_BEGUN, True),
        (date(2026, 9, 1), GoalState.BUSY, True),
        (date(2026, 6, 1), GoalState.REACHED, False),
        (date(2026, 6, 1), GoalState.DROPPED, False),
    ],
)
def test_a_goal_asks_attention_in_the_last_two_months_of_its_year(day: date, state: GoalState, asks: bool) -> None:
    assert rules.asks_attention(StrategyGoal(year=2025, state=state), day) is asks


def test_a_plan_is_renewed_half_a_year_before_it_ends() -> None:
    assert rules.renew_on(_version(1, DAY, 2027)) == date(2028, 1, 31)


def _problems(holds_from: date, goals: list[int] | None = None, latest: date | None = None) -> list[str]:
    strategy = _version(2, None, 2027)
    found = rules.publish_problems(strategy, [2026] if goals is None else goals, holds_from, latest, DAY)
    return [problem.field for problem in found]


def test_publishing_asks_for_goals_and_a_day_that_fits() -> None:
    assert _problems(DAY) == []
    assert _problems(DAY, goals=[]) == [""]
    assert _problems(DAY - timedelta(days=1)) == ["holds_from"]
    assert _problems(DAY, latest=DAY) == ["holds_from"]
    assert _problems(DAY + timedelta(days=1), latest=DAY) == []
    assert _problems(date(2028, 8, 1)) == ["holds_from"]


def test_words_and_years_must_be_there_and_in_order() -> None:
    def wrong(*asked: object) -> list[str]:
        return [problem.field for problem in rules.word_problems(*asked)]  # type: ignore[arg-type]

    assert wrong("Plan", "Tekst", 2025, 2025) == []
    assert wrong(" ", "", 2025, 2024) == ["title", "introduction", "last_year"]
    assert wrong("Plan", "Tekst", 2025, 2033) == ["last_year"]


def test_a_year_with_goals_cannot_leave_the_plan() -> None:
    assert rules.years_without_place([2025, 2026], 2025, 2026) == []
    assert [problem.field for problem in rules.years_without_place([2024], 2025, 2026)] == ["first_year"]
    assert [problem.field for problem in rules.years_without_place([2027], 2025, 2026)] == ["last_year"]


def test_a_report_has_a_day_in_order_and_a_reason_when_dropped() -> None:
    def wrong(state: str, note: str, day: date, last: date | None = None) -> list[str]:
        return [problem.field for problem in rules.report_problems(state, note, day, last, DAY)]

    assert wrong(GoalState.REACHED, "", DAY) == []
    assert wrong(GoalState.DROPPED, " ", DAY) == ["note"]
    assert wrong(GoalState.BUSY, "", DAY + timedelta(days=1)) == ["reported_on"]
    assert wrong(GoalState.BUSY, "", DAY - timedelta(days=1), DAY) == ["reported_on"]

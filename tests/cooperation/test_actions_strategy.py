"""The support plan is written, published and followed; what does not fit is refused with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from steiger.access.member import Member
from steiger.cooperation.actions import (
    add_goal,
    change_goal,
    discard_draft,
    move_goal,
    publish_strategy,
    remove_goal,
    report_goal,
    start_strategy,
    write_strategy,
)
from steiger.cooperation.actions.strategy_goals import pass_on_goals
from steiger.cooperation.enums import GoalState
from steiger.cooperation.models import StrategyGoal, SupportStrategy
from steiger.cooperation.selectors import agreements_due_for, decision_for, support_strategy_on
from steiger.cooperation.selectors.strategy_work import owned_goals
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from tests.cooperation.factories import a_body, a_decision
from tests.cooperation.strategies import a_goal, a_plan, a_strategy
from tests.factories import Places

TODAY = date(2025, 9, 15)
LATER = date(2026, 2, 2)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


def test_only_the_coordinator_writes(dirk: Member, carla: Member, esra: Member, tom: Member) -> None:
    strategy = a_strategy(dirk)
    goal = a_goal(dirk, strategy)

    for other in (carla, esra, tom):
        with pytest.raises(NotAllowedError):
            a_strategy(other)
        with pytest.raises(NotAllowedError):
            write_strategy(by=other, strategy=strategy, title="x", introduction="x", first_year=2025, last_year=2026)
        with pytest.raises(NotAllowedError):
            a_goal(other, strategy, dirk)
        with pytest.raises(NotAllowedError):
            publish_strategy(by=other, strategy=strategy, holds_from=TODAY)
        with pytest.raises(NotAllowedError):
            remove_goal(by=other, goal=goal)
        with pytest.raises(NotAllowedError):
            discard_draft(by=other, strategy=strategy)


def test_publishing_fixes_words_and_goals(dirk: Member, carla: Member) -> None:
    strategy = a_strategy(dirk)
    goal = a_goal(dirk, strategy)
    published = publish_strategy(by=dirk, strategy=strategy, holds_from=TODAY)

    assert (published.published_on, published.holds_from) == (TODAY, TODAY)
    same: dict[str, Any] = {"year": 2025, "text": "Anders", "indicator": "Anders", "owner_id": carla.user_id}
    words: dict[str, Any] = {"title": "x", "introduction": "x", "first_year": 2025, "last_year": 2026}
    for change in (
        lambda: write_strategy(by=dirk, strategy=published, **words),
        lambda: add_goal(by=dirk, strategy=published, **same),
        lambda: change_goal(by=dirk, goal=goal, **same),
        lambda: move_goal(by=dirk, goal=goal, places=1),
        lambda: remove_goal(by=dirk, goal=goal),
        lambda: discard_draft(by=dirk, strategy=published),
        lambda: publish_strategy(by=dirk, strategy=published, holds_from=LATER),
    ):
        with pytest.raises(DomainError, match="Begin the next version"):
            change()


def test_publishing_without_goals_or_in_the_past_is_refused(dirk: Member) -> None:
    strategy = a_strategy(dirk)

    with pytest.raises(DomainError, match="Add at least one goal"):
        publish_strategy(by=dirk, strategy=strategy, holds_from=TODAY)
    a_goal(dirk, strategy)
    with pytest.raises(DomainError, match="Choose today or a later day") as refusal:
        publish_strategy(by=dirk, strategy=strategy, holds_from=date(2025, 9, 14))
    assert refusal.value.field == "holds_from"
    assert not SupportStrategy.objects.get().is_published


def test_one_version_holds_at_a_time(dirk: Member) -> None:
    first = a_plan(dirk)
    second = a_strategy(dirk)

    with pytest.raises(DomainError, match="Choose a later day"):
        publish_strategy(by=dirk, strategy=second, holds_from=TODAY)
    publish_strategy(by=dirk, strategy=second, holds_from=LATER)

    assert support_strategy_on(date(2025, 9, 14)) is None
    assert support_strategy_on(TODAY) == first
    assert support_strategy_on(date(2026, 2, 1)) == first
    assert support_strategy_on(LATER) == second
    assert support_strategy_on(date(2029, 7, 31)) == second
    assert support_strategy_on(date(2029, 8, 1)) is None


def test_there_is_one_draft(dirk: Member) -> None:
    draft = a_strategy(dirk)
    with pytest.raises(DomainError, match="draft already"):
        a_strategy(dirk)
    discard_draft(by=dirk, strategy=draft)

    assert a_strategy(dirk).number == 1


def test_a_next_version_takes_the_open_goals_along(dirk: Member, carla: Member, places: Places) -> None:
    strategy = a_strategy(dirk)
    open_one = a_goal(dirk, strategy, carla, text="Elke school kent het plan")
    reached = a_goal(dirk, strategy, text="Er is een loket")
    dropped = a_goal(dirk, strategy, text="Er is een app", year=2026)
    later = a_goal(dirk, strategy, text="Elke school heeft een coach", year=2027, organisation_id=places.board.pk)
    publish_strategy(by=dirk, strategy=strategy, holds_from=TODAY)
    report_goal(by=dirk, goal=reached, state=GoalState.REACHED, reported_on=TODAY)
    report_goal(by=dirk, goal=dropped, state=GoalState.DROPPED, reported_on=TODAY, note="Te duur")

    with clock.on(date(2026, 9, 1)):
        second = start_strategy(by=dirk, title="Plan", introduction="Verder", first_year=2026, last_year=2029)

    rows = list(second.goals.values_list("text", "year", "owner_id", "organisation_id", "continues_id"))
    assert second.number == 2
    assert rows == [
        (open_one.text, 2026, carla.user_id, None, open_one.pk),
        (later.text, 2027, None, places.board.pk, later.pk),
    ]


def test_what_is_reported_counts_in_the_version_that_goes_on_with_it(dirk: Member, carla: Member) -> None:
    first = a_plan(dirk, owner=carla)
    goal = first.goals.get()
    second = a_strategy(dirk)
    report_goal(by=carla, goal=goal, state=GoalState.REACHED, reported_on=TODAY, note="Alle scholen gebeld")

    assert {one.state for one in StrategyGoal.objects.all()} == {GoalState.REACHED}
    assert second.goals.get().state == GoalState.REACHED


def test_owner_organisation_and_coordinator_report(
    dirk: Member, carla: Member, bram: Member, esra: Member, places: Places
) -> None:
    strategy = a_strategy(dirk)
    of_carla = a_goal(dirk, strategy, carla)
    of_board = a_goal(dirk, strategy, organisation_id=places.board.pk)
    with pytest.raises(DomainError, match="not published yet"):
        report_goal(by=carla, goal=of_carla, state=GoalState.BUSY, reported_on=TODAY)
    publish_strategy(by=dirk, strategy=strategy, holds_from=TODAY)

    report_goal(by=carla, goal=of_carla, state=GoalState.BUSY, reported_on=TODAY)
    report_goal(by=esra, goal=of_board, state=GoalState.BUSY, reported_on=TODAY)
    report_goal(by=dirk, goal=of_board, state=GoalState.REACHED, reported_on=TODAY)
    for who, goal in ((bram, of_carla), (esra, of_carla), (carla, of_board)):
        with pytest.raises(NotAllowedError, match="Only the owner"):
            report_goal(by=who, goal=goal, state=GoalState.BUSY, reported_on=TODAY)
    of_board.refresh_from_db()
    assert of_board.state == GoalState.REACHED
    assert of_board.reports.count() == 2


def test_a_goal_is_of_one_who_can_have_it(dirk: Member, teun: Member, places: Places) -> None:
    strategy = a_strategy(dirk)

    with pytest.raises(DomainError, match="one person or one organisation"):
        a_goal(dirk, strategy, owner_id=None, organisation_id=None)
    with pytest.raises(DomainError, match="Choose somebody else"):
        a_goal(dirk, strategy, teun)
    with pytest.raises(DomainError, match="Choose another one"):
        a_goal(dirk, strategy, organisation_id=places.mother_school.pk)
    with pytest.raises(DomainError, match="does not cover"):
        a_goal(dirk, strategy, year=2040)


def test_goals_move_within_their_year(dirk: Member) -> None:
    strategy = a_strategy(dirk)
    one, two, three = (a_goal(dirk, strategy, text=text) for text in ("een", "twee", "drie"))
    move_goal(by=dirk, goal=three, places=-1)
    move_goal(by=dirk, goal=one, places=-1)
    change_goal(by=dirk, goal=two, year=2026, text="twee", indicator="teken", owner_id=dirk.user_id)

    assert [(goal.year, goal.text) for goal in strategy.goals.all()] == [(2025, "een"), (2025, "drie"), (2026, "twee")]


def test_a_year_with_goals_stays_in_the_plan(dirk: Member) -> None:
    strategy = a_strategy(dirk)
    a_goal(dirk, strategy, year=2028)

    with pytest.raises(DomainError, match="2028-2029"):
        write_strategy(by=dirk, strategy=strategy, title="x", introduction="x", first_year=2025, last_year=2026)


def test_everybody_who_reads_the_plan_reads_the_decision_behind_it(dirk: Member, teun: Member) -> None:
    decision = a_decision(dirk, a_body(dirk))
    strategy = a_strategy(dirk)
    a_goal(dirk, strategy)
    assert decision_for(teun, decision.pk) is None
    publish_strategy(by=dirk, strategy=strategy, holds_from=TODAY, decision=decision)

    assert decision_for(teun, decision.pk) == decision


def test_an_owner_sees_the_goal_near_the_end_of_its_year(dirk: Member, carla: Member, esra: Member) -> None:
    goal = a_plan(dirk, owner=carla).goals.get()
    assert agreements_due_for(carla) == []
    with clock.on(date(2026, 6, 1)):
        (item,) = agreements_due_for(carla)
        assert (item.due_on, item.about) == (date(2026, 7, 31), goal.text)
        assert item.url.endswith(f"plan/goals/{goal.pk}/")
        assert agreements_due_for(esra) == agreements_due_for(dirk) == []
        report_goal(by=carla, goal=goal, state=GoalState.REACHED, reported_on=clock.today())
        assert agreements_due_for(carla) == []


def test_the_coordinator_sees_that_the_plan_ends_until_a_longer_one_is_there(dirk: Member, carla: Member) -> None:
    a_plan(dirk, last_year=2025, owner=carla)
    with clock.on(date(2026, 1, 30)):
        assert agreements_due_for(dirk) == []
    with clock.on(date(2026, 1, 31)):
        assert [item.due_on for item in agreements_due_for(dirk)] == [date(2026, 7, 31)]
        assert agreements_due_for(carla) == []
        publish_strategy(by=dirk, strategy=a_strategy(dirk), holds_from=date(2026, 7, 1))
        assert agreements_due_for(dirk) == []


def test_open_goals_pass_to_a_successor_and_those_of_an_old_version_do_not_bother(
    dirk: Member, carla: Member, bram: Member, ad: Member
) -> None:
    first = a_plan(dirk, owner=carla)
    second = a_strategy(dirk)
    assert {thing.key for thing in owned_goals(ad, [carla.user_id])} == {
        str(first.goals.get().pk), str(second.goals.get().pk)
    }  # fmt: skip
    publish_strategy(by=dirk, strategy=second, holds_from=date(2025, 9, 16))
    with clock.on(date(2025, 9, 16)):
        (thing,) = owned_goals(ad, [carla.user_id])
        pass_on_goals(keys=[thing.key], owner_id=carla.user_id, successor_id=bram.user_id, by=ad)

        assert owned_goals(ad, [carla.user_id]) == []
        assert second.goals.get().owner_id == bram.user_id
        assert first.goals.get().owner_id == carla.user_id


def test_who_may_not_read_a_draft_is_told_no_goal_of_it(dirk: Member, carla: Member, ad: Member) -> None:
    a_goal(dirk, a_strategy(dirk), carla)

    (for_ad,) = owned_goals(ad, [carla.user_id])
    (for_dirk,) = owned_goals(dirk, [carla.user_id])

    assert for_ad.title == for_ad.reference
    assert for_ad.url == ""
    assert for_dirk.title == "Elke school kent het plan"

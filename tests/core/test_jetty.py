from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.core.jetty import Post, PostState, build

TODAY = date(2026, 11, 24)


def way(*states: PostState) -> list[Post]:
    return [Post(f"Step {number}", state, TODAY) for number, state in enumerate(states, start=1)]


def test_planks_are_laid_up_to_where_people_stand() -> None:
    jetty = build(way(PostState.DONE, PostState.LATE, PostState.NEXT, PostState.FUTURE), TODAY)
    assert [plank.is_laid for plank in jetty.planks] == [True, True, True, False]


def test_nothing_is_laid_before_the_first_step() -> None:
    jetty = build(way(PostState.FUTURE, PostState.FUTURE), TODAY)
    assert not any(plank.is_laid for plank in jetty.planks)


def test_after_the_step_ashore_it_is_land() -> None:
    jetty = build(way(PostState.DONE, PostState.ASHORE, PostState.FUTURE, PostState.FUTURE), TODAY)
    assert [plank.is_land for plank in jetty.planks] == [False, False, True, True]


def test_a_reached_shore_counts_as_done() -> None:
    posts = [Post("Intake", PostState.DONE), Post("The school", PostState.ASHORE, reached=True)]
    assert build(posts, TODAY).done == 2


def test_a_shore_ahead_does_not_count_as_done() -> None:
    posts = [Post("Intake", PostState.DONE), Post("The school", PostState.ASHORE)]
    jetty = build(posts, TODAY)
    assert (jetty.done, jetty.total) == (1, 2)
    assert not jetty.planks[1].is_laid


def test_days_late_are_counted_from_the_due_day() -> None:
    posts = [Post("Visit", PostState.LATE, TODAY - timedelta(days=4)), Post("Late without a day", PostState.LATE)]
    assert [plank.days_late for plank in build(posts, TODAY).planks] == [4, 0]


def test_a_step_that_is_not_late_has_no_days_late() -> None:
    posts = [Post("Intake", PostState.DONE, TODAY - timedelta(days=40))]
    assert build(posts, TODAY).planks[0].days_late == 0


def test_the_next_step_is_named() -> None:
    jetty = build(way(PostState.DONE, PostState.NEXT), TODAY)
    assert jetty.next_label == "Step 2"
    assert build(way(PostState.DONE), TODAY).next_label == ""


@pytest.mark.parametrize("total, tiers", [(1, 1), (8, 1), (9, 2), (14, 2), (15, 3), (22, 3)])
def test_names_of_a_long_jetty_hang_at_several_depths(total: int, tiers: int) -> None:
    jetty = build(way(*[PostState.FUTURE] * total), TODAY)
    assert jetty.tiers == tiers
    assert {plank.tier for plank in jetty.planks} == set(range(1, tiers + 1))


def test_a_jetty_without_posts_stands() -> None:
    assert build([], TODAY).total == 0

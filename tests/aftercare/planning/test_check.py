"""The checker names each rule that a plan made by hand breaks; and what helps by hand."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from steiger.aftercare.planning.byhand import first_start, timed
from steiger.aftercare.planning.check import Rule, check
from steiger.aftercare.planning.figures import figures, rounds
from steiger.aftercare.planning.plan import Plan, PlannedVisit
from steiger.aftercare.planning.problem import Appointment, BlockedHours
from steiger.aftercare.planning.search import propose
from tests.aftercare.planning.regions import day, drawn, tidy


def broken(visit: int, specialist: int, when: int, start: int, **changes: object) -> set[Rule]:
    """What is broken when this one visit of a good plan is put there."""
    plan = propose(tidy(), iterations=100)
    others = tuple(one for one in plan.visits if one.visit != visit)
    moved = Plan(visits=(*others, PlannedVisit(visit, specialist, day(when), start)), unserved=plan.unserved)
    return {one.rule for one in check(moved, tidy(**changes))}


def test_what_moving_one_visit_breaks() -> None:
    assert Rule.OUTSIDE_WINDOW in broken(101, 1, 14, 700)
    assert Rule.SCHOOL_CLOSED in broken(101, 1, 5, 600)
    assert Rule.NOT_WORKING in broken(101, 1, 1, 600)
    assert Rule.SCHOOL_HOURS in broken(101, 1, 0, 500)
    assert Rule.SCHOOL_HOURS in broken(101, 1, 0, 880)
    assert Rule.SPECIALISM in broken(103, 2, 1, 600)
    assert Rule.SECTOR in broken(104, 1, 0, 600)
    assert Rule.UNKNOWN in broken(101, 99, 0, 600)
    assert Rule.ORDER_OF_VISITS in broken(102, 1, 0, 600)
    assert Rule.APPOINTMENT_MOVED in broken(101, 1, 0, 600, appointments=(Appointment(101, 1, day(2), 600),))
    assert Rule.BLOCKED_HOURS in broken(101, 1, 0, 600, blocked=(BlockedHours(1, day(0), 610, 640),))


def test_two_visits_that_overlap_name_each_other() -> None:
    problem = tidy()
    plan = Plan(visits=(PlannedVisit(101, 1, day(0), 600), PlannedVisit(103, 1, day(0), 640)))
    (overlap,) = [one for one in check(plan, problem) if one.rule == Rule.OVERLAP]
    assert (overlap.visit, overlap.other) == (103, 101)
    assert overlap.short > 20


def test_a_day_that_holds_more_than_somebody_takes() -> None:
    someone = tuple(replace(one, most_visits=1) for one in tidy().specialists)
    plan = Plan(visits=(PlannedVisit(101, 1, day(0), 540), PlannedVisit(103, 1, day(0), 720)))
    assert Rule.MOST_VISITS in {one.rule for one in check(plan, tidy(specialists=someone))}


def test_what_is_neither_planned_nor_explained() -> None:
    assert {one.rule for one in check(Plan(), tidy())} == {Rule.NEITHER_PLANNED_NOR_EXPLAINED}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_first_start_and_checker_agree(seed: int) -> None:
    """Where the first free hour says that it fits, no rule of time is broken; elsewhere one is, whatever the hour."""
    problem, random = drawn(seed), Random(seed)
    plan = propose(problem, iterations=20)
    movable = [one for one in problem.visits if one.id not in {each.visit for each in problem.appointments}]
    if not movable or not problem.shifts:
        return
    visit, shift = random.choice(movable), random.choice(problem.shifts)
    start = first_start(problem, plan, visit.id, shift.specialist, shift.day)
    of_time = {Rule.OVERLAP, Rule.WORKING_HOURS, Rule.SCHOOL_HOURS, Rule.BLOCKED_HOURS, Rule.SCHOOL_CLOSED,
               Rule.MOST_VISITS, Rule.NOT_WORKING}  # fmt: skip
    tried = [start] if start is not None else range(500, 900, problem.round_to * 5)
    for moment in tried:
        moved = PlannedVisit(visit.id, shift.specialist, shift.day, moment)
        others = replace(plan, visits=tuple(one for one in plan.visits if one.visit != visit.id))
        broken_rules = check(replace(others, visits=(*others.visits, moved)), problem)
        # A day that it leaves may lose the minutes at the door that it had paid for the visit after it.
        here = {one.rule for one in broken_rules if (one.specialist, one.day) == (shift.specialist, shift.day)}
        assert bool(here & of_time) == (start is None)


def test_a_day_in_the_order_that_one_says() -> None:
    found = timed(tidy(), 1, day(0), (103, 101))
    assert found is not None
    assert [one.visit for one in found] == [103, 101]
    assert timed(tidy(), 1, day(0), (103, 103)) is None
    assert timed(tidy(), 1, day(1), (103,)) is None
    assert timed(tidy(), 1, day(0), (999,)) is None


def test_a_round_goes_from_home_to_home() -> None:
    found = timed(tidy(), 1, day(0), (103, 101))
    assert found is not None
    (round_,) = rounds(tidy(), Plan(visits=found))
    assert [one.school for one in round_.stops] == [12, 11]
    assert round_.leaves < round_.stops[0].arrives < found[0].start
    assert round_.home > round_.stops[1].leaves
    assert round_.travel == sum(one.travel for one in round_.stops) + round_.home - round_.stops[1].leaves


def test_figures_of_a_plan_that_breaks_every_rule() -> None:
    plan = Plan(
        visits=(PlannedVisit(101, 1, day(6), 0), PlannedVisit(101, 9, day(6), 0), PlannedVisit(55, 1, day(1), 0))
    )
    known = figures(tidy(), plan)
    assert known.visits == 4
    assert rounds(tidy(), plan)

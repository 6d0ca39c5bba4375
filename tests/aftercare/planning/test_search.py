"""What holds for every plan, whatever region it is of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steiger.aftercare.planning.check import check
from steiger.aftercare.planning.figures import figures, objective, rounds
from steiger.aftercare.planning.plan import Plan, Reason
from steiger.aftercare.planning.problem import ONLY_WHAT_FELL_OUT, Appointment, Prices, Problem
from steiger.aftercare.planning.search import Search, improvements, propose
from tests.aftercare.planning.regions import day, drawn, tidy

seeds = st.integers(0, 100_000)
few = settings(max_examples=60, deadline=None)


@few
@given(seeds)
def test_no_plan_breaks_a_rule_and_nothing_is_dropped_without_a_reason(seed: int) -> None:
    problem = drawn(seed)
    plan = propose(problem, iterations=60, seed=seed)
    assert check(plan, problem) == ()
    assert {one.visit for one in plan.visits} | {one.visit for one in plan.unserved} == {
        one.id for one in problem.visits
    }
    for one in plan.unserved:
        assert one.reason in Reason


@few
@given(seeds)
def test_odd_input_is_named_and_never_raises(seed: int) -> None:
    problem = drawn(seed, odd=True)
    plan = propose(problem, iterations=40)
    assert check(plan, problem) == ()
    assert plan.findings
    assert {one.id for one in problem.visits} == {one.visit for one in (*plan.visits, *plan.unserved)}
    figures(problem, plan)
    rounds(problem, plan)


@few
@given(seeds)
def test_the_search_and_the_figures_agree_on_the_price(seed: int) -> None:
    problem = drawn(seed)
    search = Search.of(problem, seed=1, iterations=50)
    while search.goes_on():
        search.step()
    plan = search.last_progress().plan
    fallen = sum(one.weight for one in problem.visits if one.id in search.ready.fallen)
    fallen += sum(
        max(0, (one.latest - one.window_until).days) * problem.prices.late_day
        for one in problem.visits
        if one.id in search.ready.fallen and one.latest
    )
    assert plan.objective.total == search.best + fallen


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_the_same_seed_gives_the_same_plan(seed: int) -> None:
    problem = drawn(seed)
    assert propose(problem, iterations=50, seed=seed) == propose(problem, iterations=50, seed=seed)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_a_replan_with_nothing_changed_changes_nothing(seed: int) -> None:
    problem = drawn(seed)
    plan = propose(problem, iterations=30)
    assert propose(problem, iterations=300, present=plan) == plan


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_only_what_fell_out_moves_when_moving_has_no_price(seed: int) -> None:
    problem = drawn(seed)
    plan = propose(problem, iterations=30)
    free = [one for one in plan.visits if one.visit not in {each.visit for each in problem.appointments}]
    if not free:
        return
    ill = free[0]
    later = replace(
        problem,
        prices=ONLY_WHAT_FELL_OUT,
        shifts=tuple(one for one in problem.shifts if (one.specialist, one.day) != (ill.specialist, ill.day)),
    )
    again = propose(later, iterations=100, present=plan)
    assert check(again, later) == ()
    stood = {one.visit: (one.specialist, one.day) for one in plan.visits}
    now = {one.visit: (one.specialist, one.day) for one in again.visits}
    for visit, key in stood.items():
        if key != (ill.specialist, ill.day):
            assert now.get(visit) == key
    for specialist, when in {(one.specialist, one.day) for one in plan.visits}:
        before = {one for one in plan.of(specialist) if one.day == when}
        after = {one for one in again.of(specialist) if one.day == when}
        if {one.visit for one in before} == {one.visit for one in after}:
            assert before == after


def test_a_run_by_the_clock_can_be_repeated_exactly() -> None:
    problem = drawn(7, visits=40)
    plan = propose(problem, seconds=0.5, seed=3)
    assert plan.run.iterations > 0
    assert propose(problem, again=plan.run) == plan


def test_a_run_with_a_choice_of_days_can_be_repeated_exactly(capfd: pytest.CaptureFixture[str]) -> None:
    problem = drawn(11, visits=45)
    plan = propose(problem, iterations=3200, seed=3)
    assert check(plan, problem) == ()
    assert plan.run.choices
    assert propose(problem, again=plan.run) == plan
    assert capfd.readouterr().out == ""  # the solver names itself if one lets it


def test_whoever_stops_asking_keeps_the_best_so_far() -> None:
    problem = drawn(7, visits=40)
    heard: list[int] = []

    def enough(progress: object) -> bool:
        heard.append(1)
        return len(heard) < 2

    plan = propose(problem, seconds=30, go_on=enough)
    assert len(heard) == 2
    assert check(plan, problem) == ()
    first = next(iter(improvements(problem, seconds=30))).plan
    assert first.objective.total >= plan.objective.total


def test_without_iterations_the_first_plan_comes_with_its_reasons() -> None:
    problem = tidy(shifts=())
    plan = propose(problem, iterations=0, choose=False)
    assert {one.reason for one in plan.unserved} == {Reason.NOBODY_WORKS, Reason.NOBODY_WORKS}
    assert check(propose(tidy(), iterations=0), tidy()) == ()


def test_a_tidy_region_is_served_with_one_face_for_each_child() -> None:
    plan = propose(tidy(), iterations=300)
    known = figures(tidy(), plan)
    assert (known.served, known.unserved, known.late, known.continuity) == (4, 0, 0, 100.0)
    assert {one.specialist for one in plan.visits if one.visit in (101, 102)} <= {1, 2}
    assert next(one for one in plan.visits if one.visit == 104).specialist == 2
    assert sum(one.visits for one in known.workload) == 4


def test_nothing_to_plan_is_an_empty_plan() -> None:
    assert propose(Problem(), iterations=10).visits == ()


def test_an_appointment_stays_where_it_is() -> None:
    problem = tidy(appointments=(Appointment(101, 1, day(2), 615),))
    plan = propose(problem, iterations=200)
    kept = next(one for one in plan.visits if one.visit == 101)
    assert (kept.specialist, kept.day, kept.start) == (1, day(2), 615)


def test_visits_of_a_child_keep_their_order() -> None:
    known = tidy()
    same = tuple(replace(one, window_from=day(0), window_until=day(25)) for one in known.visits)
    plan = propose(replace(known, visits=same), iterations=300)
    days = {one.visit: one.day for one in plan.visits}
    assert days[101] < days[102]


def test_a_late_visit_is_better_than_none() -> None:
    known = tidy()
    visits = (replace(known.visits[0], window_until=day(0), window_from=day(0), latest=day(11)),)
    shifts = tuple(one for one in known.shifts if one.day > day(7))
    dear = Prices(late_day=100)
    plan = propose(replace(known, visits=visits, shifts=shifts, prices=dear), iterations=50)
    assert figures(tidy(visits=visits), plan).late == 1
    assert plan.objective.late > visits[0].weight


def test_the_days_of_a_present_plan_keep_their_hours() -> None:
    problem = tidy()
    plan = propose(problem, iterations=200)
    later = tuple(replace(one, start=one.start + 15) for one in plan.visits)
    by_hand = replace(plan, visits=later)
    assert check(by_hand, problem) == ()
    changed = replace(problem, visits=problem.visits[:-1])
    kept = propose(changed, iterations=100, present=by_hand)
    assert {one.start for one in kept.visits} <= {one.start for one in later}


@pytest.mark.parametrize("seed", range(5))
def test_the_price_of_a_change_counts(seed: int) -> None:
    problem = drawn(seed, visits=20)
    plan = propose(problem, iterations=100)
    moved = tuple(replace(one, specialist=one.specialist + 1) for one in plan.visits)
    fixed = {one.visit for one in problem.appointments}
    priced = objective(problem, plan.visits, Plan(visits=moved))
    assert priced.changes == problem.prices.other_specialist * sum(one.visit not in fixed for one in plan.visits)

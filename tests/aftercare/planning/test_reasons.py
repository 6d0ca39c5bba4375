"""Every visit that is not served has its reason, and what would help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from steiger.aftercare.planning.plan import FindingKind, HelpKind, Plan, Reason, Unserved
from steiger.aftercare.planning.problem import Appointment, Place, Problem, School, Shift, Visit
from steiger.aftercare.planning.search import propose
from tests.aftercare.planning.regions import OPEN, day, tidy, weekdays


def only(visit: Visit, **changes: object) -> tuple[Unserved, Plan]:
    """The visit alone in the tidy region, with these changes: it is not served."""
    plan = propose(tidy(visits=(visit,), **changes), iterations=20)
    (found,) = plan.unserved
    return found, plan


def visit(**changes: object) -> Visit:
    return replace(tidy().visits[0], **changes)  # type: ignore[arg-type]


def kinds(found: Unserved) -> set[HelpKind]:
    return {one.kind for one in found.help}


def test_a_school_that_nobody_knows() -> None:
    found, plan = only(visit(school=99))
    assert found.reason == Reason.UNKNOWN_SCHOOL
    assert FindingKind.UNKNOWN_SCHOOL in {one.kind for one in plan.findings}


def test_a_school_without_coordinates() -> None:
    found, plan = only(visit(), schools=(School(11, None, weekdays(4)),))
    assert found.reason == Reason.NO_COORDINATES
    assert kinds(found) == {HelpKind.COMPLETE_THE_SCHOOL}
    assert FindingKind.SCHOOL_WITHOUT_COORDINATES in {one.kind for one in plan.findings}


def test_an_appointment_at_a_school_without_coordinates_stands() -> None:
    schools = (School(11, None, weekdays(4)), tidy().schools[1])
    kept = Appointment(101, 1, day(2), 600)
    plan = propose(tidy(schools=schools, appointments=(kept,)), iterations=20)
    assert (101, day(2), 600) in {(one.visit, one.day, one.start) for one in plan.visits}


def test_a_window_that_ends_before_it_begins() -> None:
    found, plan = only(visit(window_until=date(2026, 1, 1)))
    assert found.reason == Reason.WINDOW_BACKWARDS
    assert {one.kind for one in plan.findings} == {FindingKind.WINDOW_BACKWARDS}
    assert kinds(found) == {HelpKind.CORRECT_THE_VISIT}


def test_a_window_in_the_holidays_and_when_it_could_be() -> None:
    off = frozenset(day(one) for one in range(7))
    hours = {when: span for when, span in weekdays(4).items() if when not in off}
    schools = (School(11, Place(52.12, 5.12), hours, off),)
    found, _plan = only(visit(window_until=day(4)), schools=schools)
    assert found.reason == Reason.WINDOW_IN_HOLIDAY
    assert found.help[0].kind == HelpKind.OTHER_DATE
    assert found.help[0].day == day(7)


def test_a_school_that_is_closed_for_other_reasons() -> None:
    found, _plan = only(visit(), schools=(School(11, Place(52.12, 5.12)),))
    assert found.reason == Reason.SCHOOL_CLOSED
    assert HelpKind.COMPLETE_THE_SCHOOL in kinds(found)


def test_nobody_has_the_specialism_but_somebody_could_learn_it() -> None:
    found, _plan = only(visit(specialisms=frozenset({"hearing"})))
    assert found.reason == Reason.NO_SPECIALISM
    assert found.help[0].kind == HelpKind.LEARN_SPECIALISM
    assert found.help[0].missing == {"hearing"}


def test_a_language_that_nobody_speaks() -> None:
    found, _plan = only(visit(language="ti"))
    assert found.reason == Reason.NO_SPECIALISM


def test_nobody_works_and_one_day_more_would_do() -> None:
    shifts = (Shift(1, day(25), 480, 960),)
    found, plan = only(visit(), shifts=shifts)
    assert found.reason == Reason.NOBODY_WORKS
    first = found.help[0]
    assert (first.kind, first.specialist, first.day) == (HelpKind.EXTRA_DAY, 1, day(0))
    problem = tidy(visits=(visit(),), shifts=(*shifts, Shift(1, day(0), 480, 960)))
    assert propose(problem, iterations=5).unserved == ()
    assert (FindingKind.SPECIALIST_WITHOUT_HOURS, 2) in {(one.kind, one.specialist) for one in plan.findings}


def test_days_that_are_too_short() -> None:
    found, _plan = only(visit(), shifts=(Shift(1, day(0), 480, 540),))
    assert found.reason == Reason.DOES_NOT_FIT_A_DAY
    assert found.help[0].kind == HelpKind.LONGER_DAY


def test_a_later_visit_stands_before_it() -> None:
    known = tidy()
    first = replace(known.visits[0], window_from=day(14), window_until=day(18))
    second = replace(known.visits[1], window_from=day(0), window_until=day(25))
    problem = tidy(visits=(first, second), appointments=(Appointment(102, 1, day(7), 600),))
    (found,) = propose(problem, iterations=20).unserved
    assert (found.visit, found.reason) == (101, Reason.ORDER_OF_VISITS)


def test_an_appointment_in_the_way() -> None:
    agreed = replace(tidy().visits[0], id=110, child=1010)
    asked = visit(window_from=day(0), window_until=day(0), minutes=200)
    problem = tidy(
        visits=(asked, agreed), shifts=(Shift(1, day(0), 480, 960),), appointments=(Appointment(110, 1, day(0), 660),)
    )
    (found,) = propose(problem, iterations=20).unserved
    assert found.reason == Reason.APPOINTMENTS_IN_THE_WAY
    assert (found.help[0].kind, found.help[0].visit) == (HelpKind.RESCHEDULE_APPOINTMENT, 110)


def test_no_room_left_and_what_would_help() -> None:
    visits = tuple(visit(id=200 + one, child=2000 + one, minutes=150, window_until=day(1)) for one in range(5))
    problem = tidy(visits=visits, shifts=tidy().shifts)
    plan = propose(problem, iterations=100)
    assert plan.unserved
    for found in plan.unserved:
        assert found.reason == Reason.NO_CAPACITY
        assert HelpKind.EXTRA_DAY in kinds(found)


def test_it_costs_more_than_it_weighs() -> None:
    found, _plan = only(visit(weight=10))
    assert found.reason == Reason.TOO_FAR


def test_appointments_that_cannot_stand() -> None:
    def finding(*appointments: Appointment, problem: Problem = tidy()) -> set[FindingKind]:  # noqa: B008
        plan = propose(replace(problem, appointments=appointments), iterations=5)
        assert {one.reason for one in plan.unserved} <= {Reason.BROKEN_APPOINTMENT}
        return {one.kind for one in plan.findings}

    assert finding(Appointment(101, 1, day(1), 600)) == {FindingKind.APPOINTMENT_OUTSIDE_HOURS}
    assert finding(Appointment(101, 1, day(0), 880)) == {FindingKind.APPOINTMENT_OUTSIDE_SCHOOL_HOURS}
    assert finding(Appointment(101, 9, day(0), 600)) == {FindingKind.UNKNOWN_SPECIALIST}
    assert finding(Appointment(101, 1, day(0), 600), Appointment(103, 1, day(0), 630)) == {
        FindingKind.APPOINTMENTS_OVERLAP
    }
    assert finding(Appointment(999, 1, day(0), 600)) == {FindingKind.UNKNOWN_VISIT}
    assert finding(Appointment(101, 1, day(21), 600)) == {FindingKind.APPOINTMENT_OUTSIDE_WINDOW}
    assert finding(Appointment(103, 2, day(1), 600)) == {FindingKind.APPOINTMENT_WITHOUT_SPECIALISM}


def test_a_specialist_without_a_home_is_planned_from_the_middle() -> None:
    someone = tuple(replace(one, home=None) for one in tidy().specialists)
    plan = propose(tidy(specialists=someone), iterations=50)
    assert plan.unserved == ()
    assert {one.kind for one in plan.findings} == {FindingKind.SPECIALIST_WITHOUT_HOME}


def test_a_divided_day_is_one_day_with_a_gap() -> None:
    shifts = (Shift(1, day(0), 480, 600), Shift(1, day(0), 720, 960))
    plan = propose(tidy(visits=(visit(minutes=100),), shifts=shifts), iterations=5)
    (kept,) = plan.visits
    assert kept.start >= 720
    assert OPEN[1] >= kept.start + 100

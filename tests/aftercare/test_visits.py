"""Made at the move, assigned, planned, skipped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.member import Member
from steiger.aftercare import actions
from steiger.aftercare.enums import VisitState
from steiger.aftercare.models import SupportLine, Visit
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.newcomers.actions import ask_exception, decide_exception
from steiger.organisations.enums import HolidayRegion
from steiger.organisations.models import Region, SchoolHoliday
from steiger.pupils.actions import leave
from steiger.pupils.enums import LeavingReason, Relation
from steiger.pupils.models import Involvement, Journey
from steiger.transitions.models import Step
from tests.aftercare import factories
from tests.factories import Places, make_policy
from tests.newcomers.factories import refer


def test_the_move_makes_the_visits_of_the_policy_in_school_weeks(journey: Journey, places: Places) -> None:
    visits = list(Visit.objects.filter(journey=journey))

    assert [visit.number for visit in visits] == [1, 2, 3]
    assert (visits[0].window_from, visits[0].window_until) == (factories.FIRST_FROM, factories.FIRST_UNTIL)
    assert {visit.policy for visit in visits} == {places.policy}
    assert {visit.state for visit in visits} == {VisitState.OPEN}


def test_a_holiday_moves_the_windows(region: Region, places: Places, amina: Member) -> None:
    SchoolHoliday.objects.create(
        holiday_region=HolidayRegion.MIDDEN,
        school_year="2026-2027",
        name="Vakantie",
        first_on=date(2026, 9, 14),
        last_on=date(2026, 9, 18),
    )
    journey = factories.make_moved(region, places, by=amina)

    first = Visit.objects.get(journey=journey, number=1)
    assert first.window_from == factories.FIRST_FROM + timedelta(days=7)


def test_the_policy_of_the_day_of_the_move_decides(region: Region, places: Places, amina: Member) -> None:
    later = make_policy(region, number=2, valid_from=factories.MOVED_ON + timedelta(days=1))

    journey = factories.make_moved(region, places, by=amina)

    assert {visit.policy for visit in Visit.objects.filter(journey=journey)} == {places.policy}
    assert later.number == 2


def test_make_visits_again_keeps_what_exists(visit: Visit, amina: Member) -> None:
    made = actions.make_visits(journey=visit.journey, moved_on=factories.MOVED_ON, by=amina)

    assert made == []
    assert Visit.objects.filter(journey=visit.journey).count() == 3


def test_assign_specialist_entrusts_child_and_open_visits(journey: Journey, carla: Member, dirk: Member) -> None:
    actions.assign_specialist(journey=journey, user_id=carla.user_id, by=dirk)

    assert set(Visit.objects.filter(journey=journey).values_list("specialist_id", flat=True)) == {carla.user_id}
    involvement = Involvement.objects.get(journey=journey, relation=Relation.SPECIALIST)
    assert involvement.user_id == carla.user_id
    assert Happening.objects.filter(kind="assign_specialist", case_number=journey.case_number).exists()
    letter = Letter.objects.get(subject__contains="toevertrouwd")
    assert "Amira" not in letter.body


def test_assign_another_closes_the_file_for_the_one_before(
    visit: Visit, carla: Member, cees: Member, dirk: Member
) -> None:
    factories.reported(visit, by=carla)

    actions.assign_specialist(journey=visit.journey, user_id=cees.user_id, by=dirk)

    former = Involvement.objects.get(journey=visit.journey, relation=Relation.SPECIALIST, user_id=carla.user_id)
    assert former.until_on == clock.today()
    held = dict(Visit.objects.filter(journey=visit.journey).values_list("number", "specialist_id"))
    assert held == {1: carla.user_id, 2: cees.user_id, 3: cees.user_id}


def test_assign_refuses_somebody_who_is_no_specialist(journey: Journey, bram: Member, dirk: Member) -> None:
    with pytest.raises(DomainError, match="Nt2-specialist"):
        actions.assign_specialist(journey=journey, user_id=bram.user_id, by=dirk)


@pytest.mark.parametrize("who", ["carla", "amina", "bram", "teun", "esra"])
def test_assign_is_the_coordinators(who: str, journey: Journey, carla: Member, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        actions.assign_specialist(journey=journey, user_id=carla.user_id, by=request.getfixturevalue(who))


def test_plan_visit_in_its_window(visit: Visit, carla: Member) -> None:
    when = factories.at(date(2026, 9, 24))

    actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=when, by=carla)

    visit.refresh_from_db()
    assert (visit.planned_at, visit.state) == (when, VisitState.PLANNED)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 4), "voorbij"),
        (date(2026, 9, 18), "tussen"),
        (date(2026, 10, 13), "tussen"),
        (date(2026, 9, 26), "geen les"),
    ],
)
def test_plan_refuses_a_day_that_does_not_fit(day: date, words: str, visit: Visit, carla: Member) -> None:
    with pytest.raises(DomainError, match=words) as refused:
        actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=factories.at(day), by=carla)

    assert refused.value.field == "planned_on"
    visit.refresh_from_db()
    assert visit.planned_at is None


def test_plan_after_a_missed_window_takes_any_school_day_from_today(visit: Visit, carla: Member) -> None:
    with clock.on(factories.FIRST_UNTIL + timedelta(days=2)):
        day = clock.today() + timedelta(days=7)
        actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=factories.at(day), by=carla)

        with pytest.raises(DomainError, match="voorbij"):
            actions.plan_visit(
                visit=visit, specialist_id=carla.user_id, planned_at=factories.at(factories.FIRST_UNTIL), by=carla
            )

    assert visit.state == VisitState.PLANNED


def test_a_specialist_hands_over_only_to_who_knows_the_child(
    visit: Visit, carla: Member, cees: Member, dirk: Member
) -> None:
    when = factories.at(factories.FIRST_FROM)
    with pytest.raises(NotAllowedError):
        actions.plan_visit(visit=visit, specialist_id=cees.user_id, planned_at=when, by=carla)

    actions.plan_visit(visit=visit, specialist_id=cees.user_id, planned_at=when, by=dirk)

    assert visit.specialist_id == cees.user_id
    assert Involvement.objects.filter(journey=visit.journey, user_id=cees.user_id, until_on=None).exists()


@pytest.mark.parametrize("who", ["cees", "amina", "bram", "teun", "esra"])
def test_plan_refuses_others(who: str, visit: Visit, carla: Member, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        actions.plan_visit(
            visit=visit,
            specialist_id=carla.user_id,
            planned_at=factories.at(factories.FIRST_FROM),
            by=request.getfixturevalue(who),
        )


def test_skip_visit_keeps_the_reason_and_settles_its_step(visit: Visit, carla: Member) -> None:
    actions.skip_visit(visit=visit, reason="School wil later", by=carla)

    visit.refresh_from_db()
    assert (visit.state, visit.skip_reason) == (VisitState.SKIPPED, "School wil later")
    step = Step.objects.get(journey=visit.journey, key="visit-1")
    assert (step.done_on, step.note) == (clock.today(), "School wil later")


def test_skip_without_a_reason_is_refused(visit: Visit, carla: Member) -> None:
    with pytest.raises(DomainError, match="waarom"):
        actions.skip_visit(visit=visit, reason="  ", by=carla)


def test_skip_a_planned_visit_tells_the_school_without_a_name(visit: Visit, carla: Member, bram: Member) -> None:
    when = factories.at(date(2026, 9, 24))
    actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=when, by=carla)

    actions.skip_visit(visit=visit, reason="Ziek", by=carla)

    letter = Letter.objects.filter(subject__contains="nazorgbezoek").latest("pk")
    assert "Amira" not in letter.subject + letter.body
    assert visit.journey.case_number in letter.body


def test_what_is_over_is_not_planned_or_skipped(visit: Visit, carla: Member) -> None:
    actions.skip_visit(visit=visit, reason="Ziek", by=carla)

    with pytest.raises(NotAllowedError):
        actions.skip_visit(visit=visit, reason="Ziek", by=carla)
    with pytest.raises(NotAllowedError):
        actions.plan_visit(
            visit=visit, specialist_id=carla.user_id, planned_at=factories.at(factories.FIRST_FROM), by=carla
        )


def test_a_child_that_leaves_is_not_visited_any_more(
    journey: Journey, visit: Visit, carla: Member, dirk: Member
) -> None:
    factories.supported(journey, by=carla)

    leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=dirk)

    states = Visit.objects.filter(journey=journey).values_list("state", flat=True)
    assert set(states) == {VisitState.SKIPPED}
    assert SupportLine.objects.get(journey=journey).ended_on == clock.today()
    visit.refresh_from_db()
    assert "verhuisd" in visit.skip_reason.lower()


def test_a_child_that_began_here_by_exception_gets_a_specialist_too(
    bram: Member, dirk: Member, carla: Member, places: Places
) -> None:
    referral = refer(bram, places.mother_school.pk)
    asked = ask_exception(
        journey=referral.journey,
        school_id=places.mother_school.pk,
        reason="Woont naast de school.",
        support="Een leerkracht met Nt2.",
        by=bram,
    )
    decide_exception(asked=asked, is_granted=True, decision="De groep is klein.", by=dirk)
    journey = Journey.objects.get(pk=referral.journey_id)

    visits = actions.assign_specialist(journey=journey, user_id=carla.user_id, by=dirk)

    assert journey.placed_on is None
    assert [visit.specialist_id for visit in visits] == [carla.user_id] * 3

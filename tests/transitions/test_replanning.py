from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.models import Journey
from steiger.transitions import actions, selectors
from steiger.transitions.enums import AppointmentKind, PlanReason
from steiger.transitions.models import MovePlan, Step
from steiger.transitions.selectors.preview import early_warning
from tests.factories import Places
from tests.transitions import factories

LATER = date(2027, 2, 1)


def test_each_day_that_was_set_is_kept_with_its_reason(journey: Journey, amina: Member) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    actions.plan_move(journey=journey, expected_on=LATER, reason=PlanReason.SCHOOL, note="Groep 5 is vol", by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, reason=PlanReason.PARENTS, by=amina)

    kept = list(MovePlan.objects.order_by("pk").values_list("was_on", "expected_on", "reason"))
    assert kept == [
        (None, factories.MOVE, ""),
        (factories.MOVE, LATER, PlanReason.SCHOOL),
        (LATER, factories.MOVE, PlanReason.PARENTS),
    ]


@pytest.mark.parametrize(
    ("reason", "note", "field"), [("", "", "reason"), ("nonsense", "", "reason"), (PlanReason.OTHER, " ", "note")]
)
def test_another_day_needs_a_reason(reason: str, note: str, field: str, journey: Journey, amina: Member) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    with pytest.raises(DomainError) as refused:
        actions.plan_move(journey=journey, expected_on=LATER, reason=reason, note=note, by=amina)
    assert refused.value.field == field
    journey.refresh_from_db()
    assert journey.expected_move_on == factories.MOVE


def test_the_preview_tells_steps_visits_and_appointments_and_writes_nothing(
    journey: Journey, places: Places, amina: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    factories.announced(journey, places, by=amina)
    actions.make_appointment(journey=journey, kind=AppointmentKind.TRIAL_DAY, on=date(2026, 12, 14), by=amina)
    before = list(Step.objects.order_by("pk").values_list("key", "due_on"))

    preview = selectors.preview_plan(journey, date(2026, 12, 7))

    assert preview.shifts > 0
    assert [one.number for one in preview.windows] == [1, 2, 3]
    assert all(one.before and one.before[0] > one.after[0] for one in preview.windows)
    assert [bool(one.clash) for one in preview.appointments] == [True]
    assert list(Step.objects.order_by("pk").values_list("key", "due_on")) == before
    journey.refresh_from_db()
    assert journey.expected_move_on == factories.MOVE


def test_the_preview_says_that_there_are_no_lessons_on_that_day(journey: Journey, amina: Member) -> None:
    saturday = date(2027, 1, 16)
    preview = selectors.preview_plan(journey, saturday)
    assert preview.free_day
    assert preview.next_school_day == date(2027, 1, 18)


def test_the_preview_marks_what_cannot_be_in_time_then(journey: Journey, amina: Member) -> None:
    soon = clock.today() + timedelta(days=14)
    assert {"choose", "sign"} <= {step.key for step in selectors.preview_plan(journey, soon).too_late}
    assert selectors.preview_plan(journey, LATER).too_late == []


def test_the_file_warns_early_and_names_the_first_day_in_time(journey: Journey, amina: Member) -> None:
    actions.plan_move(journey=journey, expected_on=clock.today() + timedelta(days=14), by=amina)

    warning = early_warning(journey, selectors.steps_of(journey))

    assert warning is not None
    assert selectors.preview_plan(journey, warning.first_on).too_late == []
    actions.plan_move(journey=journey, expected_on=warning.first_on, reason=PlanReason.NOT_IN_TIME, by=amina)
    assert early_warning(journey, selectors.steps_of(journey)) is None


def test_today_asks_whoever_plans_to_look_at_the_day(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=clock.today() + timedelta(days=14), by=amina)
    factories.announced(journey, places, by=amina)

    def warned(member: Member) -> list[str]:
        return [item.url for item in selectors.due_for(member) if item.url.endswith("/move/")]

    assert warned(amina) == [f"/po2601/move/{journey.case_number}/move/"]
    assert warned(bram) == []
    with clock.on(clock.today() + timedelta(days=30)):
        assert warned(amina) == []

from __future__ import annotations

from datetime import timedelta

from steiger.access.member import Member
from steiger.core import clock
from steiger.people.owned import owned_by
from steiger.training import actions
from steiger.training.enums import Outcome
from steiger.training.models import Cohort, Enrolment
from steiger.training.selectors import due_for, found
from tests.training.factories import a_coaching, a_session, assessed, certified, coached, handed_in, held, proposed
from tests.training.test_cohorts import make_member_at


def _titles(member: Member) -> list[str]:
    return [item.title for item in due_for(member)]


def test_a_teacher_is_asked_to_answer_and_to_scan(cohort: Cohort, bram: Member, teun: Member) -> None:
    enrolment = proposed(bram, cohort, teun)
    assert _titles(teun) == ["Say whether you take part in the training"]

    actions.answer_enrolment(by=teun, enrolment=enrolment, agrees=True)

    assert _titles(teun) == ["Fill in the self-scan"]
    assert _titles(bram) == []


def test_work_is_due_after_its_module_and_after_what_was_said(
    cohort: Cohort, tom: Member, teun: Member, teuns: Enrolment
) -> None:
    held(tom, cohort, teuns)
    with clock.on(cohort.begins_on):
        [item] = [one for one in due_for(teun) if one.title.startswith("Hand in")]
        assert item.due_on == cohort.begins_on + timedelta(weeks=4)
        version = handed_in(teun, teuns)
        assert not [one for one in _titles(teun) if one.startswith("Hand in")]
        [waiting] = [one for one in due_for(tom) if one.title.startswith("Assess")]
        assert "Teun" in waiting.about
        assessed(tom, version, Outcome.REDO)
        assert [one.about for one in due_for(teun) if one.title.startswith("Hand in")] == ["Do it again"]


def test_a_trainer_is_asked_for_attendance_and_certificates(
    cohort: Cohort, tom: Member, dirk: Member, teun: Member, teuns: Enrolment
) -> None:
    session = a_session(tom, cohort, day=cohort.begins_on)
    with clock.on(cohort.begins_on + timedelta(days=1)):
        assert "Record who was there" in _titles(tom)
        # The coordinator may lead every cohort, but is reminded of the own only.
        assert _titles(dirk) == []
    actions.cancel_session(by=tom, session=session, reason="x")
    certificate = certified(tom, teun, teuns)
    assert "Give the certificate" not in _titles(tom)
    actions.withdraw_certificate(by=tom, certificate=certificate, reason="x")

    assert "Give the certificate" in _titles(tom)


def test_a_coach_is_asked_to_plan_and_to_report(
    cohort: Cohort, tom: Member, carla: Member, teun: Member, teuns: Enrolment
) -> None:
    actions.assign_coach(by=tom, enrolment=teuns, coach_id=carla.user_id)
    assert _titles(carla) == []
    day = cohort.begins_on + timedelta(days=230)
    with clock.on(day):
        assert _titles(carla) == ["Plan coaching session 1"]
        a_coaching(carla, teuns)
        assert _titles(carla) == ["Write the report of the coaching session"]
        coached(carla, teuns)
        assert "React to the report of your coach" in _titles(teun)


def test_vandaag_costs_the_same_for_one_piece_of_work_as_for_three(
    cohort: Cohort, tom: Member, bram: Member, teun: Member, teuns: Enrolment
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.training.factories import enrolled

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            due_for(tom)
        return len(queries)

    handed_in(teun, teuns)
    with_one = asked()
    for name in ("Mila", "Nora"):
        other = make_member_at(bram, name)
        handed_in(other, enrolled(bram, cohort, other))

    assert asked() == with_one


def test_cohorts_and_coaching_are_owned_and_named_to_who_may_know(
    cohort: Cohort, tom: Member, carla: Member, ad: Member, dirk: Member, teun: Member, teuns: Enrolment
) -> None:
    actions.assign_coach(by=tom, enrolment=teuns, coach_id=carla.user_id)

    told = {one.kind: one for one in owned_by(dirk, [tom.user_id, carla.user_id])}
    hidden = {one.kind: one for one in owned_by(ad, [carla.user_id])}

    assert told["cohort"].title == cohort.name
    assert "Teun" in told["coaching"].title
    assert "Teun" not in hidden["coaching"].title
    assert hidden["coaching"].url == ""


def test_search_finds_cohorts_modules_and_teachers_whom_one_may_see(
    cohort: Cohort, tom: Member, rita: Member, esra: Member, teuns: Enrolment
) -> None:
    assert [one.title for one in found(tom, "lichting")] == [cohort.name]
    assert [one.title for one in found(tom, "teun")] == ["Teun"]
    assert found(rita, "teun") == []
    assert [one.note for one in found(rita, "trauma")] == ["Module of the training"]
    assert found(esra, "trauma") == []

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.training import actions
from steiger.training.actions import CohortInput
from steiger.training.enums import EnrolmentState, SessionState
from steiger.training.models import Attendance, Cohort, Enrolment
from steiger.training.selectors import cohorts as selectors
from tests.factories import Places, make_member
from tests.training.factories import a_cohort, a_session, a_teacher, enrolled, handed_in, held, proposed


def _input(cohort: Cohort, **changed: Any) -> CohortInput:
    now: dict[str, Any] = {
        name: getattr(cohort, name) for name in ("name", "begins_on", "ends_on", "enrol_until", "places")
    }
    return CohortInput(**{**now, "trainer_ids": [one.user_id for one in cohort.trainers.all()], **changed})


def test_only_the_coordinator_begins_one(tom: Member, dirk: Member) -> None:
    with pytest.raises(NotAllowedError):
        a_cohort(tom)

    assert a_cohort(dirk, tom).trainers.get().user_id == tom.user_id


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"name": " "}, "name"),
        ({"ends_on": clock.today().replace(year=2020)}, "ends_on"),
        ({"enrol_until": clock.today().replace(year=2099, day=1)}, "enrol_until"),
        ({"places": 0}, "places"),
        ({"trainer_ids": []}, "trainers"),
    ],
)
def test_a_cohort_that_cannot_be_is_refused(dirk: Member, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        a_cohort(dirk, **changed)

    assert refused.value.field == field


def test_two_cohorts_of_one_name_are_refused(dirk: Member, cohort: Cohort) -> None:
    with pytest.raises(DomainError, match="this name"):
        a_cohort(dirk, name=cohort.name)


def test_who_does_not_lead_it_changes_nothing(cohort: Cohort, region: Region, carla: Member) -> None:
    other = make_member(region, "Truus", Role.TRAINER)

    with pytest.raises(NotAllowedError):
        actions.change_cohort(by=other, cohort=cohort, asked=_input(cohort))
    with pytest.raises(NotAllowedError):
        a_session(other, cohort)
    with pytest.raises(NotAllowedError):
        actions.finish_cohort(by=carla, cohort=cohort)


def test_places_never_drop_below_what_is_taken(tom: Member, cohort: Cohort, teuns: Enrolment, bram: Member) -> None:
    colleague = make_member_at(bram)
    proposed(bram, cohort, colleague)

    with pytest.raises(DomainError, match="2 places are taken"):
        actions.change_cohort(by=tom, cohort=cohort, asked=_input(cohort, places=1))
    assert actions.change_cohort(by=tom, cohort=cohort, asked=_input(cohort, places=2)).places == 2


def make_member_at(bram: Member, name: str = "Mila") -> Member:
    region = Region.objects.get(pk=bram.region_id)
    return make_member(region, name, Role.TEACHER, bram.posts[0].organisation_id)


def test_a_school_enrols_its_own_colleague_who_agrees(cohort: Cohort, bram: Member, teun: Member) -> None:
    enrolment = proposed(bram, cohort, teun)

    assert enrolment.state == EnrolmentState.PROPOSED
    letter = Letter.objects.get(to__startswith="teun")
    assert cohort.name in letter.subject
    agreed = actions.answer_enrolment(by=teun, enrolment=enrolment, agrees=True)
    assert agreed.state == EnrolmentState.TAKES_PART
    assert Letter.objects.filter(to__startswith="bram").exists()
    with pytest.raises(DomainError, match="answered already"):
        actions.answer_enrolment(by=teun, enrolment=enrolment, agrees=False)


def test_nobody_else_says_yes(cohort: Cohort, bram: Member, teun: Member, dirk: Member) -> None:
    enrolment = proposed(bram, cohort, teun)

    for member in (bram, dirk):
        with pytest.raises(NotAllowedError):
            actions.answer_enrolment(by=member, enrolment=enrolment, agrees=True)


def test_a_no_frees_the_place(cohort: Cohort, bram: Member, teun: Member) -> None:
    actions.answer_enrolment(by=teun, enrolment=proposed(bram, cohort, teun), agrees=False)

    assert selectors.taken_in(cohort) == 0
    assert proposed(bram, cohort, teun).state == EnrolmentState.PROPOSED


def test_enrolling_twice_says_so(cohort: Cohort, bram: Member, teuns: Enrolment, teun: Member) -> None:
    with pytest.raises(DomainError, match="already") as refused:
        proposed(bram, cohort, teun)

    assert refused.value.field == "teacher"


def test_a_full_cohort_says_so(dirk: Member, tom: Member, bram: Member, teun: Member) -> None:
    full = a_cohort(dirk, tom, places=1)
    proposed(bram, full, teun)

    with pytest.raises(DomainError, match="is full"):
        proposed(bram, full, make_member_at(bram))


def test_a_closed_cohort_says_so(cohort: Cohort, bram: Member, teun: Member) -> None:
    with clock.on(cohort.enrol_until):
        proposed(bram, cohort, teun)
    with clock.on(cohort.enrol_until + timedelta(days=1)), pytest.raises(DomainError, match="closed on"):
        proposed(bram, cohort, make_member_at(bram))


def test_a_school_enrols_nobody_of_another_school(
    cohort: Cohort, bram: Member, rita: Member, teun: Member, places: Places, region: Region
) -> None:
    with pytest.raises(NotAllowedError):
        proposed(rita, cohort, teun)
    elsewhere = a_teacher(region, places.other_school, "Otto")
    with pytest.raises(DomainError, match="does not work at this school"):
        proposed(bram, cohort, elsewhere, places.mother_school.pk)


def test_whoever_stops_frees_the_place_and_keeps_what_was_done(
    cohort: Cohort, teuns: Enrolment, bram: Member, teun: Member, rita: Member
) -> None:
    handed_in(teun, teuns)
    with pytest.raises(NotAllowedError):
        actions.stop_enrolment(by=rita, enrolment=teuns, reason="x")
    with pytest.raises(DomainError):
        actions.stop_enrolment(by=bram, enrolment=teuns, reason=" ")

    stopped = actions.stop_enrolment(by=bram, enrolment=teuns, reason="Zwangerschapsverlof")

    assert stopped.state == EnrolmentState.STOPPED
    assert selectors.taken_in(cohort) == 0
    assert stopped.submissions.count() == 1
    with pytest.raises(DomainError):
        handed_in(teun, stopped)


def test_a_session_tells_who_takes_part_with_an_appointment(cohort: Cohort, tom: Member, teuns: Enrolment) -> None:
    Letter.objects.all().delete()

    session = a_session(tom, cohort)

    letter = Letter.objects.get()
    assert letter.to.startswith("teun")
    assert "BEGIN:VEVENT" in letter.calendar
    actions.cancel_session(by=tom, session=session, reason="Trainer is ziek")
    assert "STATUS:CANCELLED" in Letter.objects.order_by("-pk")[0].calendar


@pytest.mark.parametrize("changed", [{"place": "", "link": ""}, {"module_id": 0}])
def test_a_session_without_place_or_module_is_refused(cohort: Cohort, tom: Member, changed: dict[str, Any]) -> None:
    with pytest.raises(DomainError):
        a_session(tom, cohort, **changed)


def test_a_session_lies_within_its_cohort(cohort: Cohort, tom: Member) -> None:
    with pytest.raises(DomainError, match="runs from") as refused:
        a_session(tom, cohort, day=cohort.ends_on + timedelta(days=1))

    assert refused.value.field == "day"


def test_attendance_is_recorded_on_the_day_and_can_be_put_right(
    cohort: Cohort, tom: Member, bram: Member, teuns: Enrolment
) -> None:
    mila = enrolled(bram, cohort, make_member_at(bram))
    session = a_session(tom, cohort)
    with pytest.raises(DomainError, match="yet to come"):
        actions.record_attendance(by=tom, session=session, present=[])
    with clock.on(cohort.begins_on):
        actions.record_attendance(by=tom, session=session, present=[teuns.pk, 999_999])
        recorded = actions.record_attendance(by=tom, session=session, present=[mila.pk])

    assert recorded.state == SessionState.HELD
    assert dict(Attendance.objects.values_list("enrolment_id", "was_present")) == {teuns.pk: False, mila.pk: True}
    with pytest.raises(DomainError, match="stays as it is"):
        actions.cancel_session(by=tom, session=recorded, reason="x")


def test_it_finishes_when_nothing_is_open(cohort: Cohort, tom: Member, teun: Member, teuns: Enrolment) -> None:
    session = a_session(tom, cohort)
    handed_in(teun, teuns)
    with pytest.raises(DomainError, match="not recorded"):
        actions.finish_cohort(by=tom, cohort=cohort)
    actions.cancel_session(by=tom, session=session, reason="x")
    with pytest.raises(DomainError, match="waits for assessment"):
        actions.finish_cohort(by=tom, cohort=cohort)
    actions.stop_enrolment(by=tom, enrolment=teuns, reason="x")

    finished = actions.finish_cohort(by=tom, cohort=cohort)

    assert finished.is_finished
    with pytest.raises(DomainError, match="has finished"):
        a_session(tom, cohort)


def test_the_page_of_a_cohort_shows_each_what_concerns_them(
    cohort: Cohort, tom: Member, teun: Member, bram: Member, rita: Member, dirk: Member, teuns: Enrolment
) -> None:
    held(tom, cohort, teuns)

    def seen(member: Member) -> list[int]:
        found = selectors.cohort_for(member, cohort.pk)
        assert found
        return [one.pk for one in selectors.cohort_page(member, found).enrolments]

    assert seen(tom) == seen(teun) == seen(bram) == seen(dirk) == [teuns.pk]
    assert seen(rita) == []


def test_another_region_finds_nothing(
    cohort: Cohort, teuns: Enrolment, zoe: Member, region: Region, other_region: Region
) -> None:
    assert Enrolment.objects.exists()
    enter_region(other_region.pk)

    assert not Enrolment.objects.exists()
    assert not Cohort.objects.exists()
    assert selectors.cohort_for(zoe, cohort.pk) is None
    other = "INSERT INTO training_selfscan (region_id, enrolment_id, moment, filled_on) VALUES (%s, %s, 'after', now())"
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        connection.cursor().execute(other, [region.pk, teuns.pk])

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.expertise.actions.activities import cancel_activity, change_activity
from steiger.expertise.actions.enrolments import enrol, evaluate_activity, sign_off, sign_somebody_off
from steiger.expertise.enums.activities import EnrolmentState
from steiger.expertise.models import Activity, ActivityEnrolment
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.people.models import User
from tests import factories
from tests.crowd import at_once
from tests.expertise.activities import a_plan, an_activity, held, teachers
from tests.factories import Places

PEOPLE, PLACES = 40, 10
MOVE = st.tuples(st.sampled_from(["come", "go"]), st.integers(0, 5))


def _states(activity: Activity) -> dict[str, int]:
    rows = ActivityEnrolment.objects.filter(activity=activity).values_list("state", flat=True)
    return {state: list(rows).count(state) for state in set(rows)}


def _waiting(activity: Activity) -> list[int]:
    return list(
        ActivityEnrolment.objects.filter(activity=activity, state=EnrolmentState.WAITING)
        .order_by("enrolled_at", "pk")
        .values_list("user_id", flat=True)
    )


def _letter_to(member: Member) -> Letter:
    return Letter.objects.filter(to=User.objects.get(pk=member.user_id).email).latest("pk")


def test_enrol_gives_a_place_and_the_appointment(dirk: Member, teun: Member, places: Places) -> None:
    activity = an_activity(dirk, places=1)

    made = enrol(by=teun, activity=activity)

    assert made.state == EnrolmentState.PLACED
    assert made.organisation_id == places.mother_school.pk
    letter = _letter_to(teun)
    assert "METHOD:PUBLISH" in letter.calendar
    assert f"UID:activity-{activity.region_id}-{activity.pk}@" in letter.calendar


def test_enrol_when_it_is_full_puts_at_the_end_of_the_line(dirk: Member, teun: Member, bram: Member) -> None:
    activity = an_activity(dirk, places=1)
    enrol(by=teun, activity=activity)

    made = enrol(by=bram, activity=activity)
    made.refresh_from_db()

    assert made.state == EnrolmentState.WAITING
    assert _letter_to(bram).calendar == "", "who waits has nothing in the calendar yet"
    assert "nummer 1" in _letter_to(bram).body


def test_enrol_without_a_number_of_places_fits_everybody(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=None)

    for member in teachers(region, 12):
        enrol(by=member, activity=activity)

    assert _states(activity) == {EnrolmentState.PLACED: 12}


def test_enrol_twice_is_refused(dirk: Member, teun: Member) -> None:
    activity = an_activity(dirk)
    enrol(by=teun, activity=activity)

    with pytest.raises(DomainError):
        enrol(by=teun, activity=activity)

    assert _states(activity) == {EnrolmentState.PLACED: 1}


def _cancelled(activity: Activity, dirk: Member) -> None:
    cancel_activity(by=dirk, activity=activity, reason="De trainer is ziek.")


def _begun(activity: Activity, dirk: Member) -> None:
    Activity.objects.filter(pk=activity.pk).update(starts_at=clock.now() - timedelta(minutes=5))


def _closed(activity: Activity, dirk: Member) -> None:
    Activity.objects.filter(pk=activity.pk).update(enrol_until=clock.today() - timedelta(days=1))


def _for_boards(activity: Activity, dirk: Member) -> None:
    Activity.objects.filter(pk=activity.pk).update(audience=[Role.BOARD])


@pytest.mark.parametrize("spoil", [_cancelled, _begun, _closed, _for_boards])
def test_enrol_is_refused_with_what_to_do(
    spoil: Callable[[Activity, Member], None], dirk: Member, teun: Member
) -> None:
    activity = an_activity(dirk)
    spoil(activity, dirk)

    with pytest.raises(DomainError) as refusal:
        enrol(by=teun, activity=activity)

    assert not isinstance(refusal.value, NotAllowedError)
    assert not ActivityEnrolment.objects.exists()


def test_sign_off_moves_up_exactly_one_who_is_told(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=2)
    people = teachers(region, 5)
    for member in people:
        enrol(by=member, activity=activity)
    Letter.objects.all().delete()

    sign_off(by=people[0], activity=activity)

    assert _waiting(activity) == [people[3].user_id, people[4].user_id]
    assert _states(activity) == {EnrolmentState.PLACED: 2, EnrolmentState.WAITING: 2, EnrolmentState.CANCELLED: 1}
    assert Letter.objects.count() == 2
    assert "METHOD:CANCEL" in _letter_to(people[0]).calendar
    assert "METHOD:PUBLISH" in _letter_to(people[2]).calendar


def test_sign_off_by_who_waits_moves_nobody(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=1)
    people = teachers(region, 3)
    for member in people:
        enrol(by=member, activity=activity)

    sign_off(by=people[1], activity=activity)

    assert _waiting(activity) == [people[2].user_id]
    assert _letter_to(people[1]).calendar == ""


def test_enrol_again_after_signing_off_comes_at_the_end(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=1)
    people = teachers(region, 3)
    for member in people:
        enrol(by=member, activity=activity)

    sign_off(by=people[0], activity=activity)
    enrol(by=people[0], activity=activity)

    assert _waiting(activity) == [people[2].user_id, people[0].user_id]


def test_sign_off_after_it_has_begun_is_refused(dirk: Member, teun: Member) -> None:
    activity = an_activity(dirk)
    enrol(by=teun, activity=activity)
    _begun(activity, dirk)

    with pytest.raises(DomainError):
        sign_off(by=teun, activity=activity)


def test_sign_off_of_who_is_not_enrolled_is_refused(dirk: Member, teun: Member) -> None:
    with pytest.raises(DomainError):
        sign_off(by=teun, activity=an_activity(dirk))


def test_sign_somebody_off_is_for_who_leads_it(dirk: Member, carla: Member, tom: Member, teun: Member) -> None:
    activity = an_activity(carla)
    made = enrol(by=teun, activity=activity)

    with pytest.raises(NotAllowedError):
        sign_somebody_off(by=tom, enrolment=made)
    with pytest.raises(NotAllowedError):
        sign_somebody_off(by=teun, enrolment=made)
    sign_somebody_off(by=carla, enrolment=made)

    assert _states(activity) == {EnrolmentState.CANCELLED: 1}
    with pytest.raises(DomainError):
        sign_somebody_off(by=dirk, enrolment=made)


def test_more_places_move_up_as_many_as_fit(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=1)
    people = teachers(region, 5)
    for member in people:
        enrol(by=member, activity=activity)

    change_activity(by=dirk, activity=activity, plan=a_plan(places=3))

    assert _waiting(activity) == [people[3].user_id, people[4].user_id]


@given(
    moves=st.lists(st.tuples(st.sampled_from(["come", "go"]), st.integers(0, 5)), max_size=25), size=st.integers(1, 4)
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_comes_and_goes_the_places_are_full_before_anybody_waits(
    moves: list[tuple[str, int]], size: int, dirk: Member, region: Region
) -> None:
    activity, people = an_activity(dirk, places=size), teachers(region, 6)
    order: list[int] = []
    for what, who in moves:
        member = people[who]
        act = enrol if what == "come" else sign_off
        is_in = member.user_id in order
        if (what == "come") == is_in:
            with pytest.raises(DomainError):
                act(by=member, activity=activity)
            continue
        act(by=member, activity=activity)
        order = [*order, member.user_id] if what == "come" else [one for one in order if one != member.user_id]

    open_ones = ActivityEnrolment.objects.filter(activity=activity, cancelled_at=None)
    placed = set(open_ones.filter(state=EnrolmentState.PLACED).values_list("user_id", flat=True))
    assert placed == set(order[:size])
    assert _waiting(activity) == order[size:]


@pytest.mark.django_db(transaction=True)
def test_forty_at_once_for_ten_places_end_with_ten_and_a_line_in_order_and_who_leaves_moves_up_one() -> None:
    region = factories.make_region("po2601", "Utrecht", "PO2601")
    with region_scope(region.pk):
        dirk = factories.make_member(region, "Dirk", Role.COORDINATOR)
        people = teachers(region, PEOPLE)
        activity = an_activity(dirk, places=PLACES)

    at_once(region, [lambda member=member: enrol(by=member, activity=activity) for member in people])

    with region_scope(region.pk):
        assert _states(activity) == {EnrolmentState.PLACED: PLACES, EnrolmentState.WAITING: PEOPLE - PLACES}
        came = list(ActivityEnrolment.objects.order_by("enrolled_at", "pk").values_list("state", flat=True))
        assert came == [EnrolmentState.PLACED] * PLACES + [EnrolmentState.WAITING] * (PEOPLE - PLACES)
        line = _waiting(activity)
        first = ActivityEnrolment.objects.filter(state=EnrolmentState.PLACED).values_list("user_id", flat=True)[:3]
        leaving = [member for member in people if member.user_id in set(first)]

    at_once(region, [lambda: sign_off(by=leaving[0], activity=activity)])
    with region_scope(region.pk):
        assert _waiting(activity) == line[1:]

    at_once(region, [lambda member=member: sign_off(by=member, activity=activity) for member in leaving[1:]])
    with region_scope(region.pk):
        assert _waiting(activity) == line[3:]
        assert _states(activity)[EnrolmentState.PLACED] == PLACES


@pytest.mark.django_db(transaction=True)
def test_one_person_clicking_many_times_at_once_is_enrolled_once() -> None:
    region = factories.make_region("po2601", "Utrecht", "PO2601")
    with region_scope(region.pk):
        dirk = factories.make_member(region, "Dirk", Role.COORDINATOR)
        activity = an_activity(dirk)
        [teun] = teachers(region, 1)

    at_once(region, [lambda: enrol(by=teun, activity=activity)] * 8)

    with region_scope(region.pk):
        assert ActivityEnrolment.objects.count() == 1


def test_evaluate_is_for_who_was_there_once_known(dirk: Member, teun: Member, bram: Member) -> None:
    activity = held(dirk, teun, absent=(bram,))

    made = evaluate_activity(by=teun, activity=activity, score=4, learned=" Meer plaatjes. ")

    assert (made.score, made.learned) == (4, "Meer plaatjes.")
    with pytest.raises(DomainError):
        evaluate_activity(by=bram, activity=activity, score=1)
    with pytest.raises(DomainError):
        evaluate_activity(by=dirk, activity=activity, score=1)


def test_evaluate_after_two_weeks_is_refused(dirk: Member, teun: Member) -> None:
    activity = held(dirk, teun, days_ago=15)

    with pytest.raises(DomainError):
        evaluate_activity(by=teun, activity=activity, score=4)

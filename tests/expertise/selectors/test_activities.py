from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise.actions.activities import cancel_activity
from steiger.expertise.actions.enrolments import enrol, evaluate_activity, sign_off
from steiger.expertise.enums.activities import Score
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.models import ActivityEnrolment
from steiger.expertise.selectors import activities as selectors
from steiger.expertise.selectors.activities import ActivityFilter
from steiger.expertise.selectors.activity_calendar import activities_calendar
from steiger.expertise.selectors.activity_work import activities_due_for, owned_activities
from steiger.expertise.selectors.demand import asked_since, demand
from steiger.organisations.models import Region
from tests.expertise.activities import an_activity, held, teachers
from tests.factories import Places

ALL = ActivityFilter()


def test_activities_show_the_next_first_with_what_one_is_oneself(dirk: Member, teun: Member) -> None:
    later, sooner = an_activity(dirk, days=20, title="Later"), an_activity(dirk, days=5, title="Eerder", places=1)
    enrol(by=dirk, activity=sooner)
    enrol(by=teun, activity=sooner)

    rows = list(selectors.activities(teun, ALL))

    assert [row.pk for row in rows] == [sooner.pk, later.pk]
    assert [(row.coming, row.waiting, row.own_state) for row in rows] == [(1, 1, "waiting"), (0, 0, None)]  # type: ignore[attr-defined]


def test_activities_are_narrowed(dirk: Member, carla: Member, teun: Member) -> None:
    one = an_activity(carla, subjects=(Subject.VOCABULARY.value,))
    other = an_activity(dirk)
    gone = an_activity(dirk, title="Vervalt")
    cancel_activity(by=dirk, activity=gone, reason="Te weinig mensen")
    was = held(dirk, teun)

    def found(member: Member, **narrowed: object) -> set[int]:
        return set(selectors.activities(member, ActivityFilter(**narrowed)).values_list("pk", flat=True))  # type: ignore[arg-type]

    assert found(teun) == {one.pk, other.pk}
    assert found(teun, subject=Subject.VOCABULARY.value) == {one.pk}
    assert found(teun, kind="open_day") == set()
    assert found(teun, is_past=True) == {gone.pk, was.pk}
    assert found(carla, is_mine=True) == {one.pk}
    assert found(teun, is_mine=True) == set()


def test_activities_of_another_region_do_not_exist(dirk: Member, zoe: Member) -> None:
    activity = an_activity(dirk)

    assert selectors.activity_for(dirk, activity.pk) is not None
    assert selectors.activity_for(zoe, activity.pk) is None
    assert not selectors.activities(zoe, ALL).exists()


def test_public_activities_are_those_to_come_that_are_meant_to_be_public(region: Region, dirk: Member) -> None:
    shown = an_activity(dirk)
    an_activity(dirk, is_public=False)
    cancel_activity(by=dirk, activity=an_activity(dirk), reason="Ziek")

    assert [one.pk for one in selectors.public_activities(region)] == [shown.pk]


def test_place_in_line_counts_who_came_before(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=1)
    people = teachers(region, 4)
    made = [enrol(by=member, activity=activity) for member in people]

    assert [selectors.place_in_line(one) for one in made[1:]] == [1, 2, 3]
    sign_off(by=people[1], activity=activity)
    assert selectors.place_in_line(made[3]) == 2


def test_evaluation_is_told_from_the_smallest_number_on(dirk: Member, region: Region, places: Places) -> None:
    people = teachers(region, 6)
    activity = held(dirk, *people)
    for place, member in enumerate(people[:4]):
        evaluate_activity(by=member, activity=activity, score=3, learned=f"Idee {place}")

    hidden = selectors.evaluation_of(activity)
    assert (hidden.is_told, hidden.learned, hidden.scores) == (False, (), ())
    evaluate_activity(by=people[4], activity=activity, score=4)

    told = selectors.evaluation_of(activity)
    assert (told.is_told, told.answers, told.present) == (True, 5, 6)
    assert dict(told.scores) == {Score.VERY: 1, Score.USEFUL: 4, Score.LITTLE: 0, Score.NOT: 0}
    assert len(told.learned) == 4


def test_due_is_the_activity_then_the_evaluation_then_nothing(dirk: Member, teun: Member) -> None:
    with clock.on(clock.today() - timedelta(days=10)):
        activity = an_activity(dirk, days=10)
        enrol(by=teun, activity=activity)
        assert activities_due_for(teun) == []
    with clock.on(clock.today() - timedelta(days=3)):
        assert [item.about for item in activities_due_for(teun)] == [activity.title]

    done = held(dirk, teun, days_ago=2, title="Geweest")
    about = {item.about: item for item in activities_due_for(teun)}
    assert about["Geweest"].due_on == timezone.localdate(done.starts_at) + timedelta(days=14)
    evaluate_activity(by=teun, activity=done, score=3)
    assert "Geweest" not in {item.about for item in activities_due_for(teun)}


def test_due_asks_the_organiser_for_the_attendance(carla: Member, dirk: Member) -> None:
    with clock.on(clock.today() - timedelta(days=5)):
        an_activity(carla, days=4)

    assert [item.due_on for item in activities_due_for(carla)] == [clock.today() - timedelta(days=1)]
    assert activities_due_for(dirk) == []


def test_owned_are_the_activities_that_are_not_over(dirk: Member, carla: Member, teun: Member) -> None:
    mine = an_activity(carla)
    held(carla, teun)
    an_activity(dirk)

    assert [thing.key for thing in owned_activities(dirk, [carla.user_id])] == [str(mine.pk)]


def test_calendar_holds_each_activity_once(region: Region, dirk: Member) -> None:
    an_activity(dirk, link="https://bellen.example/1")
    an_activity(dirk, title="Tweede")

    text = activities_calendar(selectors.public_activities(region), region)

    assert text.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Woordenschat bij zaakvakken" in text


@pytest.mark.parametrize("who", ["teun", "bram", "esra"])
def test_demand_is_for_who_plans(who: str, request: pytest.FixtureRequest) -> None:
    assert demand(request.getfixturevalue(who)) == []


def test_people_at_an_activity_stand_by_name_and_who_waits_in_line(dirk: Member, region: Region) -> None:
    activity = an_activity(dirk, places=1)
    bea, abe, cor = teachers(region, 3)
    for member in (bea, cor, abe):
        enrol(by=member, activity=activity)

    assert [one.user_id for one in selectors.people_at(activity)] == [bea.user_id, cor.user_id, abe.user_id]
    found = ActivityEnrolment.objects.get(user_id=cor.user_id)
    assert selectors.enrolment_for(dirk, found.pk) == found
    assert selectors.enrolment_for(bea, found.pk) is None


def test_roles_of_organisers_can_hold_what_passes(dirk: Member, carla: Member) -> None:
    an_activity(carla)

    [thing] = owned_activities(dirk, [carla.user_id])
    assert {post.role for post in thing.fits} == {
        Role.COORDINATOR, Role.NEWCOMER_STAFF, Role.SPECIALIST, Role.TRAINER,
    }  # fmt: skip


def test_asked_since_is_empty_when_nobody_asks(region: Region) -> None:
    assert asked_since(since=clock.today()) == []

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.documents.uploads import PAPERS, checked_upload
from steiger.expertise.actions.activities import (
    cancel_activity,
    change_activity,
    note_attendance,
    plan_activity,
)
from steiger.expertise.actions.activity_material import add_material, remove_material
from steiger.expertise.actions.enrolments import enrol, evaluate_activity
from steiger.expertise.enums.activities import ActivityState
from steiger.expertise.models import ActivityEnrolment, ActivityMaterial
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from tests.expertise.activities import a_plan, an_activity, held, teachers
from tests.factories import Places, make_school


@pytest.mark.parametrize("who", ["dirk", "amina", "carla", "tom"])
def test_plan_activity_makes_who_plans_it_the_organiser(who: str, request: pytest.FixtureRequest) -> None:
    member: Member = request.getfixturevalue(who)

    made = an_activity(member)

    assert (made.organiser_id, made.state) == (member.user_id, ActivityState.PLANNED)
    assert Happening.objects.filter(kind="plan_activity").count() == 1


@pytest.mark.parametrize("who", ["bram", "teun", "esra", "femke", "paula", "ad"])
def test_plan_activity_is_refused_to_others(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        an_activity(request.getfixturevalue(who))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "  "}, "title"),
        ({"days": -1}, "day"),
        ({"place": "", "link": ""}, "place"),
        ({"hours": Decimal(-1)}, "hours"),
        ({"hours": Decimal(41)}, "hours"),
    ],
)
def test_plan_activity_says_what_is_wrong_beside_the_field(fields: dict[str, Any], field: str, dirk: Member) -> None:
    with pytest.raises(DomainError) as refusal:
        an_activity(dirk, **fields)

    assert refusal.value.field == field


def test_plan_activity_refuses_an_end_before_the_beginning(dirk: Member) -> None:
    plan = a_plan()
    with pytest.raises(DomainError) as refusal:
        an_activity(dirk, starts_at=plan.ends_at, ends_at=plan.starts_at)

    assert refusal.value.field == "until"


def test_plan_activity_refuses_a_school_of_another_region_and_enrolling_afterwards(dirk: Member) -> None:
    with pytest.raises(DomainError) as refusal:
        an_activity(dirk, school=make_school("Elders", partnership="PO2602"))
    assert refusal.value.field == "school"

    with pytest.raises(DomainError) as refusal:
        an_activity(dirk, enrol_until=clock.today() + timedelta(days=11))
    assert refusal.value.field == "enrol_until"


def test_change_activity_tells_who_comes_only_what_is_in_their_agenda(dirk: Member, teun: Member, bram: Member) -> None:
    activity = an_activity(dirk, places=1)
    enrol(by=teun, activity=activity)
    enrol(by=bram, activity=activity)
    Letter.objects.all().delete()

    changed = change_activity(by=dirk, activity=activity, plan=a_plan(places=1, text="Neem je methode mee."))
    assert (changed.changes, Letter.objects.count()) == (0, 0)

    changed = change_activity(by=dirk, activity=activity, plan=a_plan(places=1, place="De Regenboog"))
    assert changed.changes == 1
    told = Letter.objects.order_by("pk")
    assert [bool(letter.calendar) for letter in told] == [True, False], "who waits has nothing in the calendar"
    assert all("De Regenboog" in letter.body for letter in told)


def test_change_activity_refuses_nothing_fewer_places_than_taken_and_strangers(
    dirk: Member, carla: Member, region: Region
) -> None:
    activity = an_activity(dirk, places=3)
    for member in teachers(region, 2):
        enrol(by=member, activity=activity)

    with pytest.raises(DomainError):
        change_activity(by=dirk, activity=activity, plan=a_plan(places=3))
    with pytest.raises(DomainError) as refusal:
        change_activity(by=dirk, activity=activity, plan=a_plan(places=1))
    assert refusal.value.field == "places"
    with pytest.raises(NotAllowedError):
        change_activity(by=carla, activity=activity, plan=a_plan(places=4))


def test_cancel_activity_tells_why_and_leaves_the_calendar(dirk: Member, teun: Member) -> None:
    activity = an_activity(dirk)
    enrol(by=teun, activity=activity)
    Letter.objects.all().delete()

    with pytest.raises(DomainError) as refusal:
        cancel_activity(by=dirk, activity=activity, reason=" ")
    assert refusal.value.field == "reason"
    done = cancel_activity(by=dirk, activity=activity, reason="De trainer is ziek.")

    done.refresh_from_db()
    assert done.state == ActivityState.CANCELLED
    letter = Letter.objects.get()
    assert "De trainer is ziek." in letter.body
    assert "METHOD:CANCEL" in letter.calendar
    with pytest.raises(DomainError):
        cancel_activity(by=dirk, activity=activity, reason="Nog eens")


def test_note_attendance_marks_the_others_absent_and_can_be_mended(dirk: Member, region: Region) -> None:
    one, two, three = teachers(region, 3)
    activity = held(dirk, one, two, absent=(three,))
    rows = {row.user_id: row for row in ActivityEnrolment.objects.all()}
    assert [rows[who.user_id].was_present for who in (one, two, three)] == [True, True, False]

    note_attendance(by=dirk, activity=activity, present=[rows[three.user_id].pk])

    there = set(ActivityEnrolment.objects.filter(was_present=True).values_list("user_id", flat=True))
    assert there == {three.user_id}


def test_note_attendance_keeps_who_said_how_it_was(dirk: Member, teun: Member) -> None:
    activity = held(dirk, teun)
    evaluate_activity(by=teun, activity=activity, score=3)

    note_attendance(by=dirk, activity=activity, present=[])

    assert ActivityEnrolment.objects.get().was_present is True


def test_note_attendance_waits_for_the_day(dirk: Member, teun: Member) -> None:
    activity = an_activity(dirk, days=2)

    with pytest.raises(DomainError):
        note_attendance(by=dirk, activity=activity, present=[])


def test_note_attendance_of_who_waits_counts_nothing(dirk: Member, teun: Member, bram: Member) -> None:
    with clock.on(clock.today() - timedelta(days=5)):
        activity = an_activity(dirk, days=5, places=1)
        enrol(by=teun, activity=activity)
        waiting = enrol(by=bram, activity=activity)

    note_attendance(by=dirk, activity=activity, present=[waiting.pk])

    waiting.refresh_from_db()
    assert waiting.was_present is None


def test_a_held_activity_is_not_changed_any_more(dirk: Member, teun: Member) -> None:
    activity = held(dirk, teun)

    with pytest.raises(DomainError):
        change_activity(by=dirk, activity=activity, plan=a_plan())
    with pytest.raises(DomainError):
        cancel_activity(by=dirk, activity=activity, reason="Te laat")


def test_material_is_added_and_taken_away_by_who_leads(carla: Member, tom: Member, places: Places) -> None:
    activity = an_activity(carla, school=places.newcomer_school)
    upload = checked_upload(SimpleUploadedFile("dia's.pdf", b"%PDF-1.7 x"), kinds=PAPERS, limit_mb=20)

    with pytest.raises(NotAllowedError):
        add_material(by=tom, activity=activity, upload=upload)
    made = add_material(by=carla, activity=activity, upload=upload)

    assert (made.title, made.file.media_type) == ("dia's.pdf", "application/pdf")
    with pytest.raises(NotAllowedError):
        remove_material(by=tom, material=made)
    remove_material(by=carla, material=made)
    assert not ActivityMaterial.objects.exists()


def test_plan_activity_is_planned_in_the_own_region(dirk: Member) -> None:
    assert plan_activity(by=dirk, plan=a_plan()).region_id == dirk.region_id

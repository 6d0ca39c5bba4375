from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions, selectors
from steiger.newcomers.enums import Urgency
from steiger.organisations.models import Region, School
from steiger.pupils.models import Journey
from steiger.pupils.rules import is_compulsory
from tests.factories import Places
from tests.newcomers.factories import offered, other_newcomer_school, placed, referred

MONDAY = date(2026, 3, 2)


def test_places_ahead_follow_moves_and_starts_and_hide_other_schools_groups(
    amina: Member, dirk: Member, esra: Member, places: Places, region: Region
) -> None:
    other_newcomer_school(region)
    with clock.on(MONDAY):
        moving = placed(amina, places, call_name="Sami")
        Journey.objects.filter(pk=moving.pk).update(expected_move_on=date(2026, 4, 13))
        journey = referred(amina, places)
        actions.offer_place(
            journey=journey, group_id=places.group.pk, intake_planned_on=None, starts_on=date(2026, 5, 11), by=amina
        )
        seen = {member.name: selectors.places_ahead(member) for member in (amina, dirk, esra)}

    own = next(one for one in seen["Amina"] if one.name == "Taalschool Utrecht")
    assert [(month.free, month.moves, month.starts) for month in own.months[:4]] == [
        (14, 0, 0),
        (15, 1, 0),
        (14, 0, 1),
        (14, 0, 0),
    ]
    assert [one.shows_groups for one in seen["Amina"]] == [one.name == "Taalschool Utrecht" for one in seen["Amina"]]
    assert all(one.shows_groups for one in seen["Dirk"])
    assert not any(one.shows_groups for one in seen["Esra"])


def test_places_ahead_ask_as_much_for_three_schools_as_for_one(dirk: Member, places: Places, region: Region) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            selectors.places_ahead(dirk)
        return len(queries)

    one = asked()
    group = other_newcomer_school(region)
    group.name = "Tweede"
    group.pk = None
    group.save()

    assert asked() == one


@pytest.fixture
def far_school(region: Region, places: Places) -> School:
    """The other newcomer school lies ten kilometres farther away."""
    group = other_newcomer_school(region)
    for school, latitude in ((places.mother_school, "52.09"), (places.newcomer_school, "52.10")):
        School.objects.filter(pk=school.pk).update(latitude=Decimal(latitude), longitude=Decimal("5.12"))
    far: School = group.facility.school
    School.objects.filter(pk=far.pk).update(latitude=Decimal("52.19"), longitude=Decimal("5.12"))
    return far


def test_the_nearest_school_with_room_comes_first(
    bram: Member, amina: Member, places: Places, far_school: School
) -> None:
    origin = School.objects.get(pk=places.mother_school.pk)

    near = selectors.nearest_with_room(bram, origin=origin, age=9)
    assert [(one.name, round(one.distance_km or 0)) for one in near] == [("Taalschool Utrecht", 1), ("De Wereld", 11)]

    places.group.places = 1
    places.group.save(update_fields=["places"])
    offered(amina, places)
    assert [one.name for one in selectors.nearest_with_room(bram, origin=origin, age=9)] == [
        far_school.name,
        "Taalschool Utrecht",
    ]
    assert selectors.nearest_with_room(bram, origin=origin, age=17) == []


# Waiting


def test_enrolled_nowhere_is_known_to_the_desk_and_to_who_referred(
    bram: Member, rita: Member, dirk: Member, amina: Member, places: Places
) -> None:
    journey = referred(bram, places)
    assert not selectors.enrolled_nowhere(dirk)  # the answer is not due yet
    actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=amina)

    for member, sees in ((dirk, True), (bram, True), (rita, False)):
        assert selectors.enrolled_nowhere(member).exists() is sees, member.name
    assert "Nergens ingeschreven: regel een school" in [item.title for item in selectors.due_for(bram)]
    assert "Nergens ingeschreven: regel een school" in [item.title for item in selectors.due_for(dirk)]

    actions.enrol_child(journey=journey, school_id=places.mother_school.pk, from_on=clock.today(), by=bram)
    assert not selectors.enrolled_nowhere(dirk)


def test_waiting_rows_tell_where_the_child_is_meanwhile(bram: Member, dirk: Member, places: Places) -> None:
    with clock.on(MONDAY):
        journey = referred(bram, places)
        actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
        actions.teach_meanwhile(
            journey=journey,
            school_id=places.mother_school.pk,
            from_on=MONDAY,
            weekdays=[1],
            supported_by="Nt2-specialist",
            by=bram,
        )
    with clock.on(MONDAY + timedelta(weeks=7)):
        [row] = selectors.waiting_rows(selectors.waiting_list(dirk))

    assert (row.weeks, row.is_nowhere, row.enrolled_at, row.lessons_at) == (7, True, "", "De Regenboog")
    assert [one.due_on for one in row.late_clocks] == [MONDAY + timedelta(weeks=6)]


def test_the_alarm_in_sql_is_the_rule(region: Region, dirk: Member, places: Places) -> None:
    for born in (date(2021, 2, 28), date(2021, 3, 1), date(2021, 3, 31), date(2008, 3, 2), date(2008, 3, 3)):
        with clock.on(MONDAY):
            journey = referred(dirk, places)
            actions.put_on_waiting_list(journey=journey, urgency=Urgency.NORMAL, reason="", by=dirk)
            journey.pupil.birth_on = born
            journey.pupil.save(update_fields=["birth_on"])
            found = selectors.enrolled_nowhere(dirk).filter(journey=journey).exists()

        assert found is is_compulsory(born, MONDAY), born

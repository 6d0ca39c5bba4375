"""Working days of specialists, hours of schools, and what a child's visits ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from steiger.access.member import Member
from steiger.aftercare import actions, selectors
from steiger.aftercare.models import Availability, DaysAway, SchoolHours, Visit, VisitNeed
from steiger.aftercare.selectors.availability import days_away
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.templatetags.core_tags import day as day_in_words
from steiger.people.actions import delegate_work
from steiger.people.models import User
from tests.aftercare import factories, plans
from tests.factories import Places

SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _laid_out(places: Places) -> None:
    plans.lay_out(places)


def test_a_specialist_keeps_the_own_days(carla: Member) -> None:
    plans.works(carla, 0, 2)
    plans.works(carla, 0, 1)

    row = selectors.availability_row(carla, carla.user_id)
    assert row is not None
    assert [day.weekday for day in row.days] == [0, 1]
    assert row.has_home
    assert row.hours_a_week == 17


def test_the_coordinator_keeps_those_of_all_and_nobody_else_does(carla: Member, cees: Member, dirk: Member) -> None:
    plans.works(carla, 3, by=dirk)
    with pytest.raises(NotAllowedError):
        plans.works(carla, by=cees)
    with pytest.raises(DomainError, match="Nt2-specialist"):
        plans.works(dirk, by=dirk)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"postcode": "35 AB"}, "postcode"),
        ({"postcode": "9999 ZZ"}, "postcode"),
        ({"most_visits": 0}, "most_visits"),
        ({"sectors": []}, "sectors"),
        ({"days": {0: (time(12), time(9))}}, "day_0_until"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(changed: dict[str, Any], field: str, carla: Member) -> None:
    with pytest.raises(DomainError) as refused:
        plans.works(carla, **changed)

    assert refused.value.field == field
    assert not Availability.objects.exists()


def test_days_away_are_those_said_and_those_stood_in_for(carla: Member, cees: Member, dirk: Member) -> None:
    first = clock.today() + timedelta(days=7)
    actions.add_days_away(user_id=carla.user_id, first_on=first, last_on=first + timedelta(days=1), by=carla)
    later = first + timedelta(days=10)
    delegate_work(
        absent_id=carla.user_id, delegate_id=cees.user_id, from_on=later, until_on=later + timedelta(days=2), by=carla
    )

    off = days_away(carla.region_id, [carla.user_id, cees.user_id], first + timedelta(days=1), later)

    assert off == {carla.user_id: {first + timedelta(days=1), later}}


def test_days_away_can_be_taken_back_by_who_may_keep_them(carla: Member, cees: Member, client_for: SignIn) -> None:
    first = clock.today() + timedelta(days=7)
    away = actions.add_days_away(user_id=carla.user_id, first_on=first, last_on=first, by=carla)
    page = f"/po2601/aftercare/away/{away.pk}/remove/"

    assert client_for(cees).post(page).status_code == 404
    assert client_for(carla).post(page).status_code == 302
    assert not DaysAway.objects.exists()


def test_one_day_away_is_said_once(carla: Member, dirk: Member, client_for: SignIn) -> None:
    day = clock.today() + timedelta(days=1)
    actions.add_days_away(user_id=carla.user_id, first_on=day, last_on=day, by=carla)
    for page in ("/po2601/aftercare/availability/", f"/po2601/aftercare/availability/{carla.user_id}/"):
        shown = client_for(dirk).get(page).content.decode()
        assert day_in_words(day) in shown
        assert f"– {day_in_words(day)}" not in shown


def test_away_in_the_past_or_turned_round_is_refused(carla: Member) -> None:
    today = clock.today()
    for first, last in ((today, today - timedelta(days=1)), (date(2026, 1, 5), date(2026, 1, 6))):
        with pytest.raises(DomainError):
            actions.add_days_away(user_id=carla.user_id, first_on=first, last_on=last, by=carla)


def test_only_hours_that_differ_are_kept(places: Places, dirk: Member, carla: Member) -> None:
    usual = dict.fromkeys((0, 1, 3, 4), (time(8, 30), time(15))) | {2: (time(8, 30), time(12, 30))}
    actions.set_school_hours(school=places.mother_school, hours={**usual, 3: None, 4: (time(9), time(12))}, by=dirk)

    assert SchoolHours.objects.count() == 2
    hours = selectors.hours_of_school(places.mother_school)
    assert hours[3] is None
    assert hours[4] == (time(9), time(12))
    actions.set_school_hours(school=places.mother_school, hours=usual, by=dirk)
    assert not SchoolHours.objects.exists()
    with pytest.raises(NotAllowedError):
        actions.set_school_hours(school=places.mother_school, hours=usual, by=carla)


def test_a_calendar_shows_a_visit_as_long_as_it_is_planned(visit: Visit, carla: Member) -> None:
    at = factories.at(date(2026, 9, 24))
    actions.plan_visit(visit=visit, specialist_id=carla.user_id, planned_at=at, by=carla)
    assert [one.ends_at - one.starts_at for one in selectors.own_appointments(carla, at)] == [timedelta(minutes=75)]

    actions.set_need(journey=visit.journey, specialism="", language="", minutes=120, by=carla)
    assert [one.ends_at - one.starts_at for one in selectors.own_appointments(carla, at)] == [timedelta(minutes=120)]


def test_a_need_is_of_the_child(visit: Visit, carla: Member, cees: Member) -> None:
    actions.set_need(journey=visit.journey, specialism="reading", language="ar", minutes=90, by=carla)
    assert VisitNeed.objects.get().specialism == "reading"

    with pytest.raises(DomainError, match="240"):
        actions.set_need(journey=visit.journey, specialism="", language="", minutes=5, by=carla)
    with pytest.raises(NotAllowedError):
        actions.set_need(journey=visit.journey, specialism="", language="", minutes=None, by=cees)


# Pages


def posted(**changed: str) -> dict[str, Any]:
    return {
        "postcode": "3511 AB",
        "most_visits": "4",
        "sectors": ["PO"],
        "day_0_from": "08:00",
        "day_0_until": "16:30",
        **changed,
    }


def test_the_page_keeps_what_was_typed_and_says_what_is_missing(carla: Member, client_for: SignIn) -> None:
    page = f"/po2601/aftercare/availability/{carla.user_id}/"
    client = client_for(carla)

    content = client.post(page, posted(day_1_from="09:15")).content.decode()
    assert "beide tijden" in content
    assert "09:15" in content
    assert client.post(page, posted()).status_code == 302
    assert "08:00" in client.get(page).content.decode()


def test_who_opens_whose_page(carla: Member, cees: Member, dirk: Member, client_for: SignIn) -> None:
    page = f"/po2601/aftercare/availability/{carla.user_id}/"

    assert client_for(cees).get(page).status_code == 404
    assert client_for(dirk).get(page).status_code == 200
    assert client_for(carla).get("/po2601/aftercare/availability/")["Location"] == page


def test_the_hours_of_a_school_by_its_page(places: Places, dirk: Member, client_for: SignIn) -> None:
    page = f"/po2601/aftercare/school-hours/{places.mother_school.code}/"
    client = client_for(dirk)

    content = client.get(page).content.decode()
    assert "12:30" in content
    assert client.post(page, {"day_0_from": "09:00", "day_0_until": "12:00"}).status_code == 302
    assert places.mother_school.name in client.get("/po2601/aftercare/school-hours/").content.decode()
    assert selectors.hours_of_school(places.mother_school)[1] is None


def test_a_list_of_specialists_asks_the_same_for_one_and_for_three(
    carla: Member, cees: Member, dirk: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plans.works(carla)
    User.objects.filter(pk=cees.user_id).update(is_active=False)
    with django_assert_num_queries(5):
        assert len(selectors.availability_rows(dirk)) == 1
    User.objects.filter(pk=cees.user_id).update(is_active=True)
    plans.works(cees)
    with django_assert_num_queries(5):
        assert len(selectors.availability_rows(dirk)) == 2

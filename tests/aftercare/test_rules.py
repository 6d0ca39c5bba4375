from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.aftercare import actions, rules
from steiger.aftercare.enums import Detail, VisitWhen
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils.models import Journey
from tests.aftercare import factories

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@dataclass(frozen=True)
class Window:
    from_week: int
    until_week: int


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    starts = draw(st.lists(days, max_size=6))
    return SchoolCalendar([(first, first + timedelta(draw(st.integers(0, 45)))) for first in starts])


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first = draw(st.integers(1, 40))
    return Window(first, first + draw(st.integers(0, 12)))


@settings(max_examples=80, deadline=None)
@given(calendars(), days, windows())
def test_a_window_begins_and_ends_on_school_days_and_counts_no_holiday(
    calendar: SchoolCalendar, moved_on: date, window: Window
) -> None:
    first, last = rules.window_days(calendar, moved_on, window)

    assert moved_on < first <= last
    assert calendar.is_school_day(first)
    assert calendar.is_school_day(last)
    assert calendar.school_days_between(first, last) == (window.until_week - window.from_week) * 5


@settings(max_examples=80, deadline=None)
@given(calendars(), days, windows(), st.integers(1, 10))
def test_a_later_window_comes_later(calendar: SchoolCalendar, moved_on: date, window: Window, gap: int) -> None:
    following = Window(window.until_week + gap, window.until_week + gap)

    assert rules.window_days(calendar, moved_on, window)[1] < rules.window_days(calendar, moved_on, following)[0]


@settings(max_examples=60, deadline=None)
@given(calendars(), days, windows(), st.integers(-30, 400))
def test_what_fits_is_a_school_day_in_the_window_or_after_a_missed_one(
    calendar: SchoolCalendar, moved_on: date, window: Window, ahead: int
) -> None:
    first, last = rules.window_days(calendar, moved_on, window)
    visit = Visit(number=1, window_from=first, window_until=last)
    day = moved_on + timedelta(days=ahead)
    with clock.on(moved_on):
        fits = bool(rules.fits(visit, day, calendar))
    with clock.on(last + timedelta(days=1)):
        fits_later = bool(rules.fits(visit, day, calendar))

    assert fits == (first <= day <= last and calendar.is_school_day(day))
    assert fits_later == (day > last and calendar.is_school_day(day))


def test_fits_names_another_school_day(region: object) -> None:
    calendar = SchoolCalendar([])
    visit = Visit(number=1, window_from=factories.FIRST_FROM, window_until=factories.FIRST_UNTIL)

    verdict = rules.fits(visit, date(2026, 9, 26), calendar)

    assert not verdict
    assert "28 september" in verdict.reason


@pytest.mark.parametrize(
    ("ahead", "when"), [(-1, VisitWhen.LATE), (0, VisitWhen.THIS_WEEK), (6, VisitWhen.THIS_WEEK), (7, VisitWhen.LATER)]
)
def test_when_counts_weeks_from_monday(ahead: int, when: VisitWhen) -> None:
    assert rules.when(factories.MOVED_ON + timedelta(days=ahead)) == when


@pytest.mark.parametrize(
    ("who", "detail"),
    [
        ("dirk", Detail.WHOLE),
        ("amina", Detail.WHOLE),
        ("carla", Detail.WHOLE),
        ("bram", Detail.WHOLE),
        ("teun", Detail.AGREED_POINTS),
        ("rita", Detail.NONE),
        ("cees", Detail.NONE),
        ("esra", Detail.NONE),
        ("femke", Detail.NONE),
    ],
)
def test_detail_follows_role_and_relation(
    who: str, detail: Detail, visit: Visit, request: pytest.FixtureRequest
) -> None:
    member: Member = request.getfixturevalue(who)

    assert rules.detail_for(member, visit.journey) == detail


@pytest.mark.parametrize(
    ("who", "plans", "reports", "assigns", "supports"),
    [
        ("dirk", True, False, True, True),
        ("carla", True, True, False, True),
        ("cees", False, False, False, False),
        ("amina", False, False, False, False),
        ("bram", False, False, False, False),
        ("teun", False, False, False, False),
    ],
)
def test_who_may_do_what(
    who: str,
    plans: bool,
    reports: bool,
    assigns: bool,
    supports: bool,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    member: Member = request.getfixturevalue(who)

    assert bool(rules.may_plan(member, visit)) == plans
    assert bool(rules.may_skip(member, visit)) == plans
    assert bool(rules.may_report(member, visit)) == reports
    assert bool(rules.may_assign(member, visit.journey)) == assigns
    assert bool(rules.may_write_support(member, visit.journey)) == supports


def test_a_completed_file_is_not_changed(journey: Journey, visit: Visit, carla: Member, dirk: Member) -> None:
    factories.all_reported(journey, by=carla)
    actions.close_aftercare(journey=journey, by=dirk)
    visit.journey = journey

    assert not rules.may_plan(dirk, visit)
    assert not rules.may_write_support(dirk, journey)
    assert rules.detail_for(carla, journey) == Detail.WHOLE  # until the end of the day on which it closed


def test_missing_parts_of_a_complete_report_are_none() -> None:
    report = factories.report_of()
    for name in ("held_on", "present", "agreed_points"):
        del report[name]

    assert rules.missing_parts(**report) == []

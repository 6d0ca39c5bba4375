"""The school year of the agreements, and what comes on an agenda once a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.cooperation.actions import add_standing_item, call_meeting, cancel_meeting
from steiger.cooperation.models import Body, Meeting
from steiger.cooperation.rules.year import in_school_year, last_turn
from steiger.cooperation.selectors import year_calendar
from steiger.cooperation.selectors.meetings import standing_items_at
from steiger.core import clock
from steiger.core.school_years import first_year_of, school_year
from tests.cooperation.factories import a_covenant, a_decision, first_policy
from tests.cooperation.meetings import a_meeting, a_table, at_the_clock

TODAY = date(2025, 9, 15)
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def body(dirk: Member, esra: Member) -> Body:
    return a_table(dirk, esra)


def _titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.agenda_items.order_by("position")]


def _called(by: Member, body: Body, day: date) -> Meeting:
    return call_meeting(by=by, body=body, starts_at=at_the_clock(day), ends_at=at_the_clock(day, 16), place="Hier")


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)), month=st.integers(1, 12))
def test_the_last_turn_of_a_month_is_less_than_a_year_ago(day: date, month: int) -> None:
    turn = last_turn(month, day)
    assert (turn.month, turn.day) == (month, 1)
    assert 0 <= (day - turn).days < 366


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_lies_in_its_own_school_year(day: date) -> None:
    first_year = first_year_of(day)
    assert in_school_year(first_year, day.month) == day.replace(day=1)
    first_on, last_on = school_year(first_year)
    assert first_on <= day <= last_on


def test_what_comes_once_a_year_comes_at_the_first_meeting_from_its_month_on(esra: Member, body: Body) -> None:
    add_standing_item(by=esra, body=body, title="Begroting", month=11)
    add_standing_item(by=esra, body=body, title="Rondvraag")
    assert _titles(_called(esra, body, date(2025, 10, 20))) == ["Rondvraag"]
    assert _titles(_called(esra, body, date(2025, 12, 8))) == ["Begroting", "Rondvraag"]
    assert _titles(_called(esra, body, date(2026, 2, 2))) == ["Rondvraag"]
    assert _titles(_called(esra, body, date(2026, 11, 2))) == ["Begroting", "Rondvraag"]


def test_its_month_of_before_it_was_agreed_does_not_count(esra: Member, body: Body) -> None:
    add_standing_item(by=esra, body=body, title="Jaarverslag", month=3)
    assert _titles(_called(esra, body, date(2025, 10, 20))) == []


def test_a_cancelled_meeting_has_not_had_it(esra: Member, body: Body) -> None:
    add_standing_item(by=esra, body=body, title="Begroting", month=10)
    cancelled = _called(esra, body, date(2025, 10, 20))
    cancel_meeting(by=esra, meeting=cancelled, reason="Te weinig mensen")
    assert _titles(_called(esra, body, date(2025, 11, 3))) == ["Begroting"]


def test_the_year_holds_what_falls_in_it(dirk: Member, esra: Member, body: Body) -> None:
    a_covenant(dirk)
    add_standing_item(by=esra, body=body, title="Begroting", month=11)
    a_decision(dirk, body, evaluate_on=date(2026, 5, 20))
    a_meeting(esra, body, date(2025, 12, 8))
    found = {(point.on, str(point.kind)) for _, points in year_calendar(dirk, 2025) for point in points}
    assert {
        (date(2025, 10, 1), "Reference date"),
        (date(2026, 2, 1), "Reference date"),
        (date(2025, 11, 1), "Every year"),
        (date(2025, 12, 8), "Meeting"),
        (date(2026, 5, 20), "Evaluation"),
    } <= found
    assert (date(2028, 3, 1), "Covenant") in {
        (point.on, str(point.kind)) for _, points in year_calendar(dirk, 2027) for point in points
    }


def test_the_year_shows_nobody_the_table_of_others(dirk: Member, esra: Member, rita: Member, body: Body) -> None:
    add_standing_item(by=esra, body=body, title="Begroting", month=11)
    a_meeting(esra, body, date(2025, 12, 8))
    kinds = {str(point.kind) for _, points in year_calendar(rita, 2025) for point in points}
    assert not kinds & {"Every year", "Meeting", "Money"}


def test_months_stand_in_the_order_of_the_school_year(dirk: Member) -> None:
    first_policy(dirk)
    months = [month for month, _ in year_calendar(dirk, 2025)]
    assert months == sorted(months)


def test_the_year_asks_as_much_for_many_as_for_one(dirk: Member, esra: Member, body: Body) -> None:
    a_covenant(dirk)
    _called(esra, body, date(2025, 10, 20))
    counts = []
    for months in ([1], range(2, 13)):
        for month in months:
            add_standing_item(by=esra, body=body, title=f"Punt {month}", month=month)
            a_decision(dirk, body, title=f"Besluit {month}", evaluate_on=date(2026, 5, month))
        with CaptureQueriesContext(connection) as asked:
            year_calendar(dirk, 2025)
            standing_items_at(body.meetings.get())
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUERIES

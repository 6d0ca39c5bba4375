from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from steiger.core.appointments import Appointment, calendar_of, mailed

BEGINS = datetime(2026, 7, 1, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
ONE = Appointment(
    key="activity-1-2", title="Woorden", starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=2), path="/po/2/", changes=3
)


def test_an_appointment_names_its_page_and_is_told_in_universal_time() -> None:
    text = calendar_of([ONE], name="Steiger")

    assert "DTSTART:20260701T133000Z" in text
    assert "SEQUENCE:3" in text
    assert "/po/2/" in text
    assert "METHOD:PUBLISH" in text


def test_one_that_is_off_takes_itself_out() -> None:
    text = mailed(replace(ONE, is_cancelled=True), name="Steiger")

    assert "METHOD:CANCEL" in text
    assert "STATUS:CANCELLED" in text


def test_the_link_is_the_place_when_there_is_no_other() -> None:
    assert "LOCATION:https://example.org" in calendar_of([replace(ONE, link="https://example.org")], name="Steiger")


@given(title=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_whatever_it_is_called_a_calendar_reads_it_back(title: str) -> None:
    read = Calendar.from_ical(calendar_of([replace(ONE, title=title)], name="Steiger"))

    [event] = read.walk("VEVENT")
    assert str(event["SUMMARY"]) == title

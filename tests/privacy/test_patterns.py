"""Patterns in the log of looking: which there are, whom they fit, and that nobody is accused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.audit.models import Look
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.privacy.rules.patterns import (
    LEAST_AT_ODD_HOURS,
    LEAST_FILES,
    LEAST_UNRELATED,
    MANY_AT_ONCE,
    Pattern,
    Reading,
    findings,
)
from steiger.privacy.selectors.patterns import patterns, readings
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from tests.factories import Places, make_journey

For = Callable[[Member], Client]
URL = "/po2601/privacy/looks/patterns/"


def workday(hour: int = 11) -> datetime:
    """Last week's Tuesday at this hour, as it is here."""
    here = timezone.localtime(clock.now())
    tuesday = here - timedelta(days=here.weekday() + 6)
    return tuesday.replace(hour=hour, minute=5, second=0, microsecond=0)


def look(by: Member, journey: Journey, at: datetime | None = None) -> None:
    Look.objects.create(
        region_id=by.region_id, at=at or workday(), user_id=by.user_id, user_name=by.name, roles=sorted(by.roles),
        looked_at="file", case_number=journey.case_number,
    )  # fmt: skip


def reading(number: int, files: int, **numbers: int) -> Reading:
    return Reading(
        user_id=number, name=f"N{number}", roles=("teacher",), files=files, busiest_at=workday(), same_name=(),
        at_odd_hours=numbers.get("odd", 0), busiest=numbers.get("busiest", 0), unrelated=numbers.get("unrelated", 0),
    )  # fmt: skip


@given(st.lists(st.integers(min_value=1, max_value=200), min_size=1, max_size=12))
def test_far_more_is_told_only_beside_colleagues(files: list[int]) -> None:
    found = findings([reading(number, count) for number, count in enumerate(files)])

    assert all(one.reading.files >= LEAST_FILES and one.reading.files >= 3 * one.usual > 0 for one in found)
    assert len(found) <= max(len(files) // 2, 1)
    if len(files) == 1:
        assert found == []


@pytest.mark.parametrize(
    "number, least, pattern",
    [
        ("odd", LEAST_AT_ODD_HOURS, Pattern.ODD_HOURS),
        ("busiest", MANY_AT_ONCE, Pattern.MANY_AT_ONCE),
        ("unrelated", LEAST_UNRELATED, Pattern.UNRELATED),
    ],
)
def test_a_threshold_is_reached_or_not(number: str, least: int, pattern: Pattern) -> None:
    assert findings([reading(1, 5, **{number: least - 1})]) == []
    assert [one.pattern for one in findings([reading(1, 5, **{number: least})])] == [pattern]


def test_what_is_counted_of_one_person(region: Region, places: Places, dirk: Member, amina: Member) -> None:
    own, acted, strange = make_journey(region), make_journey(region), make_journey(region)
    involve(journey=own, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    record(by=amina, kind="change_pupil", case_number=acted.case_number)
    for journey in (own, acted, strange):
        look(amina, journey)
    look(amina, own, workday(22))
    look(amina, strange, workday(6))
    look(amina, strange, workday() - timedelta(days=400))

    (found,) = readings(region.pk)

    assert (found.name, found.roles, found.files) == ("Amina", ("newcomer_staff",), 3)
    assert (found.at_odd_hours, found.busiest, found.unrelated, found.same_name) == (2, 3, 1, ())


def test_the_same_family_name_is_found_whatever_the_letters(region: Region, dirk: Member) -> None:
    journey = make_journey(region, last_name="Wit")
    other = make_journey(region, last_name="Witte")
    for one in (journey, other):
        Look.objects.create(
            region_id=region.pk, at=workday(), user_id=dirk.user_id, user_name="Sanne de WIT", roles=["coordinator"],
            looked_at="file", case_number=one.case_number,
        )  # fmt: skip

    assert readings(region.pk)[0].same_name == (journey.case_number,)


def test_the_page_explains_names_nobody_child_and_leads_to_the_entries(
    region: Region, dirk: Member, paula: Member, client_for: For
) -> None:
    for number in range(MANY_AT_ONCE):
        look(dirk, make_journey(region, call_name=f"Kind{number}", last_name="Dirk" if number == 0 else "Haddad"))

    page = client_for(paula).get(URL).content.decode()

    assert "Een patroon bewijst niets" in page
    assert f"Ten minste {MANY_AT_ONCE} verschillende dossiers" in page
    assert "/po2601/privacy/looks/?q=Dirk" in page
    assert "Haddad" not in page
    assert "Kind0" not in page


def test_only_the_privacy_officer_sees_them(
    region: Region, dirk: Member, amina: Member, ad: Member, paula: Member, client_for: For
) -> None:
    assert [client_for(one).get(URL).status_code for one in (dirk, amina, ad, paula)] == [403, 403, 403, 200]
    assert patterns(dirk) == []


def test_one_question_however_many_looked(region: Region, dirk: Member, amina: Member, paula: Member) -> None:
    look(dirk, make_journey(region))
    with CaptureQueriesContext(connection) as one:
        patterns(paula)
    for member in (dirk, amina, paula):
        look(member, make_journey(region))
    with CaptureQueriesContext(connection) as three:
        patterns(paula)
    assert len(one) == len(three) == 1

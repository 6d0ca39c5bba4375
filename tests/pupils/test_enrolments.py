"""Enrolled at one school at a time and never nowhere: the rule, the action, and the database behind both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from steiger.access.member import Member
from steiger.core.errors import DomainError
from steiger.organisations.models import Region
from steiger.pupils import rules
from steiger.pupils.actions import end_enrolment, enrol
from steiger.pupils.models import Journey, SchoolEnrolment
from tests.factories import Places, make_journey

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("born", "compulsory_from"),
    [
        (date(2018, 3, 12), date(2023, 4, 1)),
        (date(2018, 12, 31), date(2024, 1, 1)),
        (date(2020, 2, 29), date(2025, 4, 1)),
        (date(2018, 1, 1), date(2023, 2, 1)),
    ],
)
def test_compulsory_from_the_month_after_the_fifth_birthday(born: date, compulsory_from: date) -> None:
    assert rules.compulsory_from(born) == compulsory_from
    assert rules.is_compulsory(born, compulsory_from)
    assert not rules.is_compulsory(born, compulsory_from - timedelta(days=1))


@given(st.integers(min_value=-40, max_value=200))
def test_days_between_two_schools(days: int) -> None:
    until = DAY
    from_on = DAY + timedelta(days=days)

    nowhere = rules.days_nowhere(until, from_on)

    assert nowhere == max(days - 1, 0)
    assert rules.may_join(until, from_on) is (nowhere <= 28)


@pytest.fixture
def journey(region: Region) -> Journey:
    return make_journey(region)


def _rows(journey: Journey) -> list[tuple[date, date | None]]:
    return list(SchoolEnrolment.objects.filter(journey=journey).values_list("from_on", "until_on"))


def test_enrol_closes_a_gap_of_four_weeks_as_the_law_does(journey: Journey, places: Places, dirk: Member) -> None:
    enrol(journey=journey, school_id=places.other_school.pk, from_on=DAY, by=dirk)
    end_enrolment(journey=journey, until_on=DAY + timedelta(days=10), by=dirk)

    enrol(journey=journey, school_id=places.mother_school.pk, from_on=DAY + timedelta(days=30), by=dirk)

    assert _rows(journey) == [(DAY, DAY + timedelta(days=29)), (DAY + timedelta(days=30), None)]


def test_enrol_after_a_longer_gap_asks_why(journey: Journey, places: Places, dirk: Member) -> None:
    enrol(journey=journey, school_id=places.other_school.pk, from_on=DAY, by=dirk)
    end_enrolment(journey=journey, until_on=DAY + timedelta(days=10), by=dirk)
    later = DAY + timedelta(days=60)

    with pytest.raises(DomainError, match="49") as refusal:
        enrol(journey=journey, school_id=places.mother_school.pk, from_on=later, by=dirk)
    made = enrol(journey=journey, school_id=places.mother_school.pk, from_on=later, by=dirk, gap_reason="Was in Syrië")

    assert refusal.value.field == "gap_reason"
    assert made.gap_reason == "Was in Syrië"
    assert _rows(journey)[0] == (DAY, DAY + timedelta(days=10))


def test_a_silent_gap_is_refused_by_the_database(journey: Journey, places: Places, dirk: Member) -> None:
    enrol(journey=journey, school_id=places.other_school.pk, from_on=DAY, by=dirk)
    second = enrol(journey=journey, school_id=places.mother_school.pk, from_on=DAY + timedelta(days=20), by=dirk)

    first = SchoolEnrolment.objects.get(journey=journey, school=places.other_school)
    first.until_on = DAY + timedelta(days=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(update_fields=["until_on"])
    SchoolEnrolment.objects.filter(pk=second.pk).update(gap_reason="Gezin was op reis")
    first.save(update_fields=["until_on"])

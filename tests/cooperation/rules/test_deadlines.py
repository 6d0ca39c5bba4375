from __future__ import annotations

from datetime import date, timedelta

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import (
    amber_waiting_on,
    because,
    is_newcomer,
    red_waiting_on,
    waiting_colour,
)

POLICY = PolicyVersion(number=2, decision="stuurgroep 3 maart 2026")
DAY = date(2026, 3, 10)
days = st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 1, 1))


def test_because_names_rule_version_and_decision() -> None:
    with translation.override("en"):
        assert because(POLICY, "12 school weeks before the move") == (
            "12 school weeks before the move (policy 2, decision stuurgroep 3 maart 2026)"
        )
    with translation.override("nl"):
        assert because(POLICY, "12 schoolweken voor de overstap") == (
            "12 schoolweken voor de overstap (beleid 2, besluit stuurgroep 3 maart 2026)"
        )


def test_waiting_colour_turns_the_day_after_the_term() -> None:
    since = DAY - timedelta(weeks=4)

    assert waiting_colour(POLICY, since_on=since, arrived_on=since, day=DAY) == ""
    assert waiting_colour(POLICY, since_on=since, arrived_on=since, day=DAY + timedelta(days=1)) == "amber"
    assert waiting_colour(POLICY, since_on=DAY, arrived_on=DAY - timedelta(weeks=13), day=DAY) == ""
    assert waiting_colour(POLICY, since_on=DAY, arrived_on=DAY - timedelta(weeks=13, days=1), day=DAY) == "red"


def test_waiting_colour_without_arrival_counts_the_waiting() -> None:
    assert waiting_colour(POLICY, since_on=DAY - timedelta(weeks=14), arrived_on=None, day=DAY) == "red"


@given(since=days, arrived=days, day=days, later=st.integers(min_value=0, max_value=400))
def test_waiting_colour_never_cools_down(since: date, arrived: date, day: date, later: int) -> None:
    heat = ["", "amber", "red"]
    now = waiting_colour(POLICY, since_on=since, arrived_on=arrived, day=day)
    then = waiting_colour(POLICY, since_on=since, arrived_on=arrived, day=day + timedelta(days=later))

    assert heat.index(then) >= heat.index(now)


@given(since=days, arrived=days, day=days)
def test_waiting_colour_agrees_with_its_days(since: date, arrived: date, day: date) -> None:
    colour = waiting_colour(POLICY, since_on=since, arrived_on=arrived, day=day)

    assert (colour == "red") == (day >= red_waiting_on(POLICY, min(arrived, since)))
    assert (colour != "") == (day >= min(amber_waiting_on(POLICY, since), red_waiting_on(POLICY, min(arrived, since))))


def test_is_newcomer_by_age() -> None:
    def verdict(birth_on: date) -> bool:
        return bool(is_newcomer(POLICY, birth_on=birth_on, arrived_on=DAY, day=DAY))

    assert verdict(date(2020, 3, 10))
    assert not verdict(date(2020, 3, 11))
    assert verdict(date(2013, 3, 11))
    assert not verdict(date(2013, 3, 10))


def test_is_newcomer_by_time_in_the_country() -> None:
    def verdict(arrived_on: date | None) -> bool:
        return bool(is_newcomer(POLICY, birth_on=date(2017, 1, 1), arrived_on=arrived_on, day=DAY))

    assert verdict(date(2025, 3, 10))
    assert not verdict(date(2025, 3, 9))
    assert verdict(None)


def test_is_newcomer_counts_short_months() -> None:
    policy = PolicyVersion(number=1, decision="x", newcomer_months_in_country=1)

    assert is_newcomer(policy, birth_on=date(2017, 1, 1), arrived_on=date(2026, 1, 31), day=date(2026, 2, 28))
    assert not is_newcomer(policy, birth_on=date(2017, 1, 1), arrived_on=date(2026, 1, 31), day=date(2026, 3, 1))


def test_is_newcomer_says_why() -> None:
    with translation.override("en"):
        old = is_newcomer(POLICY, birth_on=date(2010, 1, 1), arrived_on=DAY, day=DAY)
        long = is_newcomer(POLICY, birth_on=date(2017, 1, 1), arrived_on=date(2024, 1, 1), day=DAY)
        yes = is_newcomer(POLICY, birth_on=date(2017, 1, 1), arrived_on=DAY, day=DAY)

    assert old.reason.startswith("16 years old; newcomers are 6 to 12 years old (policy 2")
    assert long.reason.startswith("longer than 12 months in the Netherlands (policy 2")
    assert yes.reason.startswith("9 years old and new in the Netherlands (policy 2")

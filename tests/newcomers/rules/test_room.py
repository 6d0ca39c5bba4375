"""Room over time: plain values, no database."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steiger.newcomers import rules
from steiger.newcomers.rules import Stay
from steiger.organisations.rules.calendar import SchoolCalendar

TODAY = date(2026, 11, 26)
DAYS = st.integers(min_value=-60, max_value=300).map(lambda days: TODAY + timedelta(days=days))
STAYS = st.lists(
    st.builds(
        rules.expected_stay,
        offered_on=st.integers(min_value=0, max_value=60).map(lambda days: TODAY - timedelta(days=days)),
        starts_on=st.none() | st.integers(min_value=0, max_value=180).map(lambda days: TODAY + timedelta(days=days)),
        placed_on=st.none(),
        expected_move_on=st.none() | DAYS,
        today=st.just(TODAY),
    ),
    max_size=12,
)


def _stay(**facts: date | None) -> Stay:
    known = {"offered_on": TODAY, "starts_on": None, "placed_on": None, "expected_move_on": None, **facts}
    return rules.expected_stay(today=TODAY, **known)  # type: ignore[arg-type]


def test_a_place_is_taken_from_the_offer_or_from_the_agreed_first_day() -> None:
    agreed = TODAY + timedelta(weeks=6)

    assert _stay().takes_a_place_on(TODAY)
    assert not _stay(starts_on=agreed).takes_a_place_on(TODAY)
    assert _stay(starts_on=agreed).takes_a_place_on(agreed)


def test_an_expected_move_frees_the_place_on_its_day_and_a_late_one_frees_nothing() -> None:
    moves = TODAY + timedelta(weeks=4)

    assert not _stay(expected_move_on=moves).takes_a_place_on(moves)
    assert _stay(expected_move_on=TODAY - timedelta(days=1)).takes_a_place_on(moves)


def test_a_promised_place_may_follow_an_expected_move() -> None:
    moves = TODAY + timedelta(weeks=4)
    stays = [_stay(placed_on=TODAY, expected_move_on=moves)]

    assert not rules.has_room_from(1, stays, TODAY)
    assert not rules.has_room_from(1, stays, moves - timedelta(days=1))
    assert rules.has_room_from(1, stays, moves)
    assert rules.first_room_on(1, stays, TODAY) == moves


def test_who_begins_now_must_fit_beside_who_comes_later() -> None:
    stays = [_stay(starts_on=TODAY + timedelta(weeks=8))]

    assert rules.taken_on(stays, TODAY) == 0
    assert not rules.has_room_from(1, stays, TODAY)


def test_months_ahead_count_moves_and_starts() -> None:
    stays = [
        _stay(placed_on=TODAY, expected_move_on=date(2026, 12, 14)),
        _stay(placed_on=TODAY),
        _stay(starts_on=date(2027, 1, 11)),
    ]

    months = rules.months_ahead(2, stays, TODAY, 3)

    assert [(one.first_on.month, one.free, one.moves, one.starts) for one in months] == [
        (11, 0, 0, 0),
        (12, 1, 1, 0),
        (1, 0, 0, 1),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(STAYS, st.integers(min_value=1, max_value=12), DAYS)
def test_whoever_has_room_never_makes_a_day_too_full(stays: list[Stay], places: int, day: date) -> None:
    if rules.has_room_from(places, stays, day):
        with_one_more = [*stays, Stay(day)]
        assert rules.fullest_from(with_one_more, day) <= places


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(STAYS, st.integers(min_value=1, max_value=12))
def test_the_first_day_with_room_is_the_first(stays: list[Stay], places: int) -> None:
    found = rules.first_room_on(places, stays, TODAY)
    if found is None:
        assert not rules.has_room_from(places, stays, TODAY)
        return
    assert rules.has_room_from(places, stays, found)
    assert found == TODAY or not rules.has_room_from(places, stays, found - timedelta(days=1))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(STAYS, st.integers(min_value=1, max_value=12))
def test_each_month_follows_from_the_one_before(stays: list[Stay], places: int) -> None:
    months = rules.months_ahead(places, stays, TODAY)

    for before, month in pairwise(months):
        assert month.free == before.free + month.moves - month.starts


def test_schools_are_added_without_lending_each_other_places() -> None:
    full = rules.months_ahead(1, [_stay(), _stay()], TODAY, 1)
    empty = rules.months_ahead(3, [], TODAY, 1)

    assert [one.over for one in full] == [1]
    assert rules.together([full, empty])[0].free == 2


def test_a_reservation_is_kept_for_working_days_and_past_the_intake() -> None:
    calendar = SchoolCalendar([])

    kept = rules.reserved_until(calendar, offered_on=TODAY, days=10, intake_planned_on=None, starts_on=None)
    late = rules.reserved_until(
        calendar, offered_on=TODAY, days=10, intake_planned_on=TODAY + timedelta(days=30), starts_on=None
    )

    assert kept == TODAY + timedelta(weeks=2)
    assert late == TODAY + timedelta(days=37)

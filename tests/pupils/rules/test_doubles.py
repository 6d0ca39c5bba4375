"""Is this perhaps the same child? The pairs of `make bench ONLY=doubles`, and what must hold of any two children."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.doubles import habits, pairs, recall_and_precision
from steiger.pupils.rules.doubles import (
    THRESHOLD,
    DateLikeness,
    Identity,
    compare_dates,
    compare_names,
    dates_near,
    is_likely_double,
    likeness,
)
from steiger.pupils.rules.doubles.spelling import words_of

BIRTHDAYS = st.dates(date(2005, 1, 1), date(2022, 12, 31))
NAMES = st.text("abdehijklmnorstuyzçşłо аل", min_size=1, max_size=14)
D = DateLikeness


def test_three_hundred_pairs_each_with_the_source_of_its_habit() -> None:
    found = pairs()

    assert len(found) == 300
    assert {pair.habit for pair in found} <= habits()
    assert 100 <= sum(not pair.is_same for pair in found) <= 150


def test_recall_and_precision_at_the_threshold_of_the_product() -> None:
    recall, precision = recall_and_precision(pairs(), THRESHOLD)

    assert recall >= 0.95
    assert precision >= 0.80


@pytest.mark.parametrize(
    "one, other",
    [
        (("Mohammed", "Al Hassan"), ("Muhamad", "Alhasan")),
        (("Олександр", "Коваленко"), ("Aleksander", "Kowalenko")),
        (("Haddad", "Amira"), ("Amira", "Haddad")),
        (("Cabdiraxmaan", "Jaamac"), ("Abdirahman", "Jama")),
        (("Thị Ánh", "Nguyễn"), ("Nguyen", "Thi Anh")),
        (("Ana Maria", "Gomez Perez"), ("Ana", "Gomez")),
    ],
)
def test_one_name_in_two_spellings(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert compare_names(one, other) >= THRESHOLD


@pytest.mark.parametrize(
    "one, other",
    [
        (("Amir", "Rahimi"), ("Amira", "Rahimi")),
        (("Oleksandr", "Bilyk"), ("Oleksandra", "Bilyk")),
        (("Mohammed", "Haddad"), ("Ahmed", "Haddad")),
        (("Minh Anh", "Tran"), ("Minh Duc", "Tran")),
    ],
)
def test_a_brother_is_no_spelling_of_his_sister(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert compare_names(one, other) < THRESHOLD


@pytest.mark.parametrize(
    "one, other, expected",
    [
        ("2014-04-09", "2014-04-09", D.SAME),
        ("2014-01-01", "2014-01-01", D.SAME_ROUND),
        ("2014-04-09", "2014-09-04", D.SWAPPED),
        ("2014-04-09", "2014-04-19", D.ONE_FIGURE),
        ("2016-08-03", "2016-08-30", D.ONE_FIGURE),
        ("2012-02-15", "2021-02-15", D.ONE_FIGURE),
        ("2014-04-30", "2014-05-01", D.ONE_FIGURE),
        ("2014-01-01", "2014-10-09", D.UNKNOWN_DAY),
        ("2014-07-01", "2015-03-09", D.UNKNOWN_DAY_OTHER_YEAR),
        ("2014-04-09", "2015-04-09", D.OTHER_YEAR),
        ("2014-04-09", "2018-04-09", D.OTHER),
        ("2014-04-09", "2014-06-21", D.OTHER),
    ],
)
def test_two_birth_dates(one: str, other: str, expected: DateLikeness) -> None:
    assert compare_dates(date.fromisoformat(one), date.fromisoformat(other)) == expected


@given(BIRTHDAYS, BIRTHDAYS)
def test_the_database_is_asked_for_every_day_that_counts(one: date, other: date) -> None:
    if compare_dates(one, other) != DateLikeness.OTHER:
        assert other in dates_near(one)


@given(BIRTHDAYS)
def test_no_day_is_asked_for_in_vain(day: date) -> None:
    assert all(compare_dates(day, near) != DateLikeness.OTHER for near in dates_near(day))


@given(NAMES, NAMES, NAMES, NAMES, BIRTHDAYS, BIRTHDAYS)
def test_it_is_the_same_question_from_both_sides(a: str, b: str, c: str, d: str, one: date, other: date) -> None:
    left, right = Identity(a, b, one), Identity(c, d, other)

    assert 0 <= likeness(left, right).score <= 1
    assert likeness(left, right).score == pytest.approx(likeness(right, left).score)


@given(NAMES, NAMES, BIRTHDAYS)
def test_a_child_looks_like_itself(call_name: str, last_name: str, birth_on: date) -> None:
    child = Identity(call_name, last_name, birth_on)

    assert is_likely_double(child, child) or not (words_of(call_name) and words_of(last_name))


def test_an_infix_is_part_of_the_family_name() -> None:
    born = date(2014, 4, 9)

    assert is_likely_double(Identity("Sara", "Amrani", born, infix="el"), Identity("Sarah", "El Amrani", born))

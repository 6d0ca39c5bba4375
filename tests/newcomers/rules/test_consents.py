from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.newcomers import rules
from steiger.newcomers.enums import ConsentPurpose, IntakeSection

DAYS = st.dates(date(2004, 1, 1), date(2020, 12, 31))


@given(born=DAYS, days=st.integers(0, 365 * 20), by_pupil=st.booleans())
def test_exactly_one_may_consent_on_any_day(born: date, days: int, by_pupil: bool) -> None:
    """From sixteen on the pupil and nobody else, until then the parents and nobody else."""
    on = born + timedelta(days=days)

    asked = rules.may_consent(birth_on=born, given_on=on, by_pupil=by_pupil)
    other = rules.may_consent(birth_on=born, given_on=on, by_pupil=not by_pupil)

    assert bool(asked) != bool(other)


@pytest.mark.parametrize(
    "on, by_pupil", [(date(2026, 3, 1), False), (date(2026, 3, 2), True), (date(2026, 3, 3), True)]
)
def test_the_sixteenth_birthday_itself_counts(on: date, by_pupil: bool) -> None:
    assert rules.may_consent(birth_on=date(2010, 3, 2), given_on=on, by_pupil=by_pupil)


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_each_purpose_says_what_taking_back_does(purpose: ConsentPurpose) -> None:
    assert rules.effect_of(purpose)
    assert rules.effect_of(purpose, has_moved=True)


def test_a_no_is_an_answer() -> None:
    assert rules.unanswered(["photo"]) == [one for one in ConsentPurpose if one != ConsentPurpose.PHOTO]


@pytest.mark.parametrize(
    "values, missing",
    [
        ({}, ("language_use", "scripts", "reads_own_language")),
        ({"language_use": "Arabisch met oma", "scripts": []}, ("scripts", "reads_own_language")),
        ({"language_use": "Arabisch", "scripts": ["arabic"], "reads_own_language": False}, ()),
    ],
)
def test_what_is_missing_is_named_and_no_is_an_answer(values: dict[str, object], missing: tuple[str, ...]) -> None:
    assert rules.missing_in(IntakeSection.LANGUAGE, values) == missing


@given(due=DAYS, late=st.integers(-200, 200), today=st.integers(0, 400))
def test_starting_levels_are_late_from_the_day_after_the_term(due: date, late: int, today: int) -> None:
    there = rules.StartingLevels(due_on=due, first_on=due + timedelta(days=late))
    not_there = rules.StartingLevels(due_on=due, first_on=None)

    assert there.is_late(due + timedelta(days=today)) == (late > 0)
    assert not_there.is_late(due + timedelta(days=today)) == (today > 0)


def test_every_field_of_the_intake_stands_in_one_section() -> None:
    names = [name for fields in rules.INTAKE_FIELDS.values() for name in fields]

    assert len(names) == len(set(names))
    assert set(rules.HANGS_ON) <= set(names)

from __future__ import annotations

from datetime import date

import pytest

from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.actions import add_free_day, remove_free_day
from steiger.organisations.selectors import calendar_for
from tests.factories import Places, make_school

STUDY_DAY = date(2026, 10, 7)


def test_add_free_day_holds_for_the_whole_region(dirk: Member, places: Places) -> None:
    assert calendar_for(places.mother_school.pk).is_school_day(STUDY_DAY)
    add_free_day(by=dirk, name="Studiedag", first_on=STUDY_DAY)
    assert not calendar_for(places.mother_school.pk).is_school_day(STUDY_DAY)
    assert not calendar_for(places.other_school.pk).is_school_day(STUDY_DAY)


def test_add_free_day_of_one_school_leaves_the_others(dirk: Member, places: Places) -> None:
    add_free_day(by=dirk, name="Studiedag", first_on=STUDY_DAY, school=places.mother_school)
    assert not calendar_for(places.mother_school.pk).is_school_day(STUDY_DAY)
    assert calendar_for(places.other_school.pk).is_school_day(STUDY_DAY)


@pytest.mark.parametrize(
    ("name", "last_on", "field"),
    [(" ", None, "name"), ("x", date(2026, 10, 6), "last_on"), ("x", date(2027, 10, 7), "last_on")],
)
def test_add_free_day_refuses(dirk: Member, name: str, last_on: date | None, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        add_free_day(by=dirk, name=name, first_on=STUDY_DAY, last_on=last_on)
    assert refused.value.field == field


def test_add_free_day_is_for_who_manages_schools_here(dirk: Member, bram: Member, places: Places) -> None:
    with pytest.raises(NotAllowedError):
        add_free_day(by=bram, name="x", first_on=STUDY_DAY)
    with pytest.raises(NotAllowedError):
        add_free_day(by=dirk, name="x", first_on=STUDY_DAY, school=make_school("Elders", partnership="PO9999"))


def test_remove_free_day_brings_the_lessons_back(dirk: Member, bram: Member, places: Places) -> None:
    free_day = add_free_day(by=dirk, name="Studiedag", first_on=STUDY_DAY)
    with pytest.raises(NotAllowedError):
        remove_free_day(by=bram, free_day=free_day)
    remove_free_day(by=dirk, free_day=free_day)
    assert calendar_for(places.mother_school.pk).is_school_day(STUDY_DAY)
    with pytest.raises(DomainError):
        remove_free_day(by=dirk, free_day=free_day)

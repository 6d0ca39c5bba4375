from __future__ import annotations

import pytest

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Region
from steiger.training.enums import Competence, Moment
from steiger.training.models import Cohort, Enrolment
from steiger.training.rules.scans import opens_on
from steiger.training.selectors.scans import growth, moment_to_fill, own_lines
from tests.factories import Places, make_member
from tests.training.factories import enrolled, scanned


def test_it_is_filled_in_once_per_moment(teun: Member, teuns: Enrolment) -> None:
    assert moment_to_fill(teuns) == Moment.BEFORE
    scanned(teun, teuns, score=2)
    assert moment_to_fill(teuns) is None
    with pytest.raises(DomainError, match="stays as it was"):
        scanned(teun, teuns)
    with pytest.raises(DomainError, match="too early"):
        scanned(teun, teuns, Moment.AFTER)

    with clock.on(opens_on(teuns.cohort, Moment.HALFWAY)):
        assert moment_to_fill(teuns) == Moment.HALFWAY
        scanned(teun, teuns, Moment.HALFWAY, score=3)

    assert [[score for _moment, score in line.answers] for line in own_lines(teuns)] == [[2, 3, None]] * len(Competence)


def test_only_the_teacher_fills_it_in(teun: Member, tom: Member, bram: Member, teuns: Enrolment) -> None:
    for member in (tom, bram):
        with pytest.raises(NotAllowedError):
            scanned(member, teuns)


@pytest.fixture
def many(region: Region, bram: Member, rita: Member, cohort: Cohort, places: Places) -> None:
    """Six teachers of one school, two of another."""
    for school, by, count in ((places.mother_school, bram, 6), (places.other_school, rita, 2)):
        for number in range(count):
            teacher = make_member(region, f"T{school.pk}{number}", Role.TEACHER, school.pk)
            scanned(teacher, enrolled(by, cohort, teacher), score=1 + number % 2)


def test_averages_are_told_over_enough_people(
    many: None, dirk: Member, tom: Member, esra: Member, places: Places
) -> None:
    told = growth(dirk)

    assert told.k == 5
    assert [cell.text for cell in told.counts] == ["8", "<5", "<5"]
    assert {one.value for row in told.rows for one in row.averages} == {1.5, None}
    # The two of the other school would follow from the six and the eight: neither school is told.
    assert told.schools == []
    assert growth(esra).schools == []


def test_a_school_with_enough_teachers_is_told(
    many: None, dirk: Member, region: Region, rita: Member, cohort: Cohort, places: Places
) -> None:
    for number in range(2):
        teacher = make_member(region, f"X{number}", Role.TEACHER, places.other_school.pk)
        scanned(teacher, enrolled(rita, cohort, teacher), score=4)
    assert growth(dirk).schools == []
    cohort_two(dirk, region, rita, places, 1)

    assert sorted((row.name, row.averages[0].value) for row in growth(dirk).schools) == [
        ("De Regenboog", 1.5),
        ("Het Kompas", 3.0),
    ]


def cohort_two(dirk: Member, region: Region, by: Member, places: Places, count: int) -> None:
    from tests.training.factories import a_cohort

    second = a_cohort(dirk)
    for number in range(count):
        teacher = make_member(region, f"Y{number}", Role.TEACHER, places.other_school.pk)
        scanned(teacher, enrolled(by, second, teacher), score=4)


def test_too_few_in_the_whole_region_tell_nothing(teun: Member, dirk: Member, teuns: Enrolment) -> None:
    scanned(teun, teuns)

    told = growth(dirk)

    assert not told.is_empty
    assert {one.value for row in told.rows for one in row.averages} == {None}

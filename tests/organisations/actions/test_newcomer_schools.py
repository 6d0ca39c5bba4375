from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.actions import mark_newcomer_school, unmark_newcomer_school
from steiger.organisations.enums import FacilityKind
from steiger.organisations.models import NewcomerFacility, Region
from tests.factories import Places, make_school

CLASS, WHOLE = FacilityKind.LANGUAGE_CLASS, FacilityKind.NEWCOMER_SCHOOL


def test_mark_newcomer_school_from_today_with_a_line_in_the_log(dirk: Member, places: Places) -> None:
    facility = mark_newcomer_school(by=dirk, school=places.mother_school, kind=CLASS)
    assert (facility.from_on, facility.until_on, facility.region_id) == (clock.today(), None, dirk.region_id)
    assert Happening.objects.get(kind="mark_newcomer_school").subject == places.mother_school.code


def test_mark_newcomer_school_as_another_kind_ends_the_first_mark(dirk: Member, places: Places) -> None:
    first = mark_newcomer_school(by=dirk, school=places.mother_school, kind=CLASS, from_on=date(2026, 1, 5))
    mark_newcomer_school(by=dirk, school=places.mother_school, kind=WHOLE, from_on=date(2026, 8, 17))
    first.refresh_from_db()
    assert first.until_on == date(2026, 8, 17)
    assert NewcomerFacility.objects.filter(school=places.mother_school, until_on__isnull=True).count() == 1


def test_mark_newcomer_school_refuses_what_is_marked_closed_or_elsewhere(dirk: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        mark_newcomer_school(by=dirk, school=places.newcomer_school, kind=WHOLE)
    with pytest.raises(NotAllowedError):
        mark_newcomer_school(by=dirk, school=make_school("Elders", partnership="PO9999"), kind=CLASS)
    with pytest.raises(DomainError):
        mark_newcomer_school(by=dirk, school=places.other_school, kind=FacilityKind.ISK)
    places.other_school.organisation.closed_on = clock.today()
    places.other_school.organisation.save(update_fields=["closed_on"])
    with pytest.raises(NotAllowedError):
        mark_newcomer_school(by=dirk, school=places.other_school, kind=CLASS)


def test_mark_newcomer_school_is_for_coordinator_and_administrator(
    ad: Member, amina: Member, bram: Member, esra: Member, zoe: Member, places: Places
) -> None:
    for member in (amina, bram, esra, zoe):
        with pytest.raises(NotAllowedError):
            mark_newcomer_school(by=member, school=places.mother_school, kind=CLASS)
    mark_newcomer_school(by=ad, school=places.mother_school, kind=CLASS)


def test_unmark_newcomer_school_ends_it_and_keeps_it(dirk: Member, places: Places, region: Region) -> None:
    ended = unmark_newcomer_school(by=dirk, school=places.newcomer_school, until_on=date(2026, 7, 1))
    assert ended.pk == places.facility.pk
    assert ended.until_on == date(2026, 7, 1)
    with pytest.raises(DomainError):
        unmark_newcomer_school(by=dirk, school=places.newcomer_school)


def test_unmark_newcomer_school_refuses_a_day_before_it_began(dirk: Member, places: Places) -> None:
    with pytest.raises(DomainError):
        unmark_newcomer_school(
            by=dirk, school=places.newcomer_school, until_on=places.facility.from_on - timedelta(days=1)
        )

from __future__ import annotations

from decimal import Decimal

import pytest

from steiger.core import clock
from steiger.organisations import selectors
from steiger.organisations.enums import FacilityKind, Sector
from steiger.organisations.models import NewcomerFacility, Region
from steiger.organisations.selectors import SchoolFilter
from tests.factories import FIRST_DAY, Places, make_school


def names(schools: object) -> list[str]:
    return [school.name for school in schools]  # type: ignore[attr-defined]


def test_schools_in_region_are_the_open_ones_of_its_partnership(region: Region, places: Places) -> None:
    elsewhere = make_school("Elders", partnership="PO9999")
    make_school("Middelbaar", sector=Sector.VO)
    places.other_school.organisation.closed_on = clock.today()
    places.other_school.organisation.save(update_fields=["closed_on"])
    assert names(selectors.schools_in_region(region)) == ["De Regenboog", "Taalschool Utrecht"]
    assert len(selectors.schools_in_region(region, with_closed=True)) == 3
    assert selectors.school_in_region(region, places.other_school.code.lower())
    assert selectors.school(elsewhere.code)
    assert selectors.school_in_region(region, elsewhere.code) is None


def test_schools_in_region_includes_a_newcomer_school_from_outside(region: Region, places: Places) -> None:
    guest = make_school("Over de grens", partnership="PO9999")
    NewcomerFacility.objects.create(region=region, school=guest, kind=FacilityKind.NEWCOMER_SCHOOL, from_on=FIRST_DAY)
    assert "Over de grens" in names(selectors.schools_in_region(region))
    assert names(selectors.newcomer_schools(region)) == ["Over de grens", "Taalschool Utrecht"]


def test_regular_schools_keep_a_school_with_a_language_class(region: Region, places: Places) -> None:
    NewcomerFacility.objects.create(
        region=region, school=places.mother_school, kind=FacilityKind.LANGUAGE_CLASS, from_on=FIRST_DAY
    )
    assert names(selectors.regular_schools(region)) == ["De Regenboog", "Het Kompas"]
    assert names(selectors.newcomer_schools(region)) == ["De Regenboog", "Taalschool Utrecht"]


def test_newcomer_facilities_hold_until_their_last_day(region: Region, places: Places) -> None:
    today = clock.today()
    NewcomerFacility.objects.filter(pk=places.facility.pk).update(until_on=today)
    assert not selectors.newcomer_facilities(region)
    assert [f.pk for f in selectors.newcomer_facilities(region, on=FIRST_DAY)] == [places.facility.pk]
    assert selectors.open_facility(region, places.newcomer_school) is None


@pytest.mark.parametrize("text", ["regenboog", "REGENB", "de regenbog", "utrécht", "3511", "12ZZ"])
def test_search_schools_finds_names_towns_postcodes_and_codes(region: Region, text: str) -> None:
    make_school("De Regenboog", code="12ZZ00", place="Utrecht")
    make_school("Verweg", code="99YY00", place="Amersfoort", postcode="3800 AA")
    assert "De Regenboog" in names(selectors.search_schools(region, text))
    assert "Verweg" not in names(selectors.search_schools(region, text))


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "zzzzzz"])
def test_search_schools_finds_nothing_by_nothing(region: Region, places: Places, text: str) -> None:
    assert names(selectors.search_schools(region, text)) == []


def test_filtered_schools_narrow_and_tell_the_facility(region: Region, places: Places) -> None:
    everything = {s.name: s.facility_kind for s in selectors.filtered_schools(region, SchoolFilter())}
    assert everything == {"De Regenboog": None, "Het Kompas": None, "Taalschool Utrecht": "newcomer_school"}
    for chosen, expected in [
        (SchoolFilter(is_newcomer=True), ["Taalschool Utrecht"]),
        (SchoolFilter(text="kompas"), ["Het Kompas"]),
        (SchoolFilter(place="Nergens"), []),
        (SchoolFilter(board_id=places.board.pk, municipality_id=places.municipality.pk), sorted(everything)),
        (SchoolFilter(is_closed=True), []),
    ]:
        assert names(selectors.filtered_schools(region, chosen)) == expected


def test_boards_and_municipalities_in_region_count_their_schools(region: Region, places: Places) -> None:
    assert [(b.name, b.schools) for b in selectors.boards_in_region(region)] == [("Stichting De Oever", 3)]
    assert [(m.name, m.schools) for m in selectors.municipalities_in_region(region)] == [("Utrecht", 3)]
    assert selectors.places_in_region(region) == ["Utrecht"]
    assert selectors.board_in_region(region, "00000") is None


def test_nearest_newcomer_schools_are_sorted_by_distance(region: Region, places: Places) -> None:
    here = make_school("Hier", latitude=Decimal("52.09"), longitude=Decimal("5.11"))
    for name, latitude in [("Ver", "52.30"), ("Dichtbij", "52.10")]:
        school = make_school(name, latitude=Decimal(latitude), longitude=Decimal("5.11"))
        NewcomerFacility.objects.create(
            region=region, school=school, kind=FacilityKind.NEWCOMER_SCHOOL, from_on=FIRST_DAY
        )
    found = selectors.nearest_newcomer_schools(region, here)
    assert [n.facility.school.name for n in found] == ["Dichtbij", "Ver"]
    assert found[0].distance_km == pytest.approx(1.1, abs=0.1)


def test_other_regions_marks_are_not_seen(region: Region, other_region: Region, places: Places) -> None:
    assert selectors.newcomer_facilities(other_region).count() == 0
    assert selectors.newcomer_facilities(region).count() == 1

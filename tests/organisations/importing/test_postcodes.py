from __future__ import annotations

import pytest

from steiger.organisations.enums import Sector
from steiger.organisations.importing.postcodes import place_schools, read_postcodes
from steiger.organisations.importing.schools import SchoolLine, read_schools
from steiger.organisations.importing.tables import FileError
from tests.organisations.factories import POSTCODES, school_file, school_row

HEADER = b"pc4,gemeente,po_swv,vo_swv\n"


def schools(*rows: dict[str, str]) -> list[SchoolLine]:
    return list(read_schools(school_file(rows)).schools.values())


def test_read_postcodes_leaves_out_what_is_no_partnership() -> None:
    table = read_postcodes(POSTCODES)
    assert table.by_digits[Sector.PO] == {"3511": "PO2601"}
    assert table.by_digits[Sector.VO] == {"3511": "VO2601"}
    assert [(p.line, p.column) for p in table.problems] == [(3, "PO_SWV"), (3, "VO_SWV")]


def test_read_postcodes_refuses_a_cut_file() -> None:
    with pytest.raises(FileError):
        read_postcodes(POSTCODES[:-1])


def test_place_schools_goes_by_postcode() -> None:
    placed = place_schools(schools(school_row()), read_postcodes(POSTCODES), Sector.PO)
    assert placed.codes == {"12AB00": "PO2601"}
    assert placed.problems == []


def test_place_schools_follows_neighbours_where_the_table_is_older_and_says_so() -> None:
    found = schools(school_row(), school_row("12AB01", POSTCODE="3599 AA"))
    placed = place_schools(found, read_postcodes(POSTCODES), Sector.PO)
    assert placed.codes["12AB01"] == "PO2601"
    assert [(p.line, p.column) for p in placed.problems] == [(3, "POSTCODE")]


def test_place_schools_leaves_a_school_between_two_partnerships_unplaced() -> None:
    table = read_postcodes(HEADER + b"3511,Utrecht,PO2601,VO2601\n3512,Utrecht,PO2602,VO2601\n")
    found = schools(school_row(), school_row("12AB01", POSTCODE="3512 AA"), school_row("12AB02", POSTCODE="3599 AA"))
    placed = place_schools(found, table, Sector.PO)
    assert "12AB02" not in placed.codes
    assert [p.line for p in placed.problems] == [4]


def test_place_schools_prefers_the_town_over_the_municipality() -> None:
    """Weesp belongs to Amsterdam now, and is still in a partnership of its own."""
    table = read_postcodes(HEADER + b"1011,Amsterdam,PO2707,VO2701\n1382,Weesp,PO2709,VO2702\n")
    here = {"GEMEENTENAAM": "AMSTERDAM", "GEMEENTENUMMER": "0363"}
    found = schools(
        school_row("12AB00", POSTCODE="1011 AA", PLAATSNAAM="AMSTERDAM", **here),
        school_row("12AB01", POSTCODE="1382 AA", PLAATSNAAM="WEESP", **here),
        school_row("12AB02", POSTCODE="1384 AH", PLAATSNAAM="WEESP", **here),
    )
    assert place_schools(found, table, Sector.PO).codes["12AB02"] == "PO2709"

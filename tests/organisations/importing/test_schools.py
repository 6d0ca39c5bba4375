from __future__ import annotations

import pytest

from steiger.organisations.enums import Sector
from steiger.organisations.importing.schools import CODE, read_schools
from steiger.organisations.importing.tables import FileError
from tests.organisations.factories import COLUMNS, many_schools, school_file, school_row


def test_read_schools_tidies_what_duo_publishes() -> None:
    file = read_schools(school_file([school_row(VESTIGINGSNAAM="Zoë  ", PLAATSNAAM="CAPELLE AAN DEN IJSSEL")]))
    school = file.schools["12AB00"]
    assert (school.name, school.place, school.phone) == ("Zoë", "Capelle aan den IJssel", "")
    assert (school.holiday_region, school.municipality, school.board) == ("midden", "Utrecht", "41234")
    assert (school.postcode, school.house_number, file.sector) == ("3511 AA", "1-A", Sector.PO)
    assert file.problems == []


def test_read_schools_ignores_columns_that_it_does_not_know() -> None:
    row = {**school_row(), "NIEUW": "x"}
    assert read_schools(school_file([row], columns=["NIEUW", *reversed(COLUMNS)])).schools["12AB00"].name


@pytest.mark.parametrize(
    ("column", "value", "field", "expected"),
    [
        ("POSTCODE", "0511 AA", "postcode", ""),
        ("POSTCODE", "3511aa", "postcode", "3511 AA"),
        ("BEVOEGD GEZAG NUMMER", "geen", "board", ""),
        ("GEMEENTENUMMER", "", "municipality_code", ""),
        ("VAKANTIEREGIO", "Oost", "holiday_region", ""),
        ("VESTIGINGSNAAM", "", "name", "12AB00"),
        ("STRAATNAAM", "x" * 300, "street", "x" * 120),
    ],
)
def test_read_schools_reports_odd_values_and_keeps_the_row(column: str, value: str, field: str, expected: str) -> None:
    file = read_schools(school_file([school_row(**{column: value}), school_row("12AB01")]))
    assert getattr(file.schools["12AB00"], field) == expected
    assert [(p.line, p.column) for p in file.problems] == ([] if value == "3511aa" else [(2, column)])


def test_read_schools_leaves_out_a_row_without_a_code() -> None:
    file = read_schools(school_file([school_row("12AB00"), school_row("?")]))
    assert list(file.schools) == ["12AB00"]
    assert not file.has_every_code
    assert [(p.line, p.column) for p in file.problems] == [(3, CODE)]


def test_read_schools_refuses_a_file_full_of_odd_codes() -> None:
    rows = [*many_schools(50), school_row("?"), school_row("!")]
    with pytest.raises(FileError) as refused:
        read_schools(school_file(rows))
    assert (refused.value.line, refused.value.column) == (52, CODE)


def test_read_schools_refuses_a_code_that_is_there_twice() -> None:
    with pytest.raises(FileError) as refused:
        read_schools(school_file([school_row(), school_row()]))
    assert (refused.value.line, refused.value.column) == (3, CODE)


def test_read_schools_refuses_whatever_is_cut_off_in_a_row() -> None:
    """Wherever the last line is cut, except right before its line end, the file is not believed."""
    whole = school_file(many_schools(3))
    length_of_last = len(whole.splitlines()[-1])
    for cut in range(3, length_of_last):
        with pytest.raises(FileError) as refused:
            read_schools(whole[:-cut])
        assert refused.value.line == 4


def test_read_schools_knows_the_file_of_secondary_education() -> None:
    columns = [*(c for c in COLUMNS if c != "VAKANTIEREGIO"), "ONDERWIJSSTRUCTUUR"]
    file = read_schools(school_file([{**school_row(), "ONDERWIJSSTRUCTUUR": "ISK"}], columns=columns))
    assert file.sector == Sector.VO
    assert file.problems == []


def test_read_schools_wants_holiday_regions_of_primary_schools() -> None:
    with pytest.raises(FileError, match="VAKANTIEREGIO"):
        read_schools(school_file([school_row()], columns=COLUMNS[:-1]))

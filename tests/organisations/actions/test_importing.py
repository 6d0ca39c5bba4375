from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from steiger.core import clock
from steiger.organisations.actions import create_region, import_holidays, import_reference, import_schools
from steiger.organisations.enums import OrganisationKind, Sector
from steiger.organisations.importing.reference import (
    reference_holidays,
    reference_pupils,
    reference_schools,
)
from steiger.organisations.importing.report import Report
from steiger.organisations.importing.tables import FileError
from steiger.organisations.models import Organisation, PupilCount, School, SchoolHoliday
from tests.organisations.factories import COLUMNS, POSTCODES, code_of, many_schools, school_file, school_row

pytestmark = pytest.mark.django_db
NO_COORDINATES = b"vestigingscode,lengtegraad,breedtegraad\n99ZZ99,5.1,52.1\n"


def take_in(rows: list[dict[str, str]], **options: Any) -> Report:
    options = {"postcodes": POSTCODES, "coordinates": NO_COORDINATES, **options}
    return import_schools(schools=school_file(rows), **options)


def numbers(report: Report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.closed, report.unchanged


def everything() -> list[dict[str, Any]]:
    """All that an import could change, history included."""
    return [
        *School.objects.order_by("pk").values(),
        *Organisation.objects.order_by("pk").values(),
        *PupilCount.objects.order_by("pk").values(),
        *SchoolHoliday.objects.order_by("pk").values(),
        {"events": [event_count("schoolevent"), event_count("organisationevent")]},
    ]


def event_count(table: str, label: str = "") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM organisations_{table} WHERE %s IN ('', pgh_label)", [label])
        return cursor.fetchone()[0]


def test_import_schools_creates_schools_boards_and_municipalities() -> None:
    report = take_in([school_row(VESTIGINGSNAAM="Zoë")])
    assert numbers(report) == (1, 0, 0, 0)
    school = School.objects.select_related("board", "municipality").get()
    assert (school.name, school.code, school.brin, school.sector) == ("Zoë", "12AB00", "12AB", Sector.PO)
    assert (school.board.name, school.board.kind) == ("Schoolbestuur 41234", OrganisationKind.BOARD)
    assert (school.municipality.name, school.municipality.code) == ("Utrecht", "0344")
    assert school.partnership_code == "PO2601"
    assert school.pk == school.organisation_id


def test_import_schools_twice_changes_nothing_the_second_time() -> None:
    rows = many_schools(12)
    take_in(rows)
    before = everything()
    assert numbers(take_in(rows)) == (0, 0, 0, 12)
    assert everything() == before


def test_import_schools_updates_what_changed_and_keeps_its_history() -> None:
    take_in(many_schools(3))
    rows = many_schools(3)
    rows[0] |= {"VESTIGINGSNAAM": "Nieuwe naam"}
    rows[1] |= {"BEVOEGD GEZAG NUMMER": "40000", "STRAATNAAM": "Kade"}
    assert numbers(take_in(rows)) == (0, 2, 0, 1)
    assert School.objects.get(code=code_of(0)).name == "Nieuwe naam"
    changed = School.objects.select_related("board").get(code=code_of(1))
    assert (changed.board.code, changed.street) == ("40000", "Kade")
    assert event_count("schoolevent", "insert") == 3
    assert event_count("schoolevent", "update") == 1


def test_import_schools_closes_with_a_date_and_opens_again() -> None:
    take_in(many_schools(20))
    with clock.on(date(2026, 8, 1)):
        assert numbers(take_in(many_schools(19))) == (0, 0, 1, 19)
    gone = School.objects.get(code=code_of(19))
    assert gone.organisation.closed_on == date(2026, 8, 1)
    assert numbers(take_in(many_schools(19))) == (0, 0, 0, 19)
    assert numbers(take_in(many_schools(20))) == (0, 1, 0, 19)
    gone.organisation.refresh_from_db()
    assert gone.organisation.closed_on is None


def test_import_schools_refuses_to_close_more_than_a_tenth() -> None:
    take_in(many_schools(20))
    before = everything()
    with pytest.raises(FileError, match="VESTIGINGSCODE") as refused:
        take_in([*many_schools(17), school_row("99ZZ00")])
    assert refused.value.line == 19
    assert everything() == before
    assert numbers(take_in(many_schools(17), force=True)) == (0, 0, 3, 17)


def test_import_schools_does_not_believe_a_file_without_line_end_that_lacks_schools() -> None:
    take_in(many_schools(20))
    whole = school_file(many_schools(19))
    with pytest.raises(FileError):
        import_schools(schools=whole[:-2], postcodes=POSTCODES, coordinates=NO_COORDINATES)
    report = import_schools(schools=school_file(many_schools(20))[:-2], postcodes=POSTCODES, coordinates=NO_COORDINATES)
    assert numbers(report) == (0, 0, 0, 20)


def test_import_schools_closes_nothing_when_a_row_has_no_code() -> None:
    """The row without a code may well be the school that seems to be gone."""
    take_in(many_schools(20))
    rows = many_schools(20)
    rows[4]["VESTIGINGSCODE"] = "10AB0?"
    report = take_in(rows)
    assert report.closed == 0
    assert [(p.file, p.line) for p in report.problems if p.file == "schools"] == [("schools", 6), ("schools", 6)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda f: f[: len(f) // 2],
        lambda f: f[:-30],
        lambda f: f.replace(b";", b","),
        lambda f: f.replace(b"VESTIGINGSCODE", b"CODE"),
        lambda f: f + f.splitlines()[3] + b"\r\n",
        lambda f: f.splitlines()[0] + b"\r\n",
        lambda f: f.replace(b"School 7", b"Sch\x00ol"),
        lambda f: b"PK\x03\x04" + f,
        lambda _: b"<!doctype html><p>Niet gevonden</p>",
        lambda _: b"",
        lambda _: reference_holidays(),
        lambda _: reference_pupils(),
    ],
)
def test_import_schools_changes_nothing_by_a_bad_file(spoil: Callable[[bytes], bytes]) -> None:
    take_in(many_schools(20))
    before = everything()
    with pytest.raises(FileError) as refused:
        import_schools(schools=spoil(school_file(many_schools(20))), postcodes=POSTCODES)
    assert refused.value.file == "schools"
    assert refused.value.line >= 1
    assert refused.value.column
    assert everything() == before


@pytest.mark.parametrize("other", ["pupils", "coordinates", "postcodes"])
def test_import_schools_changes_nothing_when_a_second_file_is_bad(other: str) -> None:
    before = everything()
    with pytest.raises(FileError) as refused:
        take_in(many_schools(3), **{other: b"iets;anders\n1;2\n"})
    assert refused.value.file == other
    assert everything() == before


def test_import_schools_reports_what_it_cannot_place() -> None:
    report = take_in([school_row(POSTCODE="9999 ZZ", GEMEENTENAAM="ELDERS", GEMEENTENUMMER="9999")])
    assert [(s.code, s.postcode) for s in report.unplaced] == [("12AB00", "9999 ZZ")]
    told = report.as_json()
    assert set(told) >= {"created", "updated", "closed", "unchanged", "unplaced", "problems"}
    assert {"file": "postcodes", "line": 3, "column": "PO_SWV"}.items() <= told["problems"][-2].items()


def test_import_schools_keeps_what_the_files_are_silent_about() -> None:
    take_in([school_row()], coordinates=b"vestigingscode,lengtegraad,breedtegraad\n12AB00,5.1,52.1\n")
    assert numbers(take_in([school_row(VAKANTIEREGIO="?"), school_row("12AB01")]))[:2] == (1, 0)
    school = School.objects.get(code="12AB00")
    assert (float(school.latitude), school.holiday_region) == (52.1, "midden")


def test_import_schools_leaves_the_other_sector_alone() -> None:
    take_in(many_schools(5))
    columns = [*(c for c in COLUMNS if c != "VAKANTIEREGIO"), "ONDERWIJSSTRUCTUUR"]
    secondary = school_file([{**school_row("20ZZ00"), "ONDERWIJSSTRUCTUUR": "ISK"}], columns=columns)
    report = import_schools(schools=secondary, postcodes=POSTCODES, coordinates=NO_COORDINATES)
    assert numbers(report) == (1, 0, 0, 0)
    assert School.objects.get(code="20ZZ00").partnership_code == "VO2601"


def test_import_schools_keeps_the_name_that_a_board_was_given() -> None:
    take_in([school_row()])
    Organisation.objects.filter(kind=OrganisationKind.BOARD).update(name="Stichting De Oever")
    take_in([school_row(), school_row("12AB01")])
    assert Organisation.objects.get(kind=OrganisationKind.BOARD).name == "Stichting De Oever"


def test_import_schools_sets_and_withdraws_pupil_counts() -> None:
    first = b"VESTIGINGSCODE;LEERLINGEN_2024;LEERLINGEN_2025\n12AB00;<5;120\n99XX00;1;2\n"
    assert take_in([school_row()], pupils=first).pupil_counts == 2
    assert take_in([school_row()], pupils=first).pupil_counts == 0
    assert [(c.year, c.pupils, c.is_small) for c in PupilCount.objects.all()] == [
        (2025, 120, False),
        (2024, None, True),
    ]
    second = b"VESTIGINGSCODE;LEERLINGEN_2024;LEERLINGEN_2025\n12AB00;7;0\n"
    assert take_in([school_row()], pupils=second).pupil_counts == 2
    assert [(c.year, c.pupils) for c in PupilCount.objects.all()] == [(2024, 7)]


def test_import_schools_asks_no_more_of_the_database_for_more_schools(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    with django_assert_max_num_queries(25):
        take_in(many_schools(5))
    with django_assert_max_num_queries(25):
        take_in(many_schools(900), force=True)


def test_import_holidays_is_idempotent_and_takes_changes() -> None:
    content = reference_holidays()
    assert import_holidays(holidays=content) == {"created": 105, "updated": 0, "unchanged": 0}
    assert import_holidays(holidays=content) == {"created": 0, "updated": 0, "unchanged": 105}
    moved = content.replace(b"Noord,2025-10-18", b"Noord,2025-10-17")
    assert import_holidays(holidays=moved) == {"created": 0, "updated": 1, "unchanged": 104}


def test_import_of_the_whole_country_is_quick_and_changes_nothing_the_second_time() -> None:
    """The published file itself: 6107 schools, five of them younger than the postcode table."""
    started = time.process_time()
    report = import_reference()
    first = time.process_time() - started
    assert numbers(report) == (6107, 0, 0, 0)
    assert report.pupil_counts > 50_000
    assert [s.code for s in report.unplaced] == ["31LJ00"]
    assert len([p for p in report.problems if p.column == "POSTCODE"]) == 5
    assert School.objects.filter(partnership_code="PO2601").count() == 98
    assert School.objects.filter(latitude__isnull=True).count() < 60
    before = event_count("schoolevent"), event_count("organisationevent")
    again = import_reference()
    assert numbers(again) == (0, 0, 0, 6107)
    assert again.pupil_counts == 0
    assert (event_count("schoolevent"), event_count("organisationevent")) == before
    assert create_region(codes=["PO2601"], name="Utrecht").slug == "po2601"
    half = b"\r\n".join(reference_schools().split(b"\r\n")[:3000]) + b"\r\n"
    with pytest.raises(FileError):
        import_schools(schools=half)
    # "Well under ten seconds" is promised; the test counts its own work, so that a busy machine does not fail it.
    assert first < 8

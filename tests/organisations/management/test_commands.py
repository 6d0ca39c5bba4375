from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from steiger.organisations.models import Region, School, SchoolHoliday
from tests.organisations.factories import POSTCODES, many_schools, school_file

pytestmark = pytest.mark.django_db


def call(*arguments: object) -> str:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {name: tmp_path / f"met spatie {name}.csv" for name in ("schools", "postcodes", "cut")}
    paths["schools"].write_bytes(school_file(many_schools(4)))
    paths["postcodes"].write_bytes(POSTCODES)
    paths["cut"].write_bytes(school_file(many_schools(4))[:-40])
    return paths


def test_import_schools_reports_in_json(files: dict[str, Path]) -> None:
    report = json.loads(call("import_schools", files["schools"], "--postcodes", files["postcodes"], "--json"))
    assert (report["created"], report["updated"], report["closed"], report["unchanged"]) == (4, 0, 0, 0)
    assert report["unplaced"] == []
    assert {p["file"] for p in report["problems"]} == {"postcodes"}


def test_import_schools_tells_people_the_same(files: dict[str, Path]) -> None:
    told = call("import_schools", files["schools"], "--postcodes", files["postcodes"])
    assert "4 schools created" in told
    assert "line 3, column PO_SWV" in told


def test_import_schools_refuses_with_line_and_column(files: dict[str, Path]) -> None:
    with pytest.raises(CommandError, match=r"Nothing was changed.*line 5, column"):
        call("import_schools", files["cut"])
    with pytest.raises(CommandError, match="cannot be read"):
        call("import_schools", files["cut"].with_name("weg.csv"))
    assert not School.objects.exists()


def test_import_schools_refuses_in_json_too(files: dict[str, Path]) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_schools", str(files["cut"]), "--json", stdout=out)
    assert json.loads(out.getvalue())["error"]["line"] == 5


def test_import_holidays_takes_the_shipped_ones() -> None:
    assert json.loads(call("import_holidays", "--json"))["created"] == 105
    assert "105 unchanged" in call("import_holidays")
    assert SchoolHoliday.objects.count() == 105


def test_import_holidays_refuses_another_file(files: dict[str, Path]) -> None:
    with pytest.raises(CommandError, match="Nothing was changed"):
        call("import_holidays", files["schools"])


def test_create_region_makes_it_from_the_imported_schools(files: dict[str, Path]) -> None:
    with pytest.raises(CommandError, match="Import the schools first"):
        call("create_region", "PO2601", "--name", "Utrecht")
    call("import_schools", files["schools"], "--postcodes", files["postcodes"])
    assert "/po2601/" in call("create_region", "PO2601", "--name", "Utrecht")
    assert Region.objects.get().name == "Utrecht"

from __future__ import annotations

import pytest

from steiger.organisations.importing.pupils import Count, read_pupils
from steiger.organisations.importing.tables import FileError


def test_read_pupils_reads_numbers_small_numbers_and_years() -> None:
    file = read_pupils(
        "\ufeffVESTIGINGSCODE;X;LEERLINGEN_2024;LEERLINGEN_2025\r\n12AB00;;<5;120\r\n12AB01;;0;\r\n".encode()
    )
    assert file.years == (2025, 2024)
    assert file.counts == {("12AB00", 2024): Count(None, is_small=True), ("12AB00", 2025): Count(120, is_small=False)}
    assert file.codes == {"12AB00", "12AB01"}


def test_read_pupils_keeps_the_last_ten_years() -> None:
    years = ";".join(f"LEERLINGEN_{year}" for year in range(1996, 2026))
    file = read_pupils(f"VESTIGINGSCODE;{years}\n12AB00{';7' * 30}\n".encode())
    assert (file.years[0], file.years[-1]) == (2025, 2016)


def test_read_pupils_reports_what_is_no_number() -> None:
    file = read_pupils(b"VESTIGINGSCODE;LEERLINGEN_2025\n12AB00;veel\n")
    assert [(p.line, p.column) for p in file.problems] == [(2, "LEERLINGEN_2025")]


@pytest.mark.parametrize(
    "content",
    [
        b"VESTIGINGSCODE;NAAM\n12AB00;x\n",
        b"VESTIGINGSCODE;LEERLINGEN_2025\n12AB00;12",
        b"VESTIGINGSCODE;LEERLINGEN_2025\n12AB00;12\n12AB00;13\n",
    ],
)
def test_read_pupils_refuses_other_cut_or_doubled_files(content: bytes) -> None:
    with pytest.raises(FileError):
        read_pupils(content)

from __future__ import annotations

from datetime import date

import pytest

from steiger.organisations.importing.holidays import read_holidays
from steiger.organisations.importing.tables import FileError

HEADER = "schooljaar,vakantie,vakantieregio,eerste_dag,laatste_dag\n"
GOOD = "2025-2026,kerstvakantie,Noord,2025-12-20,2026-01-04\n"


def test_read_holidays_reads_days_and_regions() -> None:
    (holiday,) = read_holidays((HEADER + GOOD).encode())
    assert (holiday.holiday_region, holiday.first_on, holiday.last_on) == (
        "noord",
        date(2025, 12, 20),
        date(2026, 1, 4),
    )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2025-2027,kerstvakantie,Noord,2025-12-20,2026-01-04", "SCHOOLJAAR"),
        ("2025-2026,,Noord,2025-12-20,2026-01-04", "VAKANTIE"),
        ("2025-2026,kerstvakantie,Oost,2025-12-20,2026-01-04", "VAKANTIEREGIO"),
        ("2025-2026,kerstvakantie,Noord,20-12-2025,2026-01-04", "EERSTE_DAG"),
        ("2025-2026,kerstvakantie,Noord,2024-12-20,2024-12-31", "EERSTE_DAG"),
        ("2025-2026,kerstvakantie,Noord,2025-12-20,2025-12-19", "LAATSTE_DAG"),
        (GOOD.strip(), "VAKANTIE"),
    ],
)
def test_read_holidays_takes_all_or_nothing(row: str, column: str) -> None:
    with pytest.raises(FileError) as refused:
        read_holidays((HEADER + GOOD + row + "\n").encode())
    assert (refused.value.line, refused.value.column) == (3, column)

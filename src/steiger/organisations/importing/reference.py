"""The files that the product ships with; `reference/README.md` says where they come from."""

from __future__ import annotations

from pathlib import Path

from steiger.organisations.importing.tables import read_file

FOLDER = Path(__file__).resolve().parent.parent / "reference"


def reference_schools() -> bytes:
    return read_file(FOLDER / "schools.csv.gz")


def reference_pupils() -> bytes:
    return read_file(FOLDER / "pupils.csv.gz")


def reference_coordinates() -> bytes:
    return read_file(FOLDER / "coordinates.csv.gz")


def reference_postcodes() -> bytes:
    return read_file(FOLDER / "postcodes.csv.gz")


def reference_holidays() -> bytes:
    return read_file(FOLDER / "holidays.csv")

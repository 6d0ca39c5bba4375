"""School files as DUO publishes them, in miniature."""

from __future__ import annotations

from collections.abc import Iterable

HEADER = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;"
    "POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;"
    "RMC-REGIO NAAM;VAKANTIEREGIO"
)
COLUMNS = HEADER.split(";")
SCHOOL = {
    "PROVINCIE": "Utrecht",
    "BEVOEGD GEZAG NUMMER": "41234",
    "INSTELLINGSCODE": "12AB",
    "VESTIGINGSCODE": "12AB00",
    "VESTIGINGSNAAM": "De Regenboog",
    "STRAATNAAM": "Voorstraat",
    "HUISNUMMER-TOEVOEGING": "1-A",
    "POSTCODE": "3511 AA",
    "PLAATSNAAM": "UTRECHT",
    "GEMEENTENUMMER": "0344",
    "GEMEENTENAAM": "UTRECHT",
    "DENOMINATIE": "Openbaar",
    "TELEFOONNUMMER": " ",
    "INTERNETADRES": " ",
    "RMC-REGIO NAAM": "Utrecht",
    "VAKANTIEREGIO": "Midden",
}
POSTCODES = b"pc4,gemeente,po_swv,vo_swv\n3511,Utrecht,PO2601,VO2601\n3197,Rotterdam,Europoort,Europoort\n"


def code_of(number: int) -> str:
    """A location code for each number."""
    return f"{number // 100 + 10:02}AB{number % 100:02}"


def school_row(code: str = "12AB00", **cells: str) -> dict[str, str]:
    return {**SCHOOL, "INSTELLINGSCODE": code[:4], "VESTIGINGSCODE": code, **cells}


def school_file(
    rows: Iterable[dict[str, str]], *, columns: list[str] = COLUMNS, encoding: str = "cp1252", end: str = "\r\n"
) -> bytes:
    lines = [";".join(columns), *(";".join(row[column] for column in columns) for row in rows)]
    return (end.join(lines) + end).encode(encoding)


def many_schools(number: int) -> list[dict[str, str]]:
    return [school_row(code_of(n), VESTIGINGSNAAM=f"School {n}") for n in range(number)]

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from steiger.core.errors import DomainError
from steiger.organisations.importing.tables import FileError, read_file, read_table

REQUIRED = ("CODE", "NAAM")
GOOD = "code;NAAM ;extra\r\n1;Zo\u00eb  ; \r\n2;De \u2018Oever\u2019;x\r\n"


def read(content: bytes) -> list[list[str]]:
    return [cells for _line, cells in read_table(content, required=REQUIRED, delimiter=";").rows]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_read_table_knows_its_encoding(encoding: str) -> None:
    assert read(GOOD.encode(encoding)) == [["1", "Zoë", ""], ["2", "De ‘Oever’", "x"]]


def test_read_table_finds_columns_by_name_in_any_order() -> None:
    table = read_table(b"extra;Naam;code\n;b;a\n", required=REQUIRED, delimiter=";")
    assert table.rows[0][1][table.index("CODE")] == "a"


def test_read_table_reads_quoted_fields_and_any_line_end() -> None:
    assert read(b'code;naam\n1;"a;b"\r\n2;"say ""x"""\n') == [["1", "a;b"], ["2", 'say "x"']]


def test_read_table_counts_lines_for_people() -> None:
    assert [line for line, _cells in read_table(GOOD.encode(), required=REQUIRED, delimiter=";").rows] == [2, 3]


def xlsx() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"", 1, "1"),
        (b" \r\n", 1, "1"),
        (b"code;naam\r\n", 2, "CODE"),
        (b"<!DOCTYPE html><html></html>", 1, "1"),
        (b"\xef\xbb\xbf <html>", 1, "1"),
        (xlsx(), 1, "1"),
        (b"%PDF-1.7", 1, "1"),
        (GOOD.encode("utf-16"), 1, "1"),
        (b"code;naam\n1;a\n2;b\x00c\n", 3, "4"),
        (b"code;naam\n1;a\n2;\x81\n", 3, "3"),
        (b"\xef\xbb\xbfcode;naam\n1;\xeb\n", 2, "3"),
        ("code;naam\n1;Zoë\n2;Renée\n3;".encode() + b"\xeb\n", 4, "3"),
        (b"code,naam\n1,a\n", 1, "CODE"),
        (b"code;plaats\n1;a\n", 1, "NAAM"),
        (b"code;naam;code\n1;a;2\n", 1, "CODE"),
        (b"code;naam\n1;a\n2\n", 3, "CODE"),
        (b"code;naam\n1;a\n2;b;c\n", 3, "NAAM"),
        (b'code;naam\n1;"a\n2;b\n', 2, "1"),
        (b'code;naam\n1;"a"b\n2;b\n', 2, "1"),
        (b"code;naam\n1;" + b"x" * 3000 + b"\n", 2, "NAAM"),
    ],
)
def test_read_table_refuses_and_names_line_and_column(content: bytes, line: int, column: str) -> None:
    with pytest.raises(FileError) as refused:
        read(content)
    assert (refused.value.line, refused.value.column) == (line, column)
    assert str(line) in refused.value.message


def test_read_table_tells_a_file_without_line_end() -> None:
    table = read_table(b"code;naam\n1;a", required=REQUIRED, delimiter=";")
    with pytest.raises(FileError, match="NAAM"):
        table.refuse_if_cut_off()


def test_read_file_unpacks_gzip_and_refuses_half_of_it(tmp_path: Path) -> None:
    packed = gzip.compress(GOOD.encode() * 50)
    whole, half = tmp_path / "whole.gz", tmp_path / "half.gz"
    whole.write_bytes(packed)
    half.write_bytes(packed[: len(packed) // 2])
    assert read_file(whole).startswith(b"code;")
    with pytest.raises(FileError):
        read_file(half)
    with pytest.raises(DomainError):
        read_file(tmp_path / "nowhere.csv")

"""A delimited text file, read strictly: either every row is whole, or an error names the line and column."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from steiger.core.errors import DomainError

# The longest field that DUO publishes is under a hundred characters.
FIELD_LIMIT = 2000
FOREIGN = (
    (b"PK\x03\x04", "Excel or zip"),
    (b"\xd0\xcf\x11\xe0", "Excel"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class FileError(DomainError):
    """The file cannot be used at all. Nothing of it has been taken in."""

    def __init__(self, message: str, *, line: int = 1, column: str = "", file: str = "") -> None:
        self.what = message
        self.line = line
        self.column = column or "1"
        self.file = file
        super().__init__(_placed(self.file, line, self.column, message), field="file")

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "line": self.line, "column": self.column, "message": self.what}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something odd in one row. The rest of the file was taken in."""

    line: int
    column: str
    message: str
    file: str = ""

    def __str__(self) -> str:
        return _placed(self.file, self.line, self.column, self.message)

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "line": self.line, "column": self.column, "message": self.message}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their line numbers; cells are found by the name of their column and stripped of padding."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    ends_with_line_end: bool

    def index(self, column: str) -> int:
        return self.columns.index(column)

    def has(self, column: str) -> bool:
        return column in self.columns

    @property
    def last_line(self) -> int:
        return self.rows[-1][0]

    def refuse_if_cut_off(self) -> None:
        """For files whose last column may be cut short without looking wrong."""
        if not self.ends_with_line_end:
            raise FileError(_cut_off(), line=self.last_line, column=self.columns[-1])


@contextmanager
def reading(file: str) -> Iterator[None]:
    """Errors from inside say which of several files they are about."""
    try:
        yield
    except FileError as error:
        raise FileError(error.what, line=error.line, column=error.column, file=file) from error


def named(file: str, problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, file=file) for problem in problems]


def read_file(path: Path) -> bytes:
    """The bytes of a file, unpacked when it is gzipped."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FileError(_("The packed file is damaged or incomplete. Download it again.")) from error
    except OSError as error:
        raise DomainError(
            _("The file %(file)s cannot be read: %(reason)s.") % {"file": path, "reason": error.strerror or error},
            field="file",
        ) from error


def read_table(content: bytes, *, required: Sequence[str], delimiter: str) -> Table:
    """Every row of the file, or a `FileError` that names the first place where it is not what it should be."""
    text = _decode(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = _records(reader)
    columns = _read_header(next(lines, (1, [])), required, delimiter)
    rows = tuple(_whole_rows(lines, columns))
    if not rows:
        raise FileError(_("The file has a header and no rows. Download it again."), line=2, column=columns[0])
    return Table(columns, rows, text.endswith(("\n", "\r")))


def _decode(content: bytes) -> str:
    _refuse_foreign(content)
    if content.startswith(b"\xef\xbb\xbf"):
        return _decode_as(content[3:], "utf-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(content):
            raise _undecodable(content, error) from error
    return _decode_as(content, "cp1252")


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error) from error


def _is_damaged_utf8(content: bytes) -> bool:
    """UTF-8 with a broken byte would decode as Windows-1252 too, into nonsense; then whole sequences prevail."""
    broken = whole = 0
    for character in content.decode("utf-8", "surrogateescape"):
        if "\udc80" <= character <= "\udcff":
            broken += 1
        elif character > "\x7f":
            whole += 1
    return whole > broken


def _undecodable(content: bytes, error: UnicodeDecodeError) -> FileError:
    return _at_byte(
        content, error.start, _("There is a byte here that is no text. The file is damaged: download it again.")
    )


def _refuse_foreign(content: bytes) -> None:
    if not content.strip():
        raise FileError(_("The file is empty. Download it again."))
    for start, kind in FOREIGN:
        if content.startswith(start):
            raise FileError(
                _("This is a %(kind)s file. Use the CSV file as DUO publishes it.") % {"kind": kind},
            )
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[")):
        raise FileError(_("This is a web page or other markup. Use the CSV file as DUO publishes it."))
    at = content.find(b"\x00")
    if at >= 0:
        raise _at_byte(content, at, _("There is a zero byte here. The file is damaged: download it again."))


def _at_byte(content: bytes, at: int, message: str) -> FileError:
    line = content.count(b"\n", 0, at) + 1
    position = at - (content.rfind(b"\n", 0, at) + 1) + 1
    return FileError(message, line=line, column=str(position))


def _records(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Records with the line on which they stand. A field never runs over a line end in these files."""
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileError(
                _("A quotation mark is opened or closed in the wrong place (%(error)s).") % {"error": error}, line=line
            ) from error
        if reader.line_num > line:
            raise FileError(_("A quotation mark is opened here and not closed."), line=line)
        yield line, record


def _read_header(first: tuple[int, list[str]], required: Sequence[str], delimiter: str) -> tuple[str, ...]:
    columns = tuple(_column_name(cell) for cell in first[1])
    if len(columns) == 1 and (used := _other_separator(columns[0], delimiter)):
        raise FileError(
            _("The fields are separated by “%(used)s” where “%(expected)s” is expected.")
            % {"used": used, "expected": delimiter},
            column=required[0],
        )
    for name in required:
        if name not in columns:
            raise FileError(_("This column is missing. Is this the right file?"), column=name)
        if columns.count(name) > 1:
            raise FileError(_("This column is there twice. Is this the right file?"), column=name)
    return columns


def _column_name(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip().upper()


def _other_separator(header: str, delimiter: str) -> str:
    return next((mark for mark in (";", ",", "\t", "|") if mark != delimiter and mark in header), "")


def _whole_rows(lines: Iterator[tuple[int, list[str]]], columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    width = len(columns)
    for line, cells in lines:
        if not any(cell.strip() for cell in cells) and len(cells) <= 1:
            continue
        if len(cells) != width:
            raise FileError(_wrong_width(len(cells), width), line=line, column=columns[min(len(cells), width) - 1])
        for column, cell in zip(columns, cells, strict=True):
            if len(cell) > FIELD_LIMIT:
                raise FileError(_("This field is absurdly long. The file is damaged."), line=line, column=column)
        yield line, [cell.strip() for cell in cells]


def _wrong_width(found: int, width: int) -> str:
    if found < width:
        text = _("The line stops here, after %(found)d of %(width)d fields. The file is cut off or damaged.")
    else:
        text = _("The line has %(found)d fields where the header has %(width)d.")
    return text % {"found": found, "width": width}


def _cut_off() -> str:
    return _("The file stops without a line end here: it looks cut off. Download it again.")


def _placed(file: str, line: int, column: str, message: str) -> str:
    place = _("line %(line)d, column %(column)s") % {"line": line, "column": column}
    return f"{file}: {place}: {message}" if file else f"{place}: {message}"

"""What somebody sends: looked at before it is kept. A name is only what somebody called a file; its bytes tell what
it is. Nothing that could run comes in, and every refusal names the file and the limit.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Protocol
from zipfile import BadZipFile, ZipFile

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.core.errors import DomainError

MB = 1024 * 1024
NAME_LENGTH = 200
# An office document is a packed folder: one that unpacks to more than this is made to fill a disk.
MOST_UNPACKED = 300 * MB
MOST_PARTS = 5000


class FileKind(TextChoices):
    """What may be sent, as people call it."""

    PDF = "pdf", gettext_lazy("PDF")
    PICTURE = "picture", gettext_lazy("picture (PNG, JPEG, GIF, WebP)")
    TEXT = "text", gettext_lazy("text document (Word, OpenDocument)")
    SHEET = "sheet", gettext_lazy("spreadsheet (Excel, OpenDocument)")
    SLIDES = "slides", gettext_lazy("presentation (PowerPoint, OpenDocument)")


PAPERS = frozenset({FileKind.PDF, FileKind.PICTURE, FileKind.TEXT, FileKind.SHEET, FileKind.SLIDES})
PICTURES = frozenset({FileKind.PICTURE})

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
# Per sort of file: what people call it, its media type, and the endings that a name may have.
SORTS: dict[str, tuple[FileKind, str, tuple[str, ...]]] = {
    "pdf": (FileKind.PDF, "application/pdf", (".pdf",)),
    "png": (FileKind.PICTURE, "image/png", (".png",)),
    "jpeg": (FileKind.PICTURE, "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif")),
    "gif": (FileKind.PICTURE, "image/gif", (".gif",)),
    "webp": (FileKind.PICTURE, "image/webp", (".webp",)),
    "docx": (FileKind.TEXT, f"{_OFFICE}wordprocessingml.document", (".docx",)),
    "xlsx": (FileKind.SHEET, f"{_OFFICE}spreadsheetml.sheet", (".xlsx",)),
    "pptx": (FileKind.SLIDES, f"{_OFFICE}presentationml.presentation", (".pptx",)),
    "odt": (FileKind.TEXT, f"{_OPEN}text", (".odt",)),
    "ods": (FileKind.SHEET, f"{_OPEN}spreadsheet", (".ods",)),
    "odp": (FileKind.SLIDES, f"{_OPEN}presentation", (".odp",)),
}
# The main part of each office document, by which it is known.
OFFICE_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN_SORTS = {SORTS[sort][1]: sort for sort in ("odt", "ods", "odp")}

RUNS = re.compile(
    r"(vbaproject|vbadata|^basic/|^scripts/|/macrosheets/|/activex/|/embeddings/.*\.bin$"
    r"|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|sh|py|php|html?|svg)$)",
    re.IGNORECASE,
)
BEGINS_A_PROGRAM = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
# In a PDF: what runs, starts something or carries another file.
PDF_RUNS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])")
PDF_STREAM = re.compile(rb"<<((?:(?!endobj).){0,4000}?)>>\s*stream\r?\n(.*?)endstream", re.DOTALL)


class Sent(Protocol):
    """A file as Django hands it over, or anything that reads like one."""

    name: str | None
    size: int | None

    def read(self, num_bytes: int | None = None, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be kept: its own name without tricks, what it really is, and its bytes."""

    name: str
    media_type: str
    content: bytes
    kind: FileKind

    @property
    def size(self) -> int:
        return len(self.content)


def checked_upload(file: Sent, *, kinds: Collection[FileKind], limit_mb: int) -> Upload:
    """The file, when it is one of these kinds, not empty, not too large, and nothing in it can run."""
    name = plain_name(file.name or "")
    if file.size is not None and file.size > limit_mb * MB:
        raise _too_large(name, file.size, limit_mb)
    content = file.read(limit_mb * MB + 1)
    if not content:
        raise _refused(_("“%(name)s” is empty. Choose another file."), name)
    if len(content) > limit_mb * MB:
        raise _too_large(name, len(content), limit_mb)
    sort = _sort_of(name, content)
    if sort is None or SORTS[sort][0] not in kinds:
        raise _refused(
            _("“%(name)s” cannot be sent here. Choose a file of one of these kinds: %(kinds)s."),
            name,
            kinds=kinds_named(kinds),
        )
    kind, media_type, endings = SORTS[sort]
    if not name.lower().endswith(endings):
        raise _refused(
            _("“%(name)s” is really a %(kind)s. Give it a name that ends in %(ending)s, or choose another file."),
            name,
            kind=kind.label,
            ending=endings[0],
        )
    if sort == "pdf":
        _refuse_what_runs_in_pdf(name, content)
    return Upload(name, media_type, content, kind)


def endings_of(kinds: Collection[FileKind]) -> list[str]:
    """The endings that a file of these kinds can have: for the browser, which only knows names."""
    return [ending for kind, _media_type, endings in SORTS.values() if kind in kinds for ending in endings]


def kinds_named(kinds: Collection[FileKind]) -> str:
    return ", ".join(str(kind.label) for kind in FileKind if kind in kinds)


def plain_name(name: str) -> str:
    """The last part of a path, without characters that hide how a name ends."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(
        char for char in unicodedata.normalize("NFC", last) if not unicodedata.category(char).startswith("C")
    )
    path = PurePosixPath(seen.strip() or "file")
    return f"{path.stem[: NAME_LENGTH - len(path.suffix)]}{path.suffix}"


def _sort_of(name: str, content: bytes) -> str | None:
    starts = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}
    for start, sort in starts.items():
        if content.startswith(start):
            return sort
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return _packed_sort(name, content) if content.startswith(b"PK\x03\x04") else None


def _packed_sort(name: str, content: bytes) -> str | None:
    """Of an office document, by its main part; nothing for any other packed file."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _refused(_("“%(name)s” unpacks to too much. Choose another file."), name)
            sort = _office_sort(packed)
            if sort is not None and any(_is_program(packed, part.filename) for part in parts):
                raise _refused(
                    _("“%(name)s” holds a macro or a program. Save it without, or as PDF, and send that."), name
                )
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise _refused(_("“%(name)s” is damaged or locked with a password. Choose another file."), name) from None
    return sort


def _office_sort(packed: ZipFile) -> str | None:
    names = set(packed.namelist())
    if "mimetype" in names:
        with packed.open("mimetype") as told:
            return OPEN_SORTS.get(told.read(200).decode("ascii", "replace").strip())
    return next((sort for part, sort in OFFICE_PARTS.items() if part in names), None)


def _is_program(packed: ZipFile, part: str) -> bool:
    if RUNS.search(part):
        return True
    with packed.open(part) as opened:
        return opened.read(4).startswith(BEGINS_A_PROGRAM)


def _refuse_what_runs_in_pdf(name: str, content: bytes) -> None:
    for piece in _readable_pieces(content):
        plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), piece)
        if re.search(rb"/Encrypt(?![A-Za-z0-9])", plain):
            raise _refused(_("“%(name)s” is locked with a password. Save it without, and send that."), name)
        if PDF_RUNS.search(plain):
            raise _refused(_("“%(name)s” holds a script or another file. Print it as PDF anew, and send that."), name)


def _readable_pieces(content: bytes) -> Iterator[bytes]:
    """What a PDF says about itself: everything outside its streams, and what is packed in streams of objects."""
    yield PDF_STREAM.sub(rb"<<\1>>", content)
    for found in PDF_STREAM.finditer(content):
        if b"ObjStm" in found[1]:
            unpacked = zlib.decompressobj()
            try:
                yield unpacked.decompress(found[2], MOST_UNPACKED // 10)
            except zlib.error:
                yield found[2]


def _too_large(name: str, size: int, limit_mb: int) -> DomainError:
    shown = number_format(max(size / MB, 0.1), 1)
    return _refused(
        _("“%(name)s” is %(size)s MB. At most %(limit)s MB fits: choose a smaller file."),
        name,
        size=shown,
        limit=limit_mb,
    )


def _refused(message: str, name: str, **shown: object) -> DomainError:
    return DomainError(message % {"name": name, **shown}, field="file")

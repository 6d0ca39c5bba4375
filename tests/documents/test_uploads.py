"""What is sent is looked at: by its bytes, never by its name alone."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steiger.core.errors import DomainError
from steiger.documents.forms import UploadField
from steiger.documents.uploads import PAPERS, PICTURES, FileKind, checked_upload, endings_of, plain_name


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8 "


def packed(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(ZipInfo(name), content)
    return made.getvalue()


WORD = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
SHEET = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
OPEN_TEXT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("Verslag.PDF", PDF, "application/pdf"),
        ("bord.png", PNG, "image/png"),
        ("foto.jpeg", JPEG, "image/jpeg"),
        ("plaat.webp", WEBP, "image/webp"),
        ("woorden.docx", WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("lijst.xlsx", SHEET, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("brief.odt", OPEN_TEXT, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_it_takes_papers_for_what_they_are(name: str, content: bytes, media_type: str) -> None:
    upload = checked_upload(sent(name, content), kinds=PAPERS, limit_mb=1)

    assert (upload.name, upload.media_type, upload.content) == (name, media_type, content)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.pdf", b"", "leeg.pdf” is empty"),
        ("groot.pdf", PDF + b" " * 1024 * 1024, "At most 1 MB fits"),
        ("virus.exe", b"MZ\x90\x00" * 10, "virus.exe” cannot be sent here"),
        ("brief.pdf", b"MZ\x90\x00" * 10, "brief.pdf” cannot be sent here"),
        ("pagina.html", b"<html><script>1</script>", "cannot be sent here"),
        ("tekening.svg", b"<svg xmlns='x'/>", "cannot be sent here"),
        ("archief.zip", packed({"a.txt": b"a"}), "cannot be sent here"),
        ("verslag.pdf", PNG, "is really a picture"),
        ("verslag.pdf.exe", PDF, "ends in .pdf"),
        ("macro.docx", packed({"word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"}), "macro or a program"),
        ("macro.odt", packed({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/x": b"x"}), "macro"),
        ("lader.docx", packed({"word/document.xml": b"<x/>", "word/media/image1.png": b"MZ\x90"}), "a program"),
        ("stuk.docx", WORD[:60], "damaged or locked"),
        ("script.pdf", PDF + b"<< /S /JavaScript /JS (app.alert(1)) >>", "holds a script"),
        ("verhuld.pdf", PDF + b"<< /S /J#61vaScript >>", "holds a script"),
        ("start.pdf", PDF + b"<< /S /Launch /F (cmd.exe) >>", "holds a script"),
        ("bijlage.pdf", PDF + b"<< /EmbeddedFiles 3 0 R >>", "another file"),
        ("op-slot.pdf", PDF + b"trailer << /Encrypt 4 0 R >>", "locked with a password"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_refuses_by_name_and_says_what_to_do(name: str, content: bytes, says: str) -> None:
    with pytest.raises(DomainError) as refusal:
        checked_upload(sent(name, content), kinds=PAPERS, limit_mb=1)

    assert says in refusal.value.message
    assert refusal.value.field == "file"


def test_it_finds_a_script_packed_in_a_stream_of_objects() -> None:
    hidden = zlib.compress(b"<< /S /JavaScript /JS (x) >>")
    content = PDF + b"\n5 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + hidden + b"\nendstream endobj"

    with pytest.raises(DomainError, match="holds a script"):
        checked_upload(sent("a.pdf", content), kinds=PAPERS, limit_mb=1)


def test_letters_inside_a_picture_of_a_pdf_are_no_script() -> None:
    drawn = b"<< /Type /XObject /Length 30 >>\nstream\n\x00\x01/JavaScript \x02/JS \nendstream"

    assert checked_upload(sent("a.pdf", PDF + drawn), kinds=PAPERS, limit_mb=1).kind == FileKind.PDF


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("steiger.documents.uploads.MOST_UNPACKED", 1000)
    swollen = packed({"word/document.xml": b"x" * 5000})

    with pytest.raises(DomainError, match="unpacks to too much"):
        checked_upload(sent("a.docx", swollen), kinds=PAPERS, limit_mb=1)


def test_only_pictures_where_only_pictures_fit() -> None:
    with pytest.raises(DomainError, match=r"picture \(PNG, JPEG, GIF, WebP\)"):
        checked_upload(sent("a.pdf", PDF), kinds=PICTURES, limit_mb=1)
    assert ".pdf" not in endings_of(PICTURES)


@given(st.text(max_size=300))
def test_a_name_is_one_visible_part_and_keeps_its_ending(name: str) -> None:
    plain = plain_name(name + ".pdf")

    assert plain.endswith(".pdf")
    assert "/" not in plain
    assert "\\" not in plain
    assert "\u202e" not in plain
    assert 0 < len(plain) <= 200


def test_a_name_that_hides_its_ending_shows_it() -> None:
    assert plain_name("C:\\tmp\\brief\u202efdp.exe") == "brieffdp.exe"


def test_the_field_says_all_that_is_wrong_and_tells_the_browser() -> None:
    field = UploadField(kinds=PAPERS, limit_mb=1, most=3, required=False)

    with pytest.raises(ValidationError) as refused:
        field.clean([sent("a.exe", b"MZ"), sent("b.pdf", b""), sent("c.pdf", PDF)])
    assert len(refused.value.messages) == 2
    assert [one.name for one in field.clean([sent("c.pdf", PDF)])] == ["c.pdf"]
    assert field.clean([]) == []
    with pytest.raises(ValidationError, match="At most 3 files"):
        field.clean([sent("c.pdf", PDF)] * 4)
    assert field.widget.attrs["data-limit-bytes"] == 1024 * 1024
    assert ".pdf" in field.widget.attrs["accept"]

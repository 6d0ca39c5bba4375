"""Documents as accessible PDF: Typst makes tagged PDF/UA-1 and PDF/A-2a, and refuses what is not accessible.

A template is a `.typ` file in an app's `typst/` folder. What it says comes as JSON, so that nothing typed by
somebody can be markup; the same inputs give the same bytes.
"""

from __future__ import annotations

import importlib
import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import steiger
from steiger.core import clock
from steiger.core.errors import DomainError

if TYPE_CHECKING:
    from typst import PDFStandard

PACKAGE = Path(steiger.__file__).resolve().parent
STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]
# Latin, Greek and Cyrillic; Arabic, Persian, Pashto and Kurdish; Tigrinya and Amharic; Chinese. With the folder of the
# files.
FONT_PACKAGES = (
    ("fontpkg_source_sans_3", "files"),
    ("fontpkg_ibm_plex_sans_arabic", "files"),
    ("justmytype_intl_africa", "fonts/ofl/notosansethiopic"),
    ("pylopdf_fonts_zh_cn", "."),
)
# PDF/UA refuses text that it cannot show, rather than printing empty boxes.
UNPRINTABLE = re.compile(r'the text "?`?"?(?P<text>.+?)"?`?"? could not be displayed')


class UnprintableError(DomainError):
    """A text has letters that no typeface has."""

    def __init__(self, letters: str, message: str) -> None:
        super().__init__(message)
        self.letters = letters


def typeset(template: str, inputs: dict[str, Any]) -> bytes:
    """`typeset("transitions/placement_document.typ", {...})`: the PDF.

    `inputs` hold at least `title` and `region`. `language` is the reader's by default, `dated_on` (ISO) today;
    `subtitle` and `footer` may stay away. A missing title, a picture without alternative text: an error.
    """
    app, _slash, name = template.partition("/")
    source = PACKAGE / app / "typst" / name
    if not source.is_file():
        raise FileNotFoundError(f"There is no template {template}: expected it in {app}/typst/.")
    given = _with_defaults(inputs)
    compiler = typst.Compiler(
        input=source,
        root=PACKAGE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(given, ensure_ascii=False, default=str)},
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=_midnight(given["dated_on"]))
    except typst.TypstError as error:
        if unknown := UNPRINTABLE.search(str(error)):
            raise UnprintableError(
                unknown["text"],
                _("The document cannot show “%(text)s”. Use Latin, Cyrillic, Arabic, Ethiopic or Chinese letters.")
                % {"text": unknown["text"]},
            ) from error
        raise
    assert isinstance(made, bytes)  # noqa: S101 - one document; a list is for pictures per page
    return made


def unprintable(text: str, *, language: str) -> str:
    """The first letters of a text that no typeface has; empty when all of it can be printed. Nothing is kept."""
    try:
        typeset("documents/letters.typ", {"title": "-", "region": "-", "language": language, "text": text})
    except UnprintableError as error:
        return error.letters
    return ""


def _with_defaults(inputs: dict[str, Any]) -> dict[str, Any]:
    dated_on = inputs.get("dated_on") or clock.today().isoformat()
    return {
        "language": (get_language() or "nl").split("-")[0],
        "subtitle": "",
        "footer": "",
        **inputs,
        "dated_on": dated_on,
        "furniture": {
            "dated": date_format(date.fromisoformat(dated_on), "j F Y"),
            "page": _("Page {page} of {pages}"),
            "author": inputs["region"],
            **inputs.get("furniture", {}),
        },
    }


def _midnight(iso: str) -> datetime:
    """A moment that follows from the inputs alone, so that the bytes do too."""
    return datetime.combine(date.fromisoformat(iso), time.min, tzinfo=UTC)


@cache
def _fonts() -> Any:
    """Read once per process: finding out what is in the font files takes longer than typesetting a page."""
    folders = [Path(str(importlib.import_module(name).__file__)).parent / where for name, where in FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in folders])

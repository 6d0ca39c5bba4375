from __future__ import annotations

import io
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from steiger.core.errors import DomainError
from steiger.documents.typesetting import typeset, unprintable

SPECIMEN = "documents/specimen.typ"
ARABIC = "أهلاً وسهلاً بكم في المدرسة (Steiger 2026)"
UKRAINIAN = "Ласкаво просимо до школи, ґанок і їжак Єва"


def inputs(**changes: Any) -> dict[str, Any]:
    """Everything that a document may hold, small."""
    return {
        "title": "Plaatsingsdocument",
        "subtitle": "Van Taalschool naar De Regenboog",
        "region": "Samenwerkingsverband Utrecht",
        "dated_on": "2026-11-24",
        "language": "nl",
        "footer": "Versie 2",
        "posts": [
            {"label": "Gekozen", "date": "1 sep", "state": "done"},
            {"label": "Getekend", "date": "23 nov", "state": "late"},
            {"label": "Overstap", "date": "4 jan", "state": "open"},
        ],
        "jetty_alt": "Gekozen op 1 september. Getekend: te laat. Overstap: 4 januari.",
        "sections": {"facts": "Gegevens", "levels": "Niveaus", "words": "Behoeften", "signatures": "Akkoord"},
        "facts": [["Naam", "Amira Haddad"], ["Verzuim", ""]],
        "levels": {"header": ["Vakgebied", "Niveau"], "rows": [["Rekenen", "Op niveau"]]},
        "words": "Een *ster* en een #hekje.\nTweede regel.",
        "notice": "Gezien door de ouders.",
        "passages": [{"language": "ar", "words": ARABIC}, {"language": "uk", "words": UKRAINIAN}],
        "signatures": [
            {"party": "Ouders", "name": "R. Haddad", "date": "20 november 2026"},
            {"party": "Moederschool", "name": "", "date": ""},
        ],
        **changes,
    }


def _read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def _roles(node: Any) -> list[str]:
    """Every structure type in the tree of tags."""
    node = node.get_object()
    if isinstance(node, list):
        return [role for child in node for role in _roles(child)]
    if not hasattr(node, "get"):
        return []
    found = [str(node["/S"])] if "/S" in node else []
    return found + (_roles(node["/K"]) if "/K" in node else [])


def test_typeset_is_tagged_titled_and_has_a_language() -> None:
    reader, _text = _read(typeset(SPECIMEN, inputs()))
    catalogue = reader.trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "nl"
    assert reader.metadata is not None
    assert reader.metadata.title == "Plaatsingsdocument"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/H1", "/Table", "/TH", "/TD", "/L", "/Figure", "/P"} <= set(_roles(catalogue["/StructTreeRoot"]))


def test_typeset_says_that_it_is_accessible_and_lasting() -> None:
    metadata = typeset(SPECIMEN, inputs())

    assert b"pdfuaid:part" in metadata
    assert b"pdfaid:part" in metadata


def test_typeset_never_takes_words_for_markup() -> None:
    _reader, text = _read(typeset(SPECIMEN, inputs()))

    assert "Een *ster* en een #hekje." in text


def test_typeset_keeps_latin_with_accents_and_ukrainian_in_the_text_layer() -> None:
    _reader, text = _read(typeset(SPECIMEN, inputs(words="Łukasz Şahin İbrahim Özdemir")))

    assert "Łukasz Şahin İbrahim Özdemir" in text
    assert UKRAINIAN in text


def test_typeset_shapes_arabic_with_an_arabic_font() -> None:
    reader, text = _read(typeset(SPECIMEN, inputs()))
    fonts = {str(f.get_object()["/BaseFont"]) for f in reader.pages[0]["/Resources"]["/Font"].values()}

    assert any("PlexSansArabic" in name for name in fonts)
    assert "Steiger 2026" in text
    assert sum("\u0600" <= letter <= "\u06ff" for letter in text) >= 20


def test_typeset_in_arabic_says_so() -> None:
    reader, text = _read(typeset(SPECIMEN, inputs(language="ar", title="وثيقة الانتقال")))

    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert "Amira" in text


def test_typeset_gives_the_same_bytes_for_the_same_inputs() -> None:
    assert typeset(SPECIMEN, inputs()) == typeset(SPECIMEN, inputs())


def test_typeset_writes_date_and_pages_in_the_reader_s_language() -> None:
    with translation.override("nl"):
        _reader, text = _read(typeset(SPECIMEN, inputs()))

    assert "24 november 2026" in text
    assert "Pagina 1 van 1" in text


def test_typeset_spreads_a_long_way_over_rows() -> None:
    posts = [{"label": f"Stap {number}", "date": "1 sep", "state": "open"} for number in range(1, 18)]
    reader, text = _read(typeset(SPECIMEN, inputs(posts=posts)))

    assert len(reader.pages) <= 2
    assert all(f"Stap {number}" in text for number in range(1, 18))


def test_typeset_of_letters_without_a_font_says_which() -> None:
    with pytest.raises(DomainError, match="ส"):
        typeset(SPECIMEN, inputs(words="สวัสดี"))
    assert unprintable("สวัสดี", language="nl").startswith("ส")


@pytest.mark.parametrize("words", ["Zoë", "Ґанок", "ښوونځی", "ቤት ትምህርቲ", "王小明"])
def test_letters_of_the_families_can_be_printed(words: str) -> None:
    assert unprintable(words, language="nl") == ""


def test_typeset_refuses_a_picture_without_alternative_text() -> None:
    with pytest.raises(RuntimeError, match="alternative text"):
        typeset(SPECIMEN, inputs(jetty_alt=None))


def test_typeset_of_unknown_template_says_where_it_looked() -> None:
    with pytest.raises(FileNotFoundError, match="documents/typst"):
        typeset("documents/nothing.typ", inputs())

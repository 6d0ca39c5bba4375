from __future__ import annotations

import pytest

from steiger.manual.rules import fold, sections, title_of, to_html


class Here:
    """Where a reader of a test is."""

    def chapter(self, name: str) -> str:
        return f"/here/{name}/"

    def picture(self, name: str) -> tuple[str, int, int] | None:
        return {"wide.png": ("/s/wide.png", 1080, 700), "phone.png": ("/s/phone.png", 390, 700)}.get(name)


TEXT = """# Plekken

Voor het loket.

## De wachtlijst
Eerst *spoed*, dan de datum.

| wat | wie |
|---|---|
| melden | school |

### Één kind
Een regel.
"""


def test_to_html_leaves_the_title_to_the_page() -> None:
    html = to_html(TEXT, Here())

    assert "<h1" not in html
    assert "Plekken" not in html
    assert '<h2 id="deel-de-wachtlijst">De wachtlijst</h2>' in html
    assert '<h3 id="deel-een-kind">' in html


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[x](overstap.md)", 'href="/here/overstap/"'),
        ("[x](overstap.md#schoolweken)", 'href="/here/overstap/#deel-schoolweken"'),
        ("[x](#schoolweken)", 'href="#deel-schoolweken"'),
        ("[x](https://example.org/a.md)", 'href="https://example.org/a.md" rel="noopener noreferrer"'),
    ],
)
def test_to_html_leads_on_within_the_manual(written: str, read: str) -> None:
    assert read in to_html(written, Here())


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=a>"])
def test_to_html_lets_nothing_through(hostile: str) -> None:
    html = to_html(hostile, Here())

    assert "<script" not in html
    assert "<img" not in html
    assert "href" not in html


def test_to_html_says_how_large_a_picture_is() -> None:
    html = to_html("![Het loket](pictures/wide.png)", Here())

    assert '<a class="shot" href="/s/wide.png"><img src="/s/wide.png" alt="Het loket" width="1080" height="700"' in html


def test_to_html_shows_a_picture_of_a_phone_narrower() -> None:
    assert 'class="shot shot-phone"' in to_html("![Een telefoon](pictures/phone.png)", Here())


def test_to_html_tells_what_a_picture_that_is_not_there_shows() -> None:
    html = to_html('![Wie "kan" dit zien](pictures/../secret.png)', Here())

    assert "<img" not in html
    assert "<em>Wie &quot;kan&quot; dit zien</em>" in html


def test_sections_hold_the_words_under_each_heading() -> None:
    found = sections(TEXT)

    assert [(one.title, one.depth) for one in found] == [("Plekken", 1), ("De wachtlijst", 2), ("Één kind", 3)]
    assert found[0].words == "Voor het loket."
    assert "spoed" in found[1].words
    assert "melden" in found[1].words


def test_title_of_is_the_first_heading() -> None:
    assert title_of(TEXT) == "Plekken"


def test_fold_finds_accents_and_capitals_alike() -> None:
    assert fold("Coördinator") == "coordinator"

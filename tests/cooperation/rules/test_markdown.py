from __future__ import annotations

from steiger.cooperation.rules.markdown import Span, to_blocks, to_html


def test_to_html_draws_lists_and_bold() -> None:
    drawn = to_html("Doel:\n\n- **snel**\n- passend")

    assert "<ul>" in drawn
    assert "<strong>snel</strong>" in drawn


def test_to_html_lets_no_html_and_no_script_through() -> None:
    drawn = to_html("<script>alert(1)</script> <b>vet</b> [klik](javascript:alert(1)) ![x](https://example.org/x.png)")

    assert "<script" not in drawn
    assert "<b>" not in drawn
    assert "<img" not in drawn
    assert 'href="javascript' not in drawn


def test_to_html_makes_no_heading() -> None:
    assert "<h1" not in to_html("# Groot\n\nTekst\n====")


def test_to_blocks_keeps_nested_lists_and_marks() -> None:
    first, items = to_blocks("Dit is **vet** en *schuin*.\n\n1. een\n   - binnen\n2. twee")

    assert first.spans == [
        Span("Dit is "), Span("vet", strong=True), Span(" en "), Span("schuin", emphasis=True), Span("."),
    ]  # fmt: skip
    assert items.kind == "ordered"
    assert [item[0].spans[0].text for item in items.items] == ["een", "twee"]
    assert items.items[0][1].kind == "bullet"

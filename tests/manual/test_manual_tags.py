from __future__ import annotations

from types import SimpleNamespace

from django.template import Context, Template
from django.utils import translation


def _explained(region: str = "") -> str:
    request = SimpleNamespace(region=SimpleNamespace(slug=region) if region else None)
    with translation.override("nl"):
        return Template('{% explain "school_weeks" %}').render(Context({"request": request}))


def test_explain_is_closed_and_leads_to_the_chapter() -> None:
    html = _explained("po2601")

    assert html.startswith('<details class="explain">')
    assert "Hoe telt Steiger schoolweken?" in html
    assert 'href="/po2601/manual/overstap/#deel-schoolweken"' in html


def test_explain_outside_a_region_only_tells() -> None:
    html = _explained()

    assert "Hoe telt Steiger schoolweken?" in html
    assert "href" not in html

from __future__ import annotations

import pytest

from steiger.parents.rules import language_for

OFFERED = ("nl", "en", "uk", "ar", "ti", "fa", "kmr", "zh")


@pytest.mark.parametrize(
    "accepted, chosen",
    [
        ("", "nl"),
        ("de-DE,de;q=0.9", "nl"),
        ("ar-SY,ar;q=0.9,en;q=0.8", "ar"),
        ("en;q=0.5, uk;q=0.9", "uk"),
        ("ku-TR", "kmr"),
        ("prs-AF", "fa"),
        ("zh-Hans-CN", "zh"),
        ("ti;q=0, en", "en"),
        ("ti;q=much, en;q=0.1", "en"),
        ("*", "nl"),
        (",;q=1,,", "nl"),
        ("x" * 5000, "nl"),
    ],
)
def test_the_language_of_the_browser_comes_first(accepted: str, chosen: str) -> None:
    assert language_for(accepted, OFFERED, otherwise="nl") == chosen

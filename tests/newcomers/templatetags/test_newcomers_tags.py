from __future__ import annotations

import re
from datetime import date

from django.utils import translation

from steiger.newcomers.enums import NormFit
from steiger.newcomers.selectors import DomainSeries, Levels, Point
from steiger.newcomers.templatetags.newcomers_tags import standings
from steiger.pupils.enums import Domain, Standing


def _point(day: date, standing: Standing) -> Point:
    return Point(on=day, standing=standing, instrument="TAK", score="31", norm_fit=NormFit.NO, note="<b>", by="Amina")


def _levels(*points: Point) -> Levels:
    return Levels((DomainSeries(Domain.VOCABULARY, points), DomainSeries(Domain.ARITHMETIC, ())))


def test_standings_draw_one_line_per_domain_between_the_days() -> None:
    html = standings(_levels(_point(date(2026, 1, 5), Standing.BELOW), _point(date(2026, 3, 2), Standing.AT)))

    assert 'points="26.0,88 214.0,40"' in html
    assert html.count("<polyline") == 1, "nothing is drawn of which nothing is known"


def test_standings_are_told_in_words_and_in_a_table() -> None:
    html = standings(_levels(_point(date(2026, 1, 5), Standing.BELOW)))

    assert re.search(r'<svg[^>]*role="img"[^>]*aria-labelledby="(\S+) (\S+)"', html)
    assert "<desc" in html
    assert "TAK" in html
    assert "&lt;b&gt;" in html


def test_standings_are_numbers_for_a_drawing_in_every_language() -> None:
    levels = _levels(
        _point(date(2026, 1, 5), Standing.BELOW),
        _point(date(2026, 1, 6), Standing.AT),
        _point(date(2026, 1, 12), Standing.AT),
    )
    with translation.override("nl"):
        html = standings(levels)

    assert not re.search(r'c[xy]="[^"]*,', html)


def test_standings_without_any_level_say_so() -> None:
    html = standings(_levels())

    assert "<polyline" not in html
    assert "<table" not in html


def test_standings_hold_no_style_or_script() -> None:
    html = standings(_levels(_point(date(2026, 1, 5), Standing.ABOVE)))

    assert "style=" not in html
    assert "<script" not in html


def test_standings_say_where_a_norm_does_not_hold() -> None:
    html = standings(_levels(_point(date(2026, 1, 5), Standing.BELOW)))

    assert "dot-unfit" in html
    assert "status-warn" in html


def test_the_whole_picture_leads_by_keyboard_from_each_point_to_its_row() -> None:
    levels = _levels(_point(date(2026, 1, 5), Standing.BELOW), _point(date(2026, 3, 2), Standing.AT))

    html = standings(levels, is_whole=True, marks=[date(2026, 2, 2), date(2027, 1, 1)])

    led_to = re.findall(r'<a href="#(level-[\w-]+)" aria-label="[^"]*TAK 31[^"]*">', html)
    assert led_to == re.findall(r'<tr id="(level-[\w-]+)">', html)
    assert len(led_to) == 2
    assert 'role="img"' not in html, "what can be reached by keyboard is no picture"
    assert html.count("moment-line") == 1, "only what lies between the first and the last day"
    assert '<details class="fold" open>' in html

"""The language per skill as small drawings: all on the same days and the same steps, with what the way out asks."""

from __future__ import annotations

from datetime import date

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from steiger.core.templatetags.core_tags import day
from steiger.newcomers.enums import Cefr
from steiger.newcomers.rules import CEFR_ORDER, reaches
from steiger.newcomers.selectors import RoutePage, SkillSeries, days_of

register = template.Library()

WIDTH, LEFT, RIGHT, BOTTOM, STEP = 240, 48, 226, 126, 11
TOP = BOTTOM - STEP * (len(Cefr) - 1)
LABELS = (Cefr.ALFA_A, Cefr.A1, Cefr.A2, Cefr.B1, Cefr.B2)


def _height(level: str) -> int:
    return BOTTOM - STEP * CEFR_ORDER[Cefr(level)]


def _across(on: date, first: date, last: date) -> float:
    if first == last:
        return float(LEFT + 12)
    return round(LEFT + 12 + (RIGHT - LEFT - 24) * (on - first).days / (last - first).days, 1)


@register.simple_tag
def skills_picture(page: RoutePage) -> SafeString:
    """`{% skills_picture page %}`: a drawing per skill, one sentence, and the same as a table."""
    first, last = days_of(page)
    drawn = [_figure(series, page.wanted, first, last) for series in page.series] if first and last else []
    shown = {"page": page, "figures": drawn, "frame": _frame(page.wanted), "width": WIDTH, "height": BOTTOM + 26}
    return render_to_string("newcomers/skills.html", {**shown, "left": LEFT, "right": RIGHT, "foot": BOTTOM + 20})


def _frame(wanted: Cefr | None) -> SafeString:
    lines = format_html_join(
        "",
        '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        ((LEFT, RIGHT, _height(one), _height(one), LEFT - 5, _height(one) + 4, one.label) for one in LABELS),
    )
    if wanted is None:
        return lines
    high = _height(wanted)
    area = format_html(
        '<rect class="desired-area" x="{}" y="{}" width="{}" height="{}"/>', LEFT, TOP - 6, RIGHT - LEFT, high - TOP + 6
    )
    line = format_html('<line class="desired" x1="{}" x2="{}" y1="{}" y2="{}"/>', LEFT, RIGHT, high, high)
    return area + lines + line


def _figure(series: SkillSeries, wanted: Cefr | None, first: date | None, last: date | None) -> dict[str, object]:
    if first is None or last is None or not series.points:
        return {"series": series, "dots": mark_safe(""), "path": "", "words": "", "latest": ""}
    spots = [(str(_across(one.assessed_on, first, last)), _height(one.level), one) for one in series.points]
    said = [f"{day(one.assessed_on)}: {one.get_level_display()}" for one in series.points]
    dots = format_html_join(
        "",
        '<circle class="dot dot-{}" cx="{}" cy="{}" r="6"><title>{}</title></circle>',
        (
            ("at" if wanted is not None and reaches(one.level, wanted) else "approaching", x, y, words)
            for (x, y, one), words in zip(spots, said, strict=True)
        ),
    )
    return {
        "series": series,
        "dots": dots,
        "path": " ".join(f"{x},{y}" for x, y, _one in spots),
        "words": " ".join(f"{one}." for one in said),
        "latest": series.points[-1].get_level_display(),
        "first_on": first,
        "last_on": last,
    }

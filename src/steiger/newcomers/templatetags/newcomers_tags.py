"""Levels as small drawings: one per domain, all on the same days and the same four steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.core import clock, languages
from steiger.core.templatetags.core_tags import day, due, status
from steiger.newcomers.enums import NormFit, Script
from steiger.newcomers.models import Referral
from steiger.newcomers.rules import whole_years
from steiger.newcomers.selectors import DomainSeries, Levels, Point, answer_rule
from steiger.pupils.enums import Domain, Standing

register = template.Library()

WIDTH, LEFT, RIGHT, TOP, AXIS = 240, 14, 226, 4, 100
# From the top: above, at, approaching, below the desired level.
HEIGHT_OF = {Standing.ABOVE: 16, Standing.AT: 40, Standing.APPROACHING: 64, Standing.BELOW: 88}
TONE_OF = {Standing.ABOVE: "good", Standing.AT: "good", Standing.APPROACHING: "warn", Standing.BELOW: "act"}


def _line(kind: str, y: int) -> SafeString:
    return format_html('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>', kind, LEFT, RIGHT, y, y)


# The same behind every domain: the area at and above the desired level, a line per step, the axis of days.
FRAME = format_html(
    '<rect class="desired-area" x="{}" y="{}" width="{}" height="{}"/>{}{}{}',
    LEFT, TOP, RIGHT - LEFT, HEIGHT_OF[Standing.AT] - TOP,
    format_html_join("", "{}", ((_line("grid", y),) for y in sorted(HEIGHT_OF.values()))),
    _line("desired", HEIGHT_OF[Standing.AT]),
    _line("axis", AXIS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: int
    standing: Standing
    words: str
    row: str
    fits: bool

    @property
    def kind(self) -> str:
        """Hollow where the score's norm does not hold for this child."""
        return f"dot dot-{self.standing}" + ("" if self.fits else " dot-unfit")

    @property
    def x_text(self) -> str:
        """With a point, whatever the reader's language: drawings know no decimal comma."""
        return str(self.x)


@dataclass(frozen=True, slots=True)
class Figure:
    """One domain, ready to be drawn."""

    key: str
    label: str
    dots: SafeString
    words: str
    path: str
    latest: str


@register.simple_tag
def standings(levels: Levels, *, is_whole: bool = False, marks: Sequence[date] = ()) -> SafeString:
    """`{% standings part.levels %}`: the drawings, one sentence, and the same as a table.

    `is_whole` is for the page of its own: by keyboard from each point to its row, the table open, and a line on each
    of the `marks`, the days of the evaluations.
    """
    first_on, last_on = levels.first_on, levels.last_on
    said = {standing: str(standing.label) for standing in Standing}
    shown = {
        "figures": [_figure(series, first_on, last_on, said, is_whole=is_whole) for series in levels.series],
        "marks": _marks(marks, first_on, last_on),
        "is_whole": is_whole,
        "has_unfit": any(point.norm_fit == NormFit.NO for one in levels.series for point in one.points),
        "sentence": levels.sentence,
        "first_on": first_on,
        "last_on": last_on,
        "heads": _heads(),
        "rows": _rows(levels, said),
        "frame": FRAME,
        "width": WIDTH,
        "left": LEFT,
        "right": RIGHT,
    }
    return render_to_string("newcomers/standings.html", shown)


def _marks(days: Sequence[date], first: date | None, last: date | None) -> SafeString:
    """The evaluations between the first and the last level, behind the points."""
    if first is None or last is None:
        return mark_safe("")
    within = [(str(_across(one, first, last)), day(one)) for one in days if first <= one <= last]
    return format_html_join(
        "", '<line class="moment-line" x1="{0}" x2="{0}" y1="4" y2="100"><title>{1}</title></line>', within
    )


def _figure(
    series: DomainSeries, first: date | None, last: date | None, said: dict[Standing, str], *, is_whole: bool
) -> Figure:
    dots = [
        Dot(
            x=_across(point.on, first, last),
            y=HEIGHT_OF[point.standing],
            standing=point.standing,
            words=_said(point, said, is_whole=is_whole),
            row=f"level-{series.domain}-{number}",
            fits=point.norm_fit != NormFit.NO,
        )
        for number, point in enumerate(series.points)
    ]
    return Figure(
        key=series.domain.value,
        label=series.label,
        dots=format_html_join(
            "", LINKED_DOT if is_whole else DOT, ((dot.kind, dot.x_text, dot.y, dot.words, dot.row) for dot in dots)
        ),
        words=" ".join(f"{dot.words}." for dot in dots),
        path=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        latest=said[series.latest.standing] if series.latest else "",
    )


def _said(point: Point, said: dict[Standing, str], *, is_whole: bool) -> str:
    words = f"{day(point.on)}: {said[point.standing]}"
    if not is_whole:
        return words
    parts = [words, " ".join(filter(None, [point.instrument, point.score]))]
    if point.norm_fit == NormFit.NO:
        parts.append(str(NormFit.NO.label))
    return ", ".join(parts)


DOT = '<circle class="{}" cx="{}" cy="{}" r="6"><title>{}</title></circle>'
LINKED_DOT = (
    '<a href="#{4}" aria-label="{3}"><circle class="{0}" cx="{1}" cy="{2}" r="6"><title>{3}</title></circle></a>'
)


def _heads() -> tuple[str, ...]:
    """What the columns of the table are called; on a phone each cell says it."""
    return (
        _("Domain"), _("Day"), _("Standing"), _("Test or observation"), _("Score"), _("Norm fits?"), _("Remark"),
    )  # fmt: skip


ROW = (
    '<tr id="{}"><th scope="row">{}</th><td data-label="{}">{}</td><td data-label="{}">{}</td>'
    '<td data-label="{}">{} <small>{}</small></td><td data-label="{}">{}</td><td data-label="{}">{}</td>'
    '<td data-label="{}">{}</td></tr>'
)


def _rows(levels: Levels, said: dict[Standing, str]) -> SafeString:
    _domain, on, standing, instrument, score, norm, remark = (conditional_escape(head) for head in _heads())
    rows = (
        (
            *(f"level-{series.domain}-{number}", series.label),
            *(on, day(point.on)),
            *(standing, status(said[point.standing], TONE_OF[point.standing])),
            *(instrument, point.instrument, point.by),
            *(score, point.score or "–"),
            *(norm, norm_mark(point.norm_fit)),
            *(remark, point.note or "–"),
        )
        for series in levels.series
        for number, point in enumerate(series.points)
    )
    return format_html_join("", ROW, rows)


def _across(day: date, first: date | None, last: date | None) -> float:
    """Where a day stands between the first and the last; a single day at the start."""
    inner_left, inner_right = LEFT + 12, RIGHT - 12
    if first is None or last is None or first == last:
        return float(inner_left)
    return round(inner_left + (inner_right - inner_left) * (day - first).days / (last - first).days, 1)


@register.simple_tag(takes_context=True)
def answer_due(context: Context, referral: Referral) -> SafeString:
    """The clock of a referral, with its rule."""
    return due(context, referral.answer_due_on, rule=answer_rule(referral.policy))


@register.filter
def age(birth_on: date) -> str:
    """`9 years`: what a group is chosen by."""
    years = whole_years(birth_on, clock.today())
    return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}


@register.simple_tag
def norm_mark(norm_fit: str) -> SafeString:
    """Whether a norm holds for this child, in one pill."""
    tone = {NormFit.YES: "good", NormFit.NO: "warn"}.get(NormFit(norm_fit), "neutral")
    return status(str(NormFit(norm_fit).label), tone)


@register.filter
def domain_names(domains: list[str]) -> str:
    return ", ".join(str(Domain(domain).label) for domain in domains)


@register.filter
def standing_tone(standing: Standing) -> str:
    return TONE_OF[Standing(standing)]


@register.filter
def language_list(codes: list[str]) -> str:
    return languages.names_of(codes)


@register.filter
def language_name(code: str) -> str:
    return languages.name_of(code)


@register.filter
def script_names(codes: list[str]) -> str:
    return ", ".join(str(Script(code).label) for code in codes)


@register.filter
def language_own_name(code: str) -> str:
    found = languages.language(code)
    return found.own_name if found else ""

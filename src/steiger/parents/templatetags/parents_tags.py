"""How the texts for parents read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe

from steiger.parents.catalogue import SOURCE
from steiger.parents.rules.differences import Part, differences
from steiger.parents.selectors import Months, Welcome

register = template.Library()

WIDTH, HEIGHT, HEAD, GAP = 640, 160, 24, 8


@register.simple_tag
def say(page: Welcome, key: str, **more: object) -> SafeString:
    """A text in the language of the page; with the Dutch under it when that was asked for."""
    said = page.words.say(key, **more)
    if page.beside is None:
        return format_html("{}", said)
    return format_html(
        '{} <span class="beside" lang="{}" dir="ltr">{}</span>', said, SOURCE, page.beside.say(key, **more)
    )


@register.simple_tag
def say_plainly(page: Welcome, key: str, **more: object) -> str:
    """Only in the language of the page: for what is no running text."""
    return page.words.say(key, **more)


@register.simple_tag
def say_part(page: Welcome, of: str, part: str) -> SafeString:
    """One of several texts of a kind: `{% say_part page "path.intake" "title" %}`."""
    return say(page, f"{of}.{part}")


@register.simple_tag
def player_words(page: Welcome) -> SafeString:
    """The words on the buttons of the film, as the script reads them."""
    said = json_script(page.player)
    return mark_safe(said.replace("<script", "<script data-film-words", 1))  # noqa: S308 - escaped by `json_script`


@register.simple_tag
def drawing(svg: str) -> SafeString:
    """A code that was made here, within the page."""
    return mark_safe(svg)  # noqa: S308 - our own drawing of an address


@register.simple_tag
def changed(before: str, after: str) -> SafeString:
    """The words that came and went, marked for the eye and in words for the ear."""
    tags = {
        Part.SAME: "{}",
        Part.ADDED: '<ins class="word-added">{}</ins>',
        Part.REMOVED: '<del class="word-removed">{}</del>',
    }
    runs = ((format_html(tags[part], words),) for part, words in differences(before, after))
    return format_html_join(" ", "{}", runs)


@dataclass(frozen=True, slots=True)
class Column:
    month: date
    count: int
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        return self.y - 6

    @property
    def label(self) -> str:
        return date_format(self.month, "M")


@register.inclusion_tag("parents/_openings_chart.html")
def openings_chart(openings: Months) -> dict[str, object]:
    """Month by month as standing bars; the table stands under it."""
    most = max(openings.totals, default=0)
    step = WIDTH // max(len(openings.months), 1)
    columns = [
        _column(place, month, count, most, step)
        for place, (month, count) in enumerate(zip(openings.months, openings.totals, strict=True))
    ]
    return {
        "columns": columns,
        "openings": openings,
        "width": WIDTH,
        "floor": HEAD + HEIGHT,
        "height": HEAD + HEIGHT + 28,
    }


def _column(place: int, month: date, count: int, most: int, step: int) -> Column:
    height = round(HEIGHT * count / most) if most else 0
    return Column(month, count, place * step + GAP // 2, HEAD + HEIGHT - height, step - GAP, height)


@register.filter
def short_months(months: Sequence[date]) -> list[str]:
    return [date_format(month, "M Y") for month in months]


@register.filter
def as_time(seconds: float) -> str:
    """How long a film is, as players write it: `1:50`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"

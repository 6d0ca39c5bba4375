"""One way to show a day, a term and a link to a page of this region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _
from heroicons.templatetags.heroicons import heroicon_outline, heroicon_solid

from steiger.core import clock
from steiger.core import jetty as jetties
from steiger.core.due import Why
from steiger.core.links import in_region

register = template.Library()


@register.simple_tag(takes_context=True)
def region_url(context: Context, name: str, **kwargs: Any) -> str:
    """`{% region_url "pupils:file" case=journey.case_number %}`: a page within the region of this request."""
    return in_region(context["request"].region.slug, name, **kwargs)


@register.filter
def day(value: date | datetime | None) -> str:
    """`ma 23 november`, with the year when it is another one than this."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return _formatted(value, "D j F" if value.year == clock.today().year else "D j F Y", get_language() or "")


@lru_cache(maxsize=4096)
def _formatted(value: date, pattern: str, _language: str) -> str:
    """A page tells the same few days over and over."""
    return date_format(value, pattern)


@register.filter
def moment(value: datetime | None) -> str:
    """A day and a time: `ma 23 november, 14:05`."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local.date())}, {local:%H:%M}"


@register.filter
def when(value: date | None) -> str:
    """How far away a day is, in words: `today`, `in 3 days`, `2 weeks ago`."""
    if value is None:
        return ""
    days = (value - clock.today()).days
    if days == 0:
        return _("today")
    if abs(days) < 14:
        text = ngettext("%(count)d day", "%(count)d days", abs(days)) % {"count": abs(days)}
    else:
        weeks = round(abs(days) / 7)
        text = ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}
    return (_("in %(time)s") if days > 0 else _("%(time)s ago")) % {"time": text}


@register.simple_tag
def icon(name: str, *, solid: bool = False, size: int = 20) -> SafeString:
    """A drawing beside words, never instead of them: a screen reader does not see it."""
    return _drawing(name, solid=solid, size=size)


@lru_cache(maxsize=256)
def _drawing(name: str, *, solid: bool, size: int) -> SafeString:
    draw = heroicon_solid if solid else heroicon_outline
    # A drawing that points along the reading direction turns with it.
    turns = " icon-turns" if "arrow" in name or "chevron" in name else ""
    return mark_safe(draw(name, size=size, **{"class": f"icon{turns}"}))  # noqa: S308 - the package's own drawings


TONES = {
    "neutral": "minus-circle",
    "info": "information-circle",
    "good": "check-circle",
    "warn": "clock",
    "act": "bell-alert",
    "bad": "x-circle",
    "plan": "calendar-days",
}


@register.simple_tag
def status(text: str, tone: str = "neutral", *, icon: str = "") -> SafeString:
    """How something stands: a drawing and a word in a pill; the colour only helps."""
    return _pill(f"{text}", tone, icon or TONES[tone])


@lru_cache(maxsize=1024)
def _pill(text: str, tone: str, name: str) -> SafeString:
    drawing = _drawing(name, solid=True, size=16)
    return format_html('<span class="status status-{}">{}{}</span>', tone, drawing, text)


@register.simple_tag(takes_context=True)
def due(context: Context, value: date | None, *, rule: str = "", words: str = "", done: bool = False) -> SafeString:
    """A day to keep: the date, how far away it is, and the rule that it follows from."""
    said = _why(rule, _source(context, rule), get_language() or "") if rule else mark_safe("")
    return _due_line(value, said, words, done, clock.today(), get_language() or "")


@lru_cache(maxsize=4096)
def _due_line(value: date | None, rule: SafeString, words: str, done: bool, today: date, _language: str) -> SafeString:
    """Lines with the same day and rule stand on many pages of one day; nothing in them is about one child."""
    late = max((today - value).days, 0) if value is not None and not done else 0
    shown = {"day": value, "rule": rule, "words": words, "done": done, "late": late}
    return render_to_string("core/due.html", shown)


@register.simple_tag(takes_context=True)
def why(context: Context, rule: str) -> SafeString:
    """The rule behind something, with the way to where it was decided."""
    return _why(rule, _source(context, rule), get_language() or "")


@lru_cache(maxsize=1024)
def _why(rule: str, url: str, _language: str) -> SafeString:
    if not url:
        return format_html("{}", str(rule))
    return format_html('{} <a href="{}">{}</a>', str(rule), url, _("Read the decision"))


def _source(context: Context, rule: str) -> str:
    """Where the rule can be read in full; nowhere for a reader outside a region."""
    region = getattr(context.get("request"), "region", None)
    if region is None or not isinstance(rule, Why) or not rule.page:
        return ""
    return in_region(region.slug, rule.page, pk=rule.pk)


@register.filter
def short_day(value: date | None) -> str:
    """`23 nov`, with the year when it is another one than this: for drawings with little room."""
    if value is None:
        return ""
    language = get_language() or ""
    month = "b" if language == "nl" else "M"
    return _formatted(value, f"j {month}" if value.year == clock.today().year else f"j {month} Y", language)


@register.simple_tag
def picture(name: str) -> str:
    """The address of one of the house's drawings."""
    return static(f"steiger/pictures/{name}.svg")


@register.filter
def initials(name: object) -> str:
    words = str(name).split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.filter
def tint(value: object) -> int:
    """One of six colours, always the same for the same person."""
    return sum(map(ord, str(value))) % 6 + 1


@register.simple_tag
def person(name: str, note: str = "", *, url: str = "") -> SafeString:
    """Somebody: initials in a round, the name, and what they are here."""
    return render_to_string("core/person.html", {"name": name, "note": note, "url": url})


@register.simple_tag
def bar(value: float, total: float, label: str = "") -> SafeString:
    """A share as a bar of planks; the label says the numbers."""
    width = round(100 * value / total, 1) if total else 0
    return render_to_string("core/bar.html", {"width": min(width, 100), "label": label})


@register.simple_tag
def jetty(posts: Sequence[jetties.Post], *, size: str = "full") -> SafeString:
    """The way in steps. `full` stands upright by itself where it is narrow; `tiny` is for rows of a list."""
    if size == "tiny":
        bare = tuple(jetties.Post(label=post.label, state=post.state, reached=post.reached) for post in posts)
        return _tiny_jetty(bare, get_language() or "")
    return render_to_string("core/jetty.html", {"jetty": jetties.build(posts, clock.today()), "size": size})


@lru_cache(maxsize=1024)
def _tiny_jetty(posts: tuple[jetties.Post, ...], _language: str) -> SafeString:
    """In small no days are told, so most children of a list have one of a few drawings."""
    return render_to_string("core/jetty_tiny.html", {"jetty": jetties.build(posts, clock.today()), "size": "tiny"})


@register.filter
def languages_named(codes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each language in its own words."""
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in codes]

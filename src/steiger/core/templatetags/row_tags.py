"""Lines that stand on a page by the dozen. A template would ask for every word of every line anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.due import DueItem, Urgency
from steiger.core.jetty import Plank, Post, PostState
from steiger.core.templatetags.core_tags import due, icon, short_day

register = template.Library()

NOTHING = mark_safe("")


class Entry(Protocol):
    """A place in the main menu."""

    label: str
    url: str
    icon: str
    active: bool
    badge: SafeString | str


@register.simple_tag
@lru_cache(maxsize=256)
def asset(path: str) -> str:
    """The address of a file of the house, asked once: it stays as it is until the next start."""
    return static(path)


@register.simple_tag
def unchanging(name: str) -> SafeString:
    """A part that is the same on every page of a language, for everybody: drawn once."""
    return _drawn(name, get_language() or "")


@lru_cache(maxsize=64)
def _drawn(name: str, _language: str) -> SafeString:
    return render_to_string(name)


@register.simple_tag
def main_menu(entries: Iterable[Entry]) -> SafeString:
    """The main menu; it stands twice on a page, as a bar and as a drawer."""
    current = mark_safe(' aria-current="page"')
    rows = ((one.url, current if one.active else NOTHING, icon(one.icon), one.label, one.badge) for one in entries)
    return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}"{}>{}<span>{}</span>{}</a></li>', rows))


@register.simple_tag
def ways_on(entries: Iterable[Entry]) -> SafeString:
    """Where one can go from here, as buttons."""
    rows = ((one.url, icon(one.icon), one.label) for one in entries if not one.active)
    return format_html_join("", '<li><a class="btn btn-quiet" href="{}">{}{}</a></li>', rows)


@register.simple_tag(takes_context=True)
def due_rows(context: Context, items: Iterable[DueItem]) -> SafeString:
    """What is to be done: what, when and why then, and the button."""
    today = clock.today()
    return mark_safe("".join(_due_row(context, item, item.urgency(today)) for item in items))  # noqa: S308 - as each row is


DUE_ROW = (
    '<li class="is-{urgency}"><div class="due-what"><a href="{url}">{title}</a>{about_line}{owner_line}</div> {due} '
    '<div class="due-do"><a class="btn btn-sm {button_class}" href="{url}">{button}'
    '<span class="visually-hidden">: {title} {about}</span></a></div></li>'
)


def _due_row(context: Context, item: DueItem, urgency: Urgency) -> SafeString:
    # Each word is escaped once, also where it stands twice.
    about, owner = conditional_escape(item.about), conditional_escape(item.owner)
    row = DUE_ROW.format(
        urgency=urgency.value,
        url=conditional_escape(item.url),
        title=conditional_escape(item.title),
        about=about,
        about_line=f"<small><bdi>{about}</bdi></small>" if about else "",
        owner_line=f"<small><bdi>{owner}</bdi></small>" if owner else "",
        due=due(context, item.due_on, rule=item.rule),
        button=conditional_escape(item.button),
        button_class="btn-act" if urgency in {Urgency.LATE, Urgency.TODAY} else "btn-quiet",
    )
    return mark_safe(row)  # noqa: S308 - every word in it is escaped above


@register.simple_tag
def jetty_posts(planks: Sequence[Plank]) -> SafeString:
    """The posts of a jetty in full, each with its day."""
    said = {
        PostState.DONE: _("Done:"),
        PostState.NEXT: _("Next:"),
        PostState.LATE: _("Late:"),
        PostState.ASHORE: _("The step ashore:"),
        PostState.FUTURE: _("To come:"),
    }
    total = len(planks)
    rows = (
        (
            _post_class(plank, place, total),
            _mark(plank.post),
            said[PostState.DONE if plank.post.is_done else plank.post.state],
            *_post_words(plank),
        )
        for place, plank in enumerate(planks)
    )
    return format_html_join("", POST, rows)


POST = (
    '<li class="{}"><span class="jetty-mark" aria-hidden="true">{}</span> <span class="jetty-text"> '
    '<span class="jetty-state">{}</span> <strong class="jetty-label">{}</strong> {} {} {} </span></li>'
)


def _post_class(plank: Plank, place: int, total: int) -> str:
    """How it is drawn; the names at both ends of the line stay within the page."""
    names = [f"jetty-post is-{plank.post.state.value}"]
    if plank.is_laid:
        names.append("is-laid")
    if plank.is_land:
        names.append("is-land")
    if plank.post.reached:
        names.append("is-reached")
    names.append(f"tier-{plank.tier}")
    if place < 2:
        names.append("is-start")
    elif place >= total - 2:
        names.append("is-end")
    return " ".join(names)


def _mark(post: Post) -> str:
    if post.is_done:
        return icon("check", solid=True, size=16)
    if post.state == PostState.LATE:
        return "!"
    if post.state == PostState.NEXT:
        return icon("flag", solid=True, size=16)
    return icon("home-modern", solid=True, size=16) if post.state == PostState.ASHORE else NOTHING


def _post_words(plank: Plank) -> tuple[str, SafeString, SafeString, SafeString]:
    """The name, the day, how late it is, and a remark."""
    post, late = plank.post, plank.days_late
    name: str = format_html('<a href="{}">{}</a>', post.url, post.label) if post.url else post.label
    day = NOTHING
    if post.day:
        day = format_html('<time class="jetty-day" datetime="{}">{}</time>', post.day.isoformat(), short_day(post.day))
    words = NOTHING
    if late:
        text = ngettext("%(count)s day late", "%(count)s days late", late) % {"count": late}
        words = format_html('<span class="jetty-late">{}</span>', text)
    note = format_html('<small class="jetty-note">{}</small>', post.note) if post.note else NOTHING
    return name, day, words, note

"""How the stored words of a placement document are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from steiger.core.languages import name_of
from steiger.core.templatetags.core_tags import day, due, region_url, status
from steiger.newcomers.enums import NormFit
from steiger.parents.rules.differences import Part
from steiger.parents.selectors import qr_svg
from steiger.pupils.enums import Domain, Standing
from steiger.transitions.enums import DocumentState, StepState
from steiger.transitions.rules.signatures import svg_of
from steiger.transitions.selectors.file import StepLine

register = template.Library()
TONES = {
    DocumentState.DRAFT: "neutral",
    DocumentState.SEEN: "info",
    DocumentState.SIGNED: "good",
    DocumentState.REPLACED: "plan",
}


@register.simple_tag
def document_status(state: DocumentState) -> SafeString:
    return status(str(state.label), TONES[state], icon="document-text")


@register.simple_tag
def drawn(lines: list[list[list[int]]]) -> SafeString:
    """A signature as it was drawn on the screen."""
    return mark_safe(svg_of(lines))  # noqa: S308 - made here, of numbers only


@register.simple_tag
def runs(words: list[tuple[Part, str]]) -> SafeString:
    """One side of two versions: what went or came is marked for the eye and in words for the ear."""
    tags = {Part.SAME: "{}", Part.ADDED: "<ins>{}</ins>", Part.REMOVED: "<del>{}</del>"}
    return format_html_join(" ", "{}", ((format_html(tags[part], run),) for part, run in words)) or SafeString("–")


@register.simple_tag
def link_code(address: str) -> SafeString:
    """The address as a code for the camera of a telephone: our own drawing."""
    return mark_safe(qr_svg(address))  # noqa: S308 - made here, of an address that we made


STEP_ROW = (
    '<li class="is-{}"><div class="step-what"><strong>{}</strong><small>{}</small></div>'
    '<div class="step-when">{}</div><div class="step-do">{}</div></li>'
)


@register.simple_tag(takes_context=True)
def step_rows(context: Context, steps: Iterable[StepLine], case: str) -> SafeString:
    """The steps on a child's file: what and whose, when, and the way to do it. A dozen lines, drawn at once."""
    rows = (
        (
            "future" if step.state == StepState.OPEN else step.state.value,
            step.title,
            f"{step.actor} · {step.note}" if step.note else step.actor,
            _when(context, step),
            _way(context, step, case),
        )
        for step in steps
    )
    return format_html_join("", STEP_ROW, rows)


def _when(context: Context, step: StepLine) -> SafeString:
    if step.done_on is None:
        return due(context, step.due_on, rule=step.rule)
    by = format_html(' <small class="muted">{}</small>', step.done_by) if step.done_by else ""
    return format_html("<span>{}{}</span>", day(step.done_on), by)


def _way(context: Context, step: StepLine, case: str) -> SafeString | str:
    if step.done_on is not None:
        return ""
    if step.may_do:
        return format_html(
            '<a class="btn btn-quiet btn-sm" href="{}#step-{}">{}<span class="visually-hidden">: {}</span></a>',
            region_url(context, "transitions:steps", case=case), step.pk, _("Do"), step.title,
        )  # fmt: skip
    if step.page:
        url = region_url(context, step.page, case=case)
        return format_html('<a class="btn btn-quiet btn-sm" href="{}">{}</a>', url, step.button)
    return ""


@register.filter
def iso_day(value: str) -> date | None:
    """A day as it was stored in the document."""
    return date.fromisoformat(value) if value else None


@register.filter
def domain_label(value: str) -> str:
    return str(Domain(value).label)


@register.filter
def norm_label(value: str) -> str:
    return str(NormFit(value).label)


@register.filter
def standing_label(value: str) -> str:
    return str(Standing(value).label)


@register.filter
def language_label(code: str) -> str:
    return name_of(code)

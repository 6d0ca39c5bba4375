"""How visits and what was seen at them are shown: one colour per meaning, always with its word."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Reach
from steiger.aftercare.enums import Familiarity, Going, VisitState
from steiger.core.templatetags.core_tags import region_url, status
from steiger.expertise.enums.subjects import Subject
from steiger.pupils.enums import Standing

register = template.Library()
# The pages that stand beside the list of visits; some are for who plans for all.
NAV = (
    ("visits", "aftercare:visits", gettext_lazy("Visits"), False),
    ("calendar", "aftercare:calendar", gettext_lazy("Calendar"), False),
    ("plans", "aftercare:plans", gettext_lazy("Planning"), True),
    ("ahead", "aftercare:forecast", gettext_lazy("Looking ahead"), True),
    ("availability", "aftercare:availability", gettext_lazy("Working days"), False),
    ("hours", "aftercare:hours", gettext_lazy("Hours for support"), False),
    ("packages", "aftercare:packages", gettext_lazy("Standard support"), False),
)
TONES: dict[str, str] = {
    VisitState.OPEN: "neutral",
    VisitState.PLANNED: "plan",
    VisitState.REPORTED: "good",
    VisitState.SKIPPED: "warn",
}
GOING: dict[str, str] = {Going.WELL: "good", Going.FAIRLY: "info", Going.WITH_DIFFICULTY: "warn", Going.BADLY: "act"}
KNOWS: dict[str, str] = {Familiarity.YES: "good", Familiarity.PARTLY: "warn", Familiarity.NO: "act"}
STANDS: dict[str, str] = {
    Standing.ABOVE: "good",
    Standing.AT: "good",
    Standing.APPROACHING: "warn",
    Standing.BELOW: "act",
}


@register.simple_tag(takes_context=True)
def visits_nav(context: Context, here: str) -> SafeString:
    is_desk = context["request"].member.reach(Permission.VISIT_PLAN) == Reach.REGION
    links = [
        (region_url(context, page), mark_safe(' aria-current="page"') if name == here else "", label)
        for name, page, label, is_for_desk in NAV
        if is_desk or not is_for_desk
    ]
    shown = format_html_join("", '<a href="{}"{}>{}</a>', links)
    return format_html('<nav class="subnav" aria-label="{}">{}</nav>', _("Visits and support"), shown)


@register.simple_tag
def visit_status(state: str) -> SafeString:
    return status(str(VisitState(state).label), TONES[state])


@register.simple_tag
def going_status(going: str) -> SafeString:
    return status(str(Going(going).label), GOING[going])


@register.simple_tag
def familiarity_status(familiarity: str) -> SafeString:
    return status(str(Familiarity(familiarity).label), KNOWS[familiarity])


@register.simple_tag
def standing_status(standing: str) -> SafeString:
    return status(str(Standing(standing).label), STANDS[standing])


@register.filter
def subject_names(subjects: list[str]) -> list[str]:
    return [str(Subject(one).label) for one in subjects]

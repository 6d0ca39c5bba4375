"""How visits and what was seen at them are shown: one colour per meaning, always with its word."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from steiger.aftercare.enums import Familiarity, Going, VisitState
from steiger.core.templatetags.core_tags import status
from steiger.pupils.enums import Standing

register = template.Library()
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

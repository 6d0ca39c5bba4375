"""How meetings read."""

from __future__ import annotations

from django import template

from steiger.cooperation.enums import Answer, ItemOutcome, MeetingState
from steiger.cooperation.rules.meetings import has_begun, mark_of

register = template.Library()

TONES: dict[str, str] = {
    MeetingState.CALLED: "plan",
    MeetingState.CLOSED: "warn",
    MeetingState.APPROVED: "good",
    MeetingState.CANCELLED: "neutral",
    Answer.NONE: "warn",
    Answer.ACCEPTED: "good",
    Answer.DECLINED: "neutral",
    ItemOutcome.OPEN: "warn",
    ItemOutcome.HANDLED: "good",
    ItemOutcome.DEFERRED: "neutral",
}


@register.filter
def meeting_tone(value: str) -> str:
    """Of a state of a meeting, an answer or an outcome."""
    return TONES[value]


@register.filter
def answer_label(value: str) -> str:
    return str(Answer(value).label)


register.filter("mark_of", mark_of)
register.filter("has_begun", has_begun)

"""How the training is told: the tone of each state, averages and files."""

from __future__ import annotations

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

from steiger.training.enums import (
    SCORES,
    CoachingState,
    EnrolmentState,
    Mark,
    Outcome,
    SessionState,
    SuggestionState,
    WorkState,
)

register = template.Library()

TONES = {
    EnrolmentState.PROPOSED: "warn",
    EnrolmentState.TAKES_PART: "good",
    EnrolmentState.DECLINED: "neutral",
    EnrolmentState.STOPPED: "neutral",
    SuggestionState.OPEN: "warn",
    SuggestionState.ENROLLED: "good",
    SessionState.PLANNED: "plan",
    SessionState.HELD: "good",
    SessionState.CANCELLED: "bad",
    WorkState.OPEN: "neutral",
    WorkState.HANDED_IN: "warn",
    WorkState.FEEDBACK: "info",
    WorkState.REDO: "act",
    WorkState.PASSED: "good",
    Mark.SHOWN: "good",
    Mark.PARTLY: "warn",
    Mark.NOT_YET: "act",
    CoachingState.REPORTED: "warn",
    CoachingState.ANSWERED: "good",
}

SHORT = {
    WorkState.HANDED_IN: gettext_lazy("Handed in"),
    WorkState.REDO: gettext_lazy("Again"),
    WorkState.FEEDBACK: gettext_lazy("Feedback"),
}


@register.filter
def training_tone(state: str) -> str:
    """Of an enrolment, a session, a piece of work, a mark or a coaching session: each word has one tone."""
    return TONES.get(state, "neutral")  # type: ignore[call-overload,no-any-return]


@register.filter
def in_short(state: str) -> str:
    """In the narrow cells of the matrix."""
    return str(SHORT.get(state) or WorkState(state).label)  # type: ignore[call-overload]


@register.filter
def outcome_tone(outcome: str) -> str:
    return {Outcome.PASSED: "good", Outcome.REDO: "act"}.get(outcome, "info")  # type: ignore[call-overload,no-any-return]


@register.filter
def average(value: float | None) -> str:
    """One decimal, or a dash when it is not told."""
    return "–" if value is None else number_format(round(value, 1), decimal_pos=1)


@register.filter
def score_label(score: int | None) -> str:
    return str(dict(SCORES)[score]) if score else "–"


@register.filter
def size_of(size: int) -> str:
    return str(filesizeformat(size))

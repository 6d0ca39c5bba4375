"""How a protocol reads: the title in the reader's language, weeks in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django import template

from steiger.cooperation import rules
from steiger.cooperation.enums import STEP_LEVELS, Proof
from steiger.cooperation.models import ProtocolStep
from steiger.cooperation.rules.sentences import Timed, Titled
from steiger.core.jetty import Post, PostState

register = template.Library()


@register.filter
def step_title(step: Titled) -> str:
    return rules.step_title(step)


@register.filter
def around_move(weeks: Decimal | int) -> str:
    return rules.around_move(weeks)


@register.filter
def window_text(window: Timed) -> str:
    return rules.window_text(window)


@register.filter
def seen_from(level: int) -> str:
    """From when the mother school sees a step."""
    return str(next((label for known, label in STEP_LEVELS.items() if known == level), ""))


@register.filter
def protocol_posts(steps: Iterable[ProtocolStep]) -> list[Post]:
    """The protocol as a jetty that nobody has set foot on yet."""
    return [
        Post(
            label=rules.step_title(step),
            state=PostState.ASHORE if step.proof == Proof.MOVED else PostState.FUTURE,
            note=rules.around_move(step.weeks),
        )
        for step in steps
    ]

"""How the covenant and its money read."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.template.context import Context
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe

from steiger.cooperation.enums import GoalState, PartyState, StrategyState
from steiger.cooperation.rules.markdown import to_html
from steiger.cooperation.selectors import AgreementPage, agreement_pages

register = template.Library()

TONES = {
    PartyState.APPROACHED: "plan",
    PartyState.CONVERSATION: "info",
    PartyState.AGREED: "warn",
    PartyState.SIGNED: "good",
    PartyState.WITHDRAWN: "neutral",
}


GOAL_TONES = {
    GoalState.NOT_BEGUN: "neutral",
    GoalState.BUSY: "info",
    GoalState.REACHED: "good",
    GoalState.DROPPED: "neutral",
}
STRATEGY_TONES = {
    StrategyState.DRAFT: "warn",
    StrategyState.COMING: "plan",
    StrategyState.HOLDS: "good",
    StrategyState.REPLACED: "neutral",
    StrategyState.EXPIRED: "warn",
}


@register.inclusion_tag("cooperation/_agreements_nav.html", takes_context=True)
def agreements_nav(context: Context, here: str = "") -> dict[str, object]:
    """The parts of the agreements that this member may open, beside each other; `here` is the one on the page."""
    pages: list[AgreementPage] = agreement_pages(context["request"].member)
    return {"request": context["request"], "pages": pages, "here": here}


@register.filter
def markdown(text: str) -> SafeString:
    return mark_safe(to_html(text))  # noqa: S308 - the reader lets no HTML through


@register.filter
def party_tone(state: str) -> str:
    return TONES[PartyState(state)]


@register.filter
def goal_tone(state: str) -> str:
    return GOAL_TONES[GoalState(state)]


@register.filter
def strategy_tone(state: str) -> str:
    return STRATEGY_TONES[StrategyState(state)]


@register.filter
def euros(cents: int | Decimal | None) -> str:
    """`€ 1.234,50`, below zero with the sign before it."""
    if cents is None:
        return ""
    sign = "− " if cents < 0 else ""
    amount = number_format(abs(Decimal(cents)) / 100, 2, use_l10n=True, force_grouping=True)
    return f"{sign}€\u00a0{amount}"


@register.filter
def without_sign(cents: int) -> int:
    return abs(cents)


@register.filter
def plain_number(number: Decimal) -> str:
    """Without a decimal that says nothing."""
    return number_format(number, 0 if number == int(number) else 1, use_l10n=True, force_grouping=True)

"""How the covenant and its money read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.template.context import Context
from django.utils.dates import MONTHS
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from steiger.cooperation.enums import GoalState, PartyState, StrategyState
from steiger.cooperation.rules.markdown import to_html
from steiger.cooperation.selectors import AgreementPage, YearShare, agreement_pages

register = template.Library()

DRAWING = 320
# Where a share of nothing stands; a hundredth is one further up.
FLOOR = 124

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
def month_name(month: int) -> str:
    return str(MONTHS[month])


@register.filter
def party_tone(state: str) -> str:
    return TONES[PartyState(state)]


@dataclass(frozen=True, slots=True)
class DrawnShare:
    """A share between two bounds: up to the lower it is certain, between them it lies somewhere."""

    share: YearShare
    x: int
    width: int
    low_y: int
    high_y: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        return self.high_y - 6

    @property
    def low_height(self) -> int:
        return FLOOR - self.low_y

    @property
    def high_height(self) -> int:
        return self.low_y - self.high_y


@register.inclusion_tag("cooperation/_shares.html")
def shares_drawing(shares: Sequence[YearShare], k: int) -> dict[str, object]:
    """Shares over the years as standing bars, with the same as a table."""
    step = DRAWING // max(len(shares), 1)
    drawn = []
    for place, share in enumerate(shares):
        low, high = (share.band.low, share.band.high) if share.band else (0, 0)
        drawn.append(DrawnShare(share, place * step + 8, step - 16, FLOOR - low, FLOOR - high))
    known = [share for share in shares if share.band]
    return {
        "drawn": drawn,
        "first": known[0] if known else None,
        "last": known[-1] if known else None,
        "k": k,
        "width": DRAWING,
        "floor": FLOOR,
        "foot": FLOOR + 16,
    }


@register.filter
def of_organisation(numbers: Mapping[int, int], organisation_id: int) -> int | None:
    return numbers.get(organisation_id)


@register.filter
def column_tone(column: str) -> str:
    """Of a column of the campaign: a state of the covenant, or none yet."""
    return TONES[PartyState(column)] if column else "neutral"


@register.simple_tag(takes_context=True)
def campaign_view(context: Context, view: str, label: str, here: str) -> SafeString:
    """The way to another view of the same, with what it was narrowed to."""
    query = context["request"].GET.copy()
    query["view"] = view
    current = mark_safe(' aria-current="page"') if view == here else ""
    return format_html('<a href="?{}"{}>{}</a>', query.urlencode(), current, label)


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

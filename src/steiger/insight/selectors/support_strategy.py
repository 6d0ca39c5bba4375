"""The support plan in the schools: who knows it, over time and by board, and what they say they do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Q, Value, When

from steiger.access.member import Member
from steiger.aftercare.enums import Familiarity
from steiger.aftercare.models import VisitReport
from steiger.aftercare.selectors import nameless_uses
from steiger.cooperation.models import SupportStrategy
from steiger.cooperation.selectors import current_policy, held_between
from steiger.core import clock
from steiger.insight import rules
from steiger.insight.rules import Share
from steiger.insight.selectors.shapes import Stacks
from steiger.insight.selectors.visits import familiarity, last_quarters

MOST_QUOTES = 40
_BOND = "visit__journey__bonds__"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """Which share of a board's schools knew the plan, a year ago and now. Of how many is not told."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Boards:
    rows: Sequence[BoardRow]
    # Boards of which too few reports are known to say anything.
    silent: int


@dataclass(frozen=True, slots=True)
class InSchools:
    """Everything on the page: protected numbers and nameless words."""

    k: int
    familiarity: Stacks
    boards: Boards
    versions: Sequence[SupportStrategy]
    version: SupportStrategy | None
    quotes: Sequence[str]


def plan_in_schools(member: Member, number: int | None) -> InSchools | None:
    """Quotes are of the version that is asked for, or else of the last; nothing when that version never held."""
    k = current_policy().small_cell
    held = held_between(member)
    chosen = next((one for one in held if number is None or one[0].number == number), None)
    if number is not None and chosen is None:
        return None
    return InSchools(
        k=k,
        familiarity=familiarity(member, k),
        boards=by_board(member, k),
        versions=[one for one, _first, _last in held],
        version=chosen[0] if chosen else None,
        quotes=quotes_between(member, chosen[1], chosen[2], k) if chosen else (),
    )


def quotes_between(member: Member, first: date, last: date, k: int) -> tuple[str, ...]:
    """Nothing when fewer than k children stand behind the quotes: then one could guess whose visit it was."""
    asked = Q(rules.counted_for(member, path="visit__journey"), held_on__gte=first, held_on__lte=last)
    found = nameless_uses(member, asked)
    return found.texts[:MOST_QUOTES] if found.children >= k else ()


def by_board(member: Member, k: int) -> Boards:
    """By the board of the school where the child was on the day of the visit, over the last year and the one before.

    Only shares in tens, and no numbers of reports: beside the numbers per quarter nothing can be subtracted from them.
    """
    quarters = last_quarters(clock.today())
    there = Q(**{f"{_BOND}moved_on__lte": F("held_on")}) & (
        Q(**{f"{_BOND}ended_on__isnull": True}) | Q(**{f"{_BOND}ended_on__gt": F("held_on")})
    )
    rows = (
        VisitReport.objects.filter(
            rules.counted_for(member, path="visit__journey"),
            there,
            held_on__gte=quarters[0],
            **{f"{_BOND}school__board__isnull": False},
        )
        .order_by()
        .annotate(is_now=Case(When(held_on__gte=quarters[len(quarters) // 2], then=Value(True)), default=Value(False)))
        .values_list(f"{_BOND}school__board__name", "is_now")
        .annotate(
            knows=Count("pk", distinct=True, filter=Q(plan_familiarity=Familiarity.YES)),
            whole=Count("pk", distinct=True),
            children=Count("visit__journey", distinct=True),
        )
    )
    shares = {(name, is_now): Share(knows, whole, k) for name, is_now, knows, whole, children in rows if children >= k}
    names = sorted({row[0] for row in rows})
    nothing = Share(0, 0, k)
    found = [(name, shares.get((name, False), nothing), shares.get((name, True), nothing)) for name in names]
    told = [one for one in found if one[1].is_known or one[2].is_known]
    return Boards(
        rows=[BoardRow(name, rules.roughly(before), rules.roughly(now)) for name, before, now in told],
        silent=len(found) - len(told),
    )

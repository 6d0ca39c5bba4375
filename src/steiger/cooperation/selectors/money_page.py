"""What everybody pays in a year and where it comes from, as this member may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.cooperation.enums import Measure, Stage
from steiger.cooperation.models import Budget, Contribution, KeyLine, Party
from steiger.cooperation.rules import money as rules
from steiger.cooperation.rules.covenant import may_write_money
from steiger.cooperation.rules.discretion import read_together
from steiger.cooperation.selectors.key_numbers import (
    COUNTED_ABOVE,
    Key,
    Known,
    Unpaid,
    known_numbers,
    payers_of,
    unpaid_of,
)
from steiger.cooperation.selectors.money import MissingRow, compute, contributions_of, missing_rows
from steiger.cooperation.selectors.policy import policies
from steiger.core import clock
from steiger.core.school_years import school_year
from steiger.organisations.enums import OrganisationKind

SMALLEST_WITHOUT_POLICY = 5


@dataclass(frozen=True, slots=True)
class LineRow:
    """Number, price, sum: one answer to "where does this amount come from?"."""

    measure: str
    number: Decimal
    price: int | None
    amount: int
    children: int | None = None

    @property
    def label(self) -> str:
        return str(_("The rest, divided equally") if self.is_equal_part else Measure(self.measure).label)

    @property
    def is_equal_part(self) -> bool:
        return self.is_fixed and self.price is None

    @property
    def is_fixed(self) -> bool:
        return self.measure == Measure.PARTY

    @property
    def price_of_rest(self) -> Decimal:
        """In cents: what one unit came to where the rest was divided."""
        return rules.real_price(self.amount, self.number)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """What one party pays: computed now, or as it was decided."""

    party_id: int
    name: str
    kind: str
    is_own: bool
    amount: int
    lines: Sequence[LineRow]
    contribution: Contribution | None = None
    real_lines: Sequence[LineRow] = ()

    @property
    def kind_label(self) -> str:
        return str(OrganisationKind(self.kind).label)

    @property
    def real_amount(self) -> int | None:
        return self.contribution.real_amount if self.contribution else None

    @property
    def difference(self) -> int | None:
        """Above zero: still to pay. Below: comes back."""
        return None if self.real_amount is None else self.real_amount - self.amount

    @property
    def children(self) -> int | None:
        """The smallest number of children behind one of its numbers; none when one of them is not known."""
        lines = (*self.lines, *self.real_lines)
        counted = [one.children for one in lines if one.measure in COUNTED_ABOVE and one.number]
        known = [one for one in counted if one is not None]
        return min(known, default=0) if len(known) == len(counted) else None


@dataclass(frozen=True, slots=True)
class TogetherRow:
    """Parties of which this member sees one sum: apart, an amount could point at a child."""

    names: Sequence[str]
    amount: int
    real_amount: int | None

    @property
    def difference(self) -> int | None:
        return None if self.real_amount is None else self.real_amount - self.amount


@dataclass(frozen=True, slots=True)
class BudgetPage:
    budget: Budget
    shares: Sequence[ShareRow]
    hidden: Collection[int]
    key_lines: Sequence[KeyLine]
    missing: Sequence[MissingRow] = ()
    nothing_to_divide_by: str = ""
    gap: int = 0
    is_whole: bool = True
    unpaid: Sequence[Unpaid] = ()

    @property
    def rows(self) -> list[ShareRow]:
        return [row for row in self.shares if row.party_id not in self.hidden]

    @property
    def together(self) -> TogetherRow | None:
        rows = [row for row in self.shares if row.party_id in self.hidden]
        if not rows:
            return None
        real = sum(row.real_amount or 0 for row in rows) if self.budget.settled_on else None
        return TogetherRow([row.name for row in rows], sum(row.amount for row in rows), real)

    @property
    def needed(self) -> int:
        return self.budget.amount - self.budget.other_income

    @property
    def may_be_settled(self) -> bool:
        is_over = clock.today() > school_year(self.budget.first_year)[1]
        return is_over and self.budget.frozen_on is not None and self.budget.settled_on is None

    @property
    def total(self) -> int:
        return sum(row.amount for row in self.shares)

    @property
    def real_total(self) -> int:
        return sum(row.real_amount or 0 for row in self.shares)

    @property
    def paid_total(self) -> int:
        return sum(row.amount for row in self.shares if row.contribution and row.contribution.paid_on)


def budget_page(member: Member, budget: Budget) -> BudgetPage:
    """Frozen: as it was decided. Before that: as the key says now."""
    own = {post.organisation_id for post in member.posts}
    key_lines = list(budget.key_lines.select_related("party__organisation"))
    if budget.frozen_on is not None:
        decided = [_decided(contribution, own) for contribution in contributions_of(budget)]
        return BudgetPage(budget, decided, _hidden_from(member, decided), key_lines)
    parties = payers_of(budget)
    known = known_numbers(budget, parties, Stage.EXPECTED)
    computed = compute(budget, parties, known, Stage.EXPECTED)
    shares = _previewed(computed.shares, parties, known, own)
    rest = computed.nothing_to_divide_by
    return BudgetPage(
        budget,
        shares,
        _hidden_from(member, shares),
        key_lines,
        missing_rows(computed),
        str(Measure(rest.measure).label) if rest else "",
        computed.gap,
        is_whole=computed.is_whole,
        # Whose weeks nobody pays is for who can do something about it; others would read of few children there.
        unpaid=unpaid_of(budget, parties, Stage.EXPECTED) if may_write_money(member) else (),
    )


def _hidden_from(member: Member, shares: Sequence[ShareRow]) -> Collection[int]:
    """Nothing from who sends the invoices."""
    if may_write_money(member):
        return ()
    newest = policies().newest_first
    smallest = newest[0].small_cell if newest else SMALLEST_WITHOUT_POLICY
    own = {row.party_id for row in shares if row.is_own}
    return read_together({row.party_id: row.children for row in shares}, own, smallest)


def _previewed(
    shares: Iterable[rules.Share], parties: Sequence[Party], known: Mapping[Key, Known], own: set[int | None]
) -> list[ShareRow]:
    organisation_of = {party.pk: party.organisation_id for party in parties}

    def children(line: rules.ShareLine, party_id: int) -> int | None:
        one = known.get((line.measure, party_id))
        return one.children if one else None

    return [
        ShareRow(
            party_id=share.payer.party_id,
            name=share.payer.name,
            kind=share.payer.kind,
            is_own=organisation_of[share.payer.party_id] in own,
            amount=share.amount,
            lines=[
                LineRow(line.measure, line.number, line.price, line.amount, children(line, share.payer.party_id))
                for line in share.lines
            ],
        )
        for share in shares
    ]


def _decided(contribution: Contribution, own: set[int | None]) -> ShareRow:
    lines = list(contribution.lines.all())
    organisation = contribution.party.organisation

    def at(stage: str) -> list[LineRow]:
        return [LineRow(o.measure, o.number, o.price, o.amount, o.children) for o in lines if o.stage == stage]

    return ShareRow(
        party_id=contribution.party_id,
        name=organisation.name,
        kind=organisation.kind,
        is_own=organisation.pk in own,
        amount=contribution.amount,
        lines=at(Stage.EXPECTED),
        contribution=contribution,
        real_lines=at(Stage.REAL),
    )

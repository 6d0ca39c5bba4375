"""The key: what each party pays, in whole cents, so that everything together is exactly what is needed.

A line with a price counts something and multiplies. The one line without a price divides what is then still needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter
from typing import Generic, TypeVar

from steiger.cooperation.enums import Measure, Payers
from steiger.organisations.enums import OrganisationKind

P = TypeVar("P")
Numbers = Mapping[tuple[str, int], Decimal]
_NOTHING = Decimal(0)
# A measure that says itself who pays by it.
PAYERS_OF = {
    Measure.PUPILS: Payers.BOARDS,
    Measure.WEEKS_BOARD: Payers.BOARDS,
    Measure.HOURS: Payers.BOARDS,
    Measure.WEEKS_MUNICIPALITY: Payers.MUNICIPALITIES,
}
KIND_OF = {Payers.BOARDS: OrganisationKind.BOARD, Payers.MUNICIPALITIES: OrganisationKind.MUNICIPALITY}


@dataclass(frozen=True, slots=True)
class Payer:
    """A party as the key sees it."""

    party_id: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the key. `price` in cents; none: the rest."""

    measure: str
    payers: str = Payers.ALL
    price: int | None = None
    party_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShareLine:
    """For one party: so many, at this price, is this amount. Without a price: its part of the rest."""

    measure: str
    number: Decimal
    price: int | None
    amount: int


@dataclass(frozen=True, slots=True)
class Share:
    payer: Payer
    lines: tuple[ShareLine, ...]

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True)
class Missing:
    """A number without which a line cannot be computed: of what, and for whom."""

    measure: str
    payer: Payer


@dataclass(frozen=True, slots=True)
class Computed:
    """Shares that add up, or why there are none.

    `nothing_to_divide_by`: the line of the rest counts nothing. `gap`: cents that the lines raise too little, or,
    negative, too much.
    """

    shares: tuple[Share, ...] = ()
    missing: tuple[Missing, ...] = ()
    nothing_to_divide_by: Line | None = None
    gap: int = 0

    @property
    def is_whole(self) -> bool:
        return bool(self.shares) and not self.missing and not self.gap


@dataclass(frozen=True, slots=True)
class _Part(Generic[P]):
    owner: P
    cents: int
    rest: Decimal


def divide(amount: int, weights: Sequence[tuple[P, Decimal]]) -> dict[P, int]:
    """Whole cents by weight, to the cent: who lost most by rounding down gets the first cent that is left over.

    An amount below zero is divided in the same way: rounding down is then giving back a cent too much.
    """
    total = sum((weight for _owner, weight in weights), _NOTHING)
    if total <= 0:
        raise ValueError("nothing to divide by")
    parts = []
    for owner, weight in weights:
        # Integers all the way: a weight has one decimal, and money must not depend on a context's precision.
        whole, rest = divmod(amount * int(weight * 10), int(total * 10))
        parts.append(_Part(owner, whole, Decimal(rest)))
    left = amount - sum(part.cents for part in parts)
    first = sorted(range(len(parts)), key=lambda place: -parts[place].rest)[:left]
    return {part.owner: part.cents + (place in first) for place, part in enumerate(parts)}


def compute(
    *, needed: int, lines: Sequence[Line], payers: Sequence[Payer], numbers: Numbers, may_give_back: bool = False
) -> Computed:
    """What everybody pays. `needed`: the budget without other income. `numbers`: by measure and party.

    At a settlement the lines with a price may have raised more than was spent: the rest is then given back.
    """
    missing = _missing(lines, payers, numbers)
    if missing:
        return Computed(missing=missing)
    priced = {payer: _priced(lines, payer, numbers) for payer in payers}
    still = needed - sum(line.amount for found in priced.values() for _place, line in found)
    rest = next(((place, line) for place, line in enumerate(lines) if line.price is None), None)
    if rest is None or (still < 0 and not may_give_back):
        return Computed(_shares(priced), gap=still)
    place, line = rest
    weights = [(payer, _number(line, payer, numbers)) for payer in payers if pays(line, payer)]
    if not any(weight for _payer, weight in weights):
        return Computed(_shares(priced), nothing_to_divide_by=line, gap=still)
    for payer, cents in divide(still, weights).items():
        share = ShareLine(line.measure, _number(line, payer, numbers), None, cents)
        priced[payer] = sorted([*priced[payer], (place, share)], key=itemgetter(0))
    return Computed(_shares(priced))


def pays(line: Line, payer: Payer) -> bool:
    payers = PAYERS_OF.get(Measure(line.measure), Payers(line.payers))
    if payers == Payers.ONE:
        return payer.party_id == line.party_id
    return payers == Payers.ALL or payer.kind == KIND_OF[payers]


def real_price(amount: int, number: Decimal) -> Decimal:
    """What one unit came to in a line that divided the rest: in cents, for the eye only."""
    return (amount / number).quantize(Decimal("0.01"), ROUND_HALF_UP) if number else _NOTHING


def _priced(lines: Sequence[Line], payer: Payer, numbers: Numbers) -> list[tuple[int, ShareLine]]:
    found = []
    for place, line in enumerate(lines):
        if line.price is not None and pays(line, payer):
            number = _number(line, payer, numbers)
            amount = int((number * line.price).quantize(Decimal(1), ROUND_HALF_UP))
            found.append((place, ShareLine(line.measure, number, line.price, amount)))
    return found


def _number(line: Line, payer: Payer, numbers: Numbers) -> Decimal:
    return Decimal(1) if line.measure == Measure.PARTY else numbers[line.measure, payer.party_id]


def _missing(lines: Sequence[Line], payers: Sequence[Payer], numbers: Numbers) -> tuple[Missing, ...]:
    found: dict[Missing, None] = {}
    for line in lines:
        for payer in payers:
            is_known = line.measure == Measure.PARTY or (line.measure, payer.party_id) in numbers
            if pays(line, payer) and not is_known:
                found[Missing(line.measure, payer)] = None
    return tuple(found)


def _shares(lines: Mapping[Payer, Sequence[tuple[int, ShareLine]]]) -> tuple[Share, ...]:
    return tuple(Share(payer, tuple(line for _place, line in found)) for payer, found in lines.items())

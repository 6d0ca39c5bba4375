"""The numbers by which a key divides: counted, or entered by hand; and what could be charged to nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, Q, Sum

from steiger.cooperation import keys
from steiger.cooperation.enums import Measure, PartyState, Stage
from steiger.cooperation.models import Budget, KeyNumber, Party
from steiger.cooperation.rules import money as rules
from steiger.core.school_years import school_year
from steiger.organisations.models import Organisation, PupilCount, Region
from steiger.organisations.selectors import schools_in_region

COUNTED_ABOVE = (Measure.WEEKS_BOARD, Measure.WEEKS_MUNICIPALITY, Measure.HOURS)
_NOTHING = keys.Count(Decimal(0), 0)
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """One number that the key uses. `children`: over how many it was counted; none when nobody knows."""

    number: Decimal
    children: int | None = None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number of the key: what was counted, and what somebody entered instead."""

    party: Party
    measure: str
    counted: Decimal | None
    entered: Decimal | None

    @property
    def label(self) -> str:
        return str(Measure(self.measure).label)

    @property
    def field(self) -> str:
        return f"{self.measure}-{self.party.pk}"


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Weeks or hours that no party pays: of an organisation that has not joined, or of nobody known yet.

    `party`: how far that organisation is on its way in.
    """

    measure: str
    count: keys.Count
    organisation: Organisation | None
    party: Party | None = None

    @property
    def label(self) -> str:
        return str(Measure(self.measure).label)

    @property
    def number(self) -> Decimal:
        return self.count.number


def counted_over(budget: Budget, stage: str) -> tuple[date, date]:
    """Beforehand a year is paid by the numbers of the year before it; it is settled by its own."""
    return school_year(budget.first_year if stage == Stage.REAL else budget.first_year - 1)


def payers_of(budget: Budget) -> list[Party]:
    """Who has signed, and who left but is still bound when the year begins. After freezing: who was charged."""
    found = budget.covenant.parties.select_related("organisation").order_by("organisation__name_key", "id")
    if budget.frozen_on is not None:
        return list(found.filter(pk__in=budget.contributions.values("party_id")))
    first_on, _last = school_year(budget.first_year)
    bound = Q(state=PartyState.WITHDRAWN, until_on__gte=first_on, signatures__isnull=False)
    return list(found.filter(Q(state=PartyState.SIGNED) | bound).distinct())


def lines_of(budget: Budget) -> list[rules.Line]:
    return [rules.Line(one.measure, one.payers, one.price, one.party_id) for one in budget.key_lines.all()]


def payer_of(party: Party) -> rules.Payer:
    return rules.Payer(party.pk, party.organisation.name, party.organisation.kind)


def known_numbers(budget: Budget, parties: Sequence[Party], stage: str) -> dict[Key, Known]:
    """What the key uses: what somebody entered, and otherwise the count."""
    counted = _counted(budget, parties, {line.measure for line in lines_of(budget)}, stage)
    entered = {
        key: Known(number, counted[key].children if key in counted else None)
        for key, number in _entered(budget, stage).items()
    }
    return {**counted, **entered}


def number_rows(budget: Budget, stage: str) -> list[NumberRow]:
    """Every number that the key asks for, by measure and party."""
    parties = payers_of(budget)
    lines = lines_of(budget)
    wanted = {line.measure for line in lines if line.measure != Measure.PARTY}
    counted = _counted(budget, parties, wanted, stage)
    entered = _entered(budget, stage)
    return [
        NumberRow(party, measure, count.number if (count := counted.get(key)) else None, entered.get(key))
        for measure in Measure.values
        if measure in wanted
        for party in parties
        if any(line.measure == measure and rules.pays(line, payer_of(party)) for line in lines)
        for key in ((measure, party.pk),)
    ]


def unpaid_of(budget: Budget, parties: Sequence[Party], stage: str) -> list[Unpaid]:
    """What was counted and no party pays. The line for the rest spreads it over all."""
    joined = {party.organisation_id for party in parties}
    wanted = {line.measure for line in lines_of(budget)}
    found = [
        (measure.value, organisation, count)
        for measure in COUNTED_ABOVE
        if measure in wanted
        for organisation, count in _totals(budget, measure, stage).items()
        if organisation not in joined
    ]
    names = Organisation.objects.in_bulk([organisation for _measure, organisation, _count in found if organisation])
    coming = {one.organisation_id: one for one in budget.covenant.parties.exclude(state=PartyState.WITHDRAWN)}
    rows = [Unpaid(measure, count, names.get(pk or 0), coming.get(pk or 0)) for measure, pk, count in found]
    return sorted(rows, key=lambda row: (row.measure, -row.number))


def pupils_by_board(region: Region, year: int) -> dict[int, Decimal]:
    """DUO's latest count up to that year, over the region's schools. A number below five is not published: nought."""
    here = schools_in_region(region).order_by().exclude(board_id=None)
    counts = PupilCount.objects.filter(school__in=here.values("pk"), year__lte=year)
    latest = counts.aggregate(latest=Max("year"))["latest"]
    totals = counts.filter(year=latest).order_by().values_list("school__board_id").annotate(total=Sum("pupils"))
    return {board: Decimal(total or 0) for board, total in totals if board}


def _entered(budget: Budget, stage: str) -> dict[Key, Decimal]:
    found = KeyNumber.objects.filter(budget=budget, stage=stage)
    return {(one.measure, one.party_id): one.number for one in found}


def _counted(budget: Budget, parties: Sequence[Party], wanted: set[str], stage: str) -> dict[Key, Known]:
    """Without a key in it: nobody could count that number."""
    found: dict[Key, Known] = {}
    if Measure.PUPILS in wanted:
        pupils = pupils_by_board(budget.region, budget.first_year)
        found |= {
            (Measure.PUPILS.value, party.pk): Known(pupils[party.organisation_id])
            for party in parties
            if party.organisation_id in pupils
        }
    for measure in COUNTED_ABOVE:
        # Nobody at all was counted: then the count is not there yet, and nought would be a guess.
        if measure in wanted and (totals := _totals(budget, measure, stage)):
            counts = {party.pk: totals.get(party.organisation_id, _NOTHING) for party in parties}
            found |= {(measure.value, pk): Known(count.number, count.children) for pk, count in counts.items()}
    return found


def _totals(budget: Budget, measure: Measure, stage: str) -> Mapping[int | None, keys.Count]:
    first_on, last_on = counted_over(budget, stage)
    return keys.count(measure, first_on=first_on, last_on=last_on)

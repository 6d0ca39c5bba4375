from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, Q, QuerySet, Sum

from steiger.access.member import Member
from steiger.cooperation import keys
from steiger.cooperation.enums import Measure, PartyState, Stage
from steiger.cooperation.models import Budget, Contribution, Covenant, Decision, KeyLine, KeyNumber, Party
from steiger.cooperation.rules import money as rules
from steiger.core import clock
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import PupilCount, Region
from steiger.organisations.selectors import schools_in_region

COUNTED_ABOVE = (Measure.WEEKS_BOARD, Measure.WEEKS_MUNICIPALITY, Measure.HOURS)


@dataclass(frozen=True, slots=True)
class LineRow:
    """Number, price, sum: one answer to "where does this amount come from?"."""

    measure: str
    number: Decimal
    price: int | None
    amount: int

    @property
    def label(self) -> str:
        return str(Measure(self.measure).label)

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


@dataclass(frozen=True, slots=True)
class MissingRow:
    label: str
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class BudgetPage:
    budget: Budget
    rows: Sequence[ShareRow]
    key_lines: Sequence[KeyLine]
    missing: Sequence[MissingRow]
    nothing_to_divide_by: str
    gap: int
    is_whole: bool

    @property
    def needed(self) -> int:
        return self.budget.amount - self.budget.other_income

    @property
    def may_be_settled(self) -> bool:
        is_over = clock.today() > school_year(self.budget.first_year)[1]
        return is_over and self.budget.frozen_on is not None and self.budget.settled_on is None

    @property
    def total(self) -> int:
        return sum(row.amount for row in self.rows)

    @property
    def real_total(self) -> int:
        return sum(row.real_amount or 0 for row in self.rows)

    @property
    def paid_total(self) -> int:
        return sum(row.amount for row in self.rows if row.contribution and row.contribution.paid_on)


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


def budgets(member: Member, covenant: Covenant) -> QuerySet[Budget]:
    """Latest year first, each with what has been paid (`paid`)."""
    paid = Sum("contributions__amount", filter=Q(contributions__paid_on__isnull=False))
    return (
        Budget.objects.filter(region_id=member.region_id, covenant=covenant)
        .annotate(paid=paid)
        .order_by("-first_year", "-id")
    )


def years_to_settle(covenant: Covenant) -> list[Budget]:
    """School years that were decided and are over, and nobody has settled."""
    open_years = covenant.budgets.filter(frozen_on__isnull=False, settled_on=None)
    return [one for one in open_years if school_year(one.first_year)[1] < clock.today()]


def budget_for(member: Member, number: int) -> Budget | None:
    return (
        Budget.objects.filter(region_id=member.region_id, pk=number)
        .select_related("covenant", "decision", "region")
        .first()
    )


def budget_page(member: Member, budget: Budget) -> BudgetPage:
    """Frozen: as it was decided. Before that: as the key says now."""
    own = {post.organisation_id for post in member.posts}
    key_lines = list(budget.key_lines.select_related("party__organisation"))
    if budget.frozen_on is not None:
        rows = [_decided(contribution, own) for contribution in contributions_of(budget)]
        return BudgetPage(budget, rows, key_lines, (), "", 0, is_whole=True)
    parties = payers_of(budget)
    computed = compute(budget, parties, Stage.EXPECTED)
    organisation_of = {party.pk: party.organisation_id for party in parties}
    rows = [
        ShareRow(
            party_id=share.payer.party_id,
            name=share.payer.name,
            kind=share.payer.kind,
            is_own=organisation_of[share.payer.party_id] in own,
            amount=share.amount,
            lines=[LineRow(line.measure, line.number, line.price, line.amount) for line in share.lines],
        )
        for share in computed.shares
    ]
    rest = computed.nothing_to_divide_by
    return BudgetPage(
        budget,
        rows,
        key_lines,
        missing_rows(computed),
        str(Measure(rest.measure).label) if rest else "",
        computed.gap,
        is_whole=computed.is_whole,
    )


def contributions_of(budget: Budget) -> QuerySet[Contribution]:
    return (
        budget.contributions.select_related("party__organisation")
        .prefetch_related("lines")
        .order_by("party__organisation__name_key", "id")
    )


def contribution_for(member: Member, budget: Budget, number: int) -> Contribution | None:
    return contributions_of(budget).filter(region_id=member.region_id, pk=number).first()


def payers_of(budget: Budget) -> list[Party]:
    """Who has signed, and who left but is still bound when the year begins. After freezing: who was charged."""
    found = budget.covenant.parties.select_related("organisation").order_by("organisation__name_key", "id")
    if budget.frozen_on is not None:
        return list(found.filter(pk__in=budget.contributions.values("party_id")))
    first_on, _last = school_year(budget.first_year)
    bound = Q(state=PartyState.WITHDRAWN, until_on__gte=first_on, signatures__isnull=False)
    return list(found.filter(Q(state=PartyState.SIGNED) | bound).distinct())


def school_year(first_year: int) -> tuple[date, date]:
    return date(first_year, 8, 1), date(first_year + 1, 7, 31)


def counted_over(budget: Budget, stage: str) -> tuple[date, date]:
    """Beforehand a year is paid by the numbers of the year before it; it is settled by its own."""
    return school_year(budget.first_year if stage == Stage.REAL else budget.first_year - 1)


def compute(budget: Budget, parties: Sequence[Party], stage: str, *, needed: int | None = None) -> rules.Computed:
    lines = [rules.Line(one.measure, one.payers, one.price, one.party_id) for one in budget.key_lines.all()]
    wanted = {line.measure for line in lines}
    used = {key: number for key, number in _used(budget, parties, wanted, stage).items() if number is not None}
    return rules.compute(
        needed=budget.amount - budget.other_income if needed is None else needed,
        lines=lines,
        payers=[_payer(party) for party in parties],
        numbers=used,
        may_give_back=stage == Stage.REAL,
    )


def missing_rows(computed: rules.Computed) -> list[MissingRow]:
    """Which number is not known, and for whom, together per measure."""
    names: dict[str, list[str]] = {}
    for one in computed.missing:
        names.setdefault(one.measure, []).append(one.payer.name)
    return [MissingRow(str(Measure(measure).label), found) for measure, found in names.items()]


def number_rows(budget: Budget, stage: str) -> list[NumberRow]:
    """Every number that the key asks for, by measure and party."""
    parties = payers_of(budget)
    lines = [rules.Line(one.measure, one.payers, one.price, one.party_id) for one in budget.key_lines.all()]
    wanted = {line.measure for line in lines if line.measure != Measure.PARTY}
    counted = _counted(budget, parties, wanted, stage)
    entered = _entered(budget, stage)
    return [
        NumberRow(party, measure, counted.get((measure, party.pk)), entered.get((measure, party.pk)))
        for measure in Measure.values
        if measure in wanted
        for party in parties
        if any(line.measure == measure and rules.pays(line, _payer(party)) for line in lines)
    ]


def decision_by_number(member: Member, number: str) -> Decision | None:
    year, _dash, serial = number.strip().partition("-")
    if not (year.isdecimal() and serial.isdecimal()):
        return None
    return Decision.objects.filter(region_id=member.region_id, year=int(year), serial=int(serial)).first()


def party_choices(budget: Budget) -> list[tuple[int, str]]:
    return [(party.pk, party.organisation.name) for party in payers_of(budget)]


def _payer(party: Party) -> rules.Payer:
    return rules.Payer(party.pk, party.organisation.name, party.organisation.kind)


def _decided(contribution: Contribution, own: set[int | None]) -> ShareRow:
    lines = list(contribution.lines.all())
    organisation = contribution.party.organisation

    def at(stage: str) -> list[LineRow]:
        return [LineRow(one.measure, one.number, one.price, one.amount) for one in lines if one.stage == stage]

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


def _used(
    budget: Budget, parties: Sequence[Party], wanted: set[str], stage: str
) -> Mapping[tuple[str, int], Decimal | None]:
    return {**_counted(budget, parties, wanted, stage), **_entered(budget, stage)}


def _entered(budget: Budget, stage: str) -> dict[tuple[str, int], Decimal]:
    found = KeyNumber.objects.filter(budget=budget, stage=stage)
    return {(one.measure, one.party_id): one.number for one in found}


def _counted(
    budget: Budget, parties: Sequence[Party], wanted: set[str], stage: str
) -> dict[tuple[str, int], Decimal | None]:
    first_on, last_on = counted_over(budget, stage)
    found: dict[tuple[str, int], Decimal | None] = {}
    if Measure.PUPILS in wanted:
        pupils = pupils_by_board(budget.region, budget.first_year)
        found |= {(Measure.PUPILS.value, party.pk): pupils.get(party.organisation_id) for party in parties}
    for measure in COUNTED_ABOVE:
        if measure in wanted:
            totals = keys.count(measure, first_on=first_on, last_on=last_on)
            # Nobody at all was counted: then the count is not there yet, and nought would be a guess.
            absent = Decimal(0) if totals else None
            found |= {(measure.value, party.pk): totals.get(party.organisation_id, absent) for party in parties}
    return found


def pupils_by_board(region: Region, year: int) -> dict[int, Decimal]:
    """DUO's latest count up to that year, over the region's schools. A number below five is not published: nought."""
    here = schools_in_region(region).order_by().exclude(board_id=None)
    counts = PupilCount.objects.filter(school__in=here.values("pk"), year__lte=year)
    latest = counts.aggregate(latest=Max("year"))["latest"]
    totals = counts.filter(year=latest).order_by().values_list("school__board_id").annotate(total=Sum("pupils"))
    return {board: Decimal(total or 0) for board, total in totals if board}

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from steiger.access.member import Member
from steiger.cooperation.enums import Measure, Stage
from steiger.cooperation.models import Budget, Contribution, Covenant, Decision, Party
from steiger.cooperation.rules import money as rules
from steiger.cooperation.selectors.key_numbers import Key, Known, lines_of, payer_of, payers_of
from steiger.core import clock
from steiger.core.school_years import school_year


@dataclass(frozen=True, slots=True)
class MissingRow:
    label: str
    names: Sequence[str]


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


def contributions_of(budget: Budget) -> QuerySet[Contribution]:
    return (
        budget.contributions.select_related("party__organisation")
        .prefetch_related("lines")
        .order_by("party__organisation__name_key", "id")
    )


def contribution_for(member: Member, budget: Budget, number: int) -> Contribution | None:
    return contributions_of(budget).filter(region_id=member.region_id, pk=number).first()


def compute(
    budget: Budget, parties: Sequence[Party], known: Mapping[Key, Known], stage: str, *, needed: int | None = None
) -> rules.Computed:
    """By the key of this budget. `needed`: another sum to divide than that of the budget."""
    return rules.compute(
        needed=budget.amount - budget.other_income if needed is None else needed,
        lines=lines_of(budget),
        payers=[payer_of(party) for party in parties],
        numbers={key: one.number for key, one in known.items()},
        may_give_back=stage == Stage.REAL,
    )


def missing_rows(computed: rules.Computed) -> list[MissingRow]:
    """Which number is not known, and for whom, together per measure."""
    names: dict[str, list[str]] = {}
    for one in computed.missing:
        names.setdefault(one.measure, []).append(one.payer.name)
    return [MissingRow(str(Measure(measure).label), found) for measure, found in names.items()]


def decision_by_number(member: Member, number: str) -> Decision | None:
    year, _dash, serial = number.strip().partition("-")
    if not (year.isdecimal() and serial.isdecimal()):
        return None
    return Decision.objects.filter(region_id=member.region_id, year=int(year), serial=int(serial)).first()


def party_choices(budget: Budget) -> list[tuple[int, str]]:
    return [(party.pk, party.organisation.name) for party in payers_of(budget)]

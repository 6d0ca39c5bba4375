"""The money of the covenant: a budget, its key, what everybody pays, and the settlement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import Measure, Payers, Stage
from steiger.cooperation.models import (
    Budget,
    Contribution,
    ContributionLine,
    Covenant,
    KeyLine,
    KeyNumber,
)
from steiger.cooperation.rules.money import PAYERS_OF, Computed, ShareLine
from steiger.cooperation.selectors.key_numbers import Key, Known, known_numbers, payers_of
from steiger.cooperation.selectors.money import compute, contributions_of, decision_by_number, missing_rows
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.school_years import school_year


@transaction.atomic
def start_budget(
    *, by: Member, covenant: Covenant, first_year: int, title: str, amount: int, other_income: int = 0
) -> Budget:
    require_region(by, Permission.MONEY_WRITE)
    _check_amounts(title, amount, other_income)
    try:
        with transaction.atomic():
            budget = Budget.objects.create(
                region_id=by.region_id,
                covenant=covenant,
                first_year=first_year,
                title=title.strip(),
                amount=amount,
                other_income=other_income,
                made_on=clock.today(),
                made_by_id=by.user_id,
            )
    except IntegrityError as twice:
        message = _("There is a budget for this school year already. Open that one.")
        raise DomainError(message, field="first_year") from twice
    record(by=by, kind="start_budget", subject=f"budget {budget.pk}", amount=amount)
    return budget


@transaction.atomic
def change_budget(*, by: Member, budget: Budget, title: str, amount: int, other_income: int) -> Budget:
    require_region(by, Permission.MONEY_WRITE)
    budget = _open(budget)
    _check_amounts(title, amount, other_income)
    budget.title, budget.amount, budget.other_income = title.strip(), amount, other_income
    budget.save(update_fields=["title", "amount", "other_income"])
    record(by=by, kind="change_budget", subject=f"budget {budget.pk}", amount=amount, other_income=other_income)
    return budget


@transaction.atomic
def add_key_line(
    *,
    by: Member,
    budget: Budget,
    measure: Measure,
    payers: Payers = Payers.ALL,
    party_id: int | None = None,
    price: int | None = None,
) -> KeyLine:
    """One more line: what is counted, for whom, and the price in cents. Without a price it takes the rest."""
    require_region(by, Permission.MONEY_WRITE)
    budget = _open(budget)
    payers = PAYERS_OF.get(measure, payers)
    if payers == Payers.ONE and party_id not in {party.pk for party in payers_of(budget)}:
        raise DomainError(_("Choose which party pays this line."), field="party")
    if price is None and budget.key_lines.filter(price=None).exists():
        raise DomainError(_("One line divides the rest already. Give this line a price."), field="price")
    last = budget.key_lines.order_by("-position").values_list("position", flat=True).first() or 0
    line = KeyLine.objects.create(
        region_id=budget.region_id,
        budget=budget,
        position=last + 1,
        measure=measure,
        payers=payers,
        party_id=party_id if payers == Payers.ONE else None,
        price=price,
    )
    record(by=by, kind="add_key_line", subject=f"budget {budget.pk}", measure=str(measure), price=price)
    return line


@transaction.atomic
def remove_key_line(*, by: Member, budget: Budget, line_id: int) -> None:
    require_region(by, Permission.MONEY_WRITE)
    budget = _open(budget)
    budget.key_lines.filter(pk=line_id).delete()
    record(by=by, kind="remove_key_line", subject=f"budget {budget.pk}")


@transaction.atomic
def enter_numbers(*, by: Member, budget: Budget, stage: Stage, numbers: dict[tuple[str, int], Decimal | None]) -> None:
    """Numbers that the key uses instead of the count. None: the count holds again."""
    require_region(by, Permission.MONEY_WRITE)
    budget = _lock(budget)
    if stage == Stage.EXPECTED:
        _refuse_frozen(budget)
    elif budget.settled_on is not None:
        raise DomainError(_("This year has been settled. Its numbers stay as they are."))
    parties = {party.pk for party in payers_of(budget)}
    for (measure, party_id), number in numbers.items():
        if party_id not in parties or measure not in Measure.values:
            continue
        if number is not None and number < 0:
            raise DomainError(_("A number is nought or more."), field=f"{measure}-{party_id}")
        _put_number(by, budget, stage, measure, party_id, number)
    record(by=by, kind="enter_numbers", subject=f"budget {budget.pk}", stage=str(stage))


@transaction.atomic
def freeze_budget(
    *, by: Member, budget: Budget, decision_number: str = "", decision_text: str = "", decided_on: date | None = None
) -> Budget:
    """A decision fixes what everybody pays. From now on nothing of it is computed again."""
    require_region(by, Permission.MONEY_WRITE)
    budget = _open(budget)
    decision = None
    if decision_number.strip():
        decision = decision_by_number(by, decision_number)
        if decision is None:
            message = _("There is no decision with this number. Look it up, or write down who decided and when.")
            raise DomainError(message, field="decision_number")
        decided_on = decision.decided_on
    elif not decision_text.strip():
        raise DomainError(_("Write down who decided, or the number of the decision."), field="decision_text")
    if decided_on is None or decided_on > clock.today():
        raise DomainError(_("A decision is in the past or of today. Choose an earlier date."), field="decided_on")
    parties = payers_of(budget)
    known = known_numbers(budget, parties, Stage.EXPECTED)
    computed = compute(budget, parties, known, Stage.EXPECTED)
    _refuse_half(computed)
    for share in computed.shares:
        contribution = Contribution.objects.create(
            region_id=budget.region_id, budget=budget, party_id=share.payer.party_id, amount=share.amount
        )
        _keep_lines(contribution, Stage.EXPECTED, share.lines, known)
    budget.frozen_on, budget.frozen_by_id, budget.decided_on = clock.today(), by.user_id, decided_on
    budget.decision, budget.decision_text = decision, decision_text.strip()
    budget.save(update_fields=["frozen_on", "frozen_by", "decided_on", "decision", "decision_text"])
    record(by=by, kind="freeze_budget", subject=f"budget {budget.pk}", amount=budget.amount - budget.other_income)
    return budget


@transaction.atomic
def settle_budget(*, by: Member, budget: Budget, real_amount: int, real_other_income: int) -> Budget:
    """After the year: the same key over the real costs and the real numbers; each party sees its difference."""
    require_region(by, Permission.MONEY_WRITE)
    budget = _lock(budget)
    if budget.frozen_on is None:
        raise DomainError(_("This budget has not been decided yet. Freeze it first."))
    if budget.settled_on is not None:
        raise DomainError(_("This year has been settled already."))
    if clock.today() <= school_year(budget.first_year)[1]:
        raise DomainError(_("The school year has not ended yet. Settle it from 1 August on."))
    if real_other_income > real_amount:
        message = _("There is more other income than cost: nothing is left to contribute. Check both amounts.")
        raise DomainError(message, field="real_other_income")
    parties = payers_of(budget)
    known = known_numbers(budget, parties, Stage.REAL)
    computed = compute(budget, parties, known, Stage.REAL, needed=real_amount - real_other_income)
    _refuse_half(computed)
    by_party = {share.payer.party_id: share for share in computed.shares}
    for contribution in contributions_of(budget):
        share = by_party[contribution.party_id]
        contribution.real_amount = share.amount
        contribution.save(update_fields=["real_amount"])
        _keep_lines(contribution, Stage.REAL, share.lines, known)
    budget.settled_on, budget.settled_by_id = clock.today(), by.user_id
    budget.real_amount, budget.real_other_income = real_amount, real_other_income
    budget.save(update_fields=["settled_on", "settled_by", "real_amount", "real_other_income"])
    record(by=by, kind="settle_budget", subject=f"budget {budget.pk}", real_amount=real_amount)
    return budget


def _check_amounts(title: str, amount: int, other_income: int) -> None:
    if not title.strip():
        raise DomainError(_("Give the budget a name."), field="title")
    if amount <= 0:
        raise DomainError(_("Enter an amount above nought."), field="amount")
    if not 0 <= other_income <= amount:
        message = _("There is more other income than cost: nothing is left to contribute. Check both amounts.")
        raise DomainError(message, field="other_income")


def _lock(budget: Budget) -> Budget:
    return (
        Budget.objects.select_for_update(of=("self",))
        .select_related("covenant", "region", "decision")
        .get(pk=budget.pk)
    )


def _open(budget: Budget) -> Budget:
    budget = _lock(budget)
    _refuse_frozen(budget)
    return budget


def _refuse_frozen(budget: Budget) -> None:
    if budget.frozen_on is not None:
        raise DomainError(
            _("This budget was fixed by a decision. What is different at the end comes in the settlement.")
        )


def _refuse_half(computed: Computed) -> None:
    """The key gives no amounts, or none that add up: say what is missing and where to go."""
    if computed.missing:
        said = "; ".join(f"{row.label}: {', '.join(row.names)}" for row in missing_rows(computed))
        raise DomainError(_("These numbers are missing: %(numbers)s. Enter them at “Numbers”.") % {"numbers": said})
    if computed.nothing_to_divide_by is not None:
        raise DomainError(
            _(
                "The line “%(line)s” counts nothing, so it cannot divide the rest. "
                "Enter the numbers, or choose another line."
            )
            % {"line": Measure(computed.nothing_to_divide_by.measure).label}
        )
    if not computed.shares:
        raise DomainError(_("No party has signed yet. Contributions are for who has signed."))
    if computed.gap:
        raise DomainError(_("The lines do not add up to the budget. Add a line for the rest, or change the prices."))


def _put_number(by: Member, budget: Budget, stage: Stage, measure: str, party_id: int, number: Decimal | None) -> None:
    which: dict[str, Any] = {"budget": budget, "stage": stage, "measure": measure, "party_id": party_id}
    if number is None:
        KeyNumber.objects.filter(**which).delete()
        return
    entered = {"number": number, "entered_on": clock.today(), "entered_by_id": by.user_id}
    KeyNumber.objects.update_or_create(**which, region_id=budget.region_id, defaults=entered)


def _keep_lines(
    contribution: Contribution, stage: Stage, lines: Sequence[ShareLine], known: Mapping[Key, Known]
) -> None:
    """With the number of children behind each number: later nobody can count them again."""
    unknown = Known(Decimal(0))
    ContributionLine.objects.bulk_create(
        ContributionLine(
            region_id=contribution.region_id,
            contribution=contribution,
            stage=stage,
            position=place,
            measure=line.measure,
            number=line.number,
            children=known.get((line.measure, contribution.party_id), unknown).children,
            price=line.price,
            amount=line.amount,
        )
        for place, line in enumerate(lines, start=1)
    )

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from openpyxl import load_workbook

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation import keys
from steiger.cooperation.actions import (
    add_key_line,
    change_budget,
    enter_numbers,
    freeze_budget,
    mark_invoiced,
    mark_paid,
    settle_budget,
    start_budget,
    take_back_follow,
    withdraw_party,
)
from steiger.cooperation.enums import Measure, Payers, Stage
from steiger.cooperation.exports import budget_csv, budget_workbook
from steiger.cooperation.models import Body, Budget, Covenant, Decision, Party
from steiger.cooperation.selectors import budget_page, number_rows, payers_of, unpaid_of
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.organisations.models import Organisation, PupilCount
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.factories import Places

TODAY = date(2025, 9, 15)
DECIDED = {"decision_text": "Stuurgroep, punt 5", "decided_on": date(2025, 9, 10)}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def covenant(dirk: Member) -> Covenant:
    return a_covenant(dirk)


@pytest.fixture
def board(dirk: Member, esra: Member, covenant: Covenant, places: Places) -> Party:
    return a_signature(esra, a_party(dirk, covenant, places.board.pk)).party


@pytest.fixture
def municipality(dirk: Member, femke: Member, covenant: Covenant, places: Places) -> Party:
    return a_signature(femke, a_party(dirk, covenant, places.municipality.pk)).party


@pytest.fixture
def budget(dirk: Member, covenant: Covenant, board: Party, municipality: Party) -> Budget:
    """€ 1.000,01 of which the municipality pays 300 and the two together divide the rest."""
    made = start_budget(
        by=dirk, covenant=covenant, first_year=2025, title="Expertisecentrum", amount=120_001, other_income=20_000
    )
    add_key_line(by=dirk, budget=made, measure=Measure.PARTY, payers=Payers.MUNICIPALITIES, price=30_000)
    add_key_line(by=dirk, budget=made, measure=Measure.PARTY)
    return made


def _amounts(by: Member, budget: Budget) -> dict[str, int]:
    fresh = Budget.objects.select_related("covenant", "region", "decision").get(pk=budget.pk)
    return {row.name: row.amount for row in budget_page(by, fresh).rows}


def test_preview_adds_up_to_the_cent(dirk: Member, budget: Budget) -> None:
    assert _amounts(dirk, budget) == {"Stichting De Oever": 35_001, "Utrecht": 65_000}


@pytest.mark.parametrize("who", ["esra", "femke", "amina", "paula"])
def test_money_is_written_by_the_coordinator(who: str, budget: Budget, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(who)

    with pytest.raises(NotAllowedError):
        freeze_budget(by=member, budget=budget, **DECIDED)
    with pytest.raises(NotAllowedError):
        change_budget(by=member, budget=budget, title="X", amount=1, other_income=0)


def test_start_budget_once_a_year(dirk: Member, covenant: Covenant, budget: Budget) -> None:
    with pytest.raises(DomainError) as refused:
        start_budget(by=dirk, covenant=covenant, first_year=2025, title="Nog een", amount=5)

    assert refused.value.field == "first_year"


@pytest.mark.parametrize(
    "changed, field",
    [({"title": " "}, "title"), ({"amount": 0}, "amount"), ({"other_income": 120_002}, "other_income")],
)
def test_change_budget_refuses_and_names_the_field(
    dirk: Member, budget: Budget, changed: dict[str, Any], field: str
) -> None:
    asked: dict[str, Any] = {"title": "X", "amount": 120_001, "other_income": 0, **changed}

    with pytest.raises(DomainError) as refused:
        change_budget(by=dirk, budget=budget, **asked)

    assert refused.value.field == field


def test_add_key_line_takes_one_line_of_the_rest(dirk: Member, budget: Budget) -> None:
    with pytest.raises(DomainError) as refused:
        add_key_line(by=dirk, budget=budget, measure=Measure.PUPILS)

    assert refused.value.field == "price"


def test_freeze_fixes_what_was_computed_for_good(dirk: Member, budget: Budget) -> None:
    frozen = freeze_budget(by=dirk, budget=budget, **DECIDED)

    with pytest.raises(DomainError, match="fixed by a decision"):
        change_budget(by=dirk, budget=frozen, title="X", amount=1, other_income=0)
    with pytest.raises(DomainError, match="fixed by a decision"):
        add_key_line(by=dirk, budget=frozen, measure=Measure.PARTY, price=1)
    assert _amounts(dirk, frozen) == {"Stichting De Oever": 35_001, "Utrecht": 65_000}
    assert Happening.objects.filter(kind="freeze_budget").count() == 1


def test_freeze_takes_the_number_of_a_decision(dirk: Member, budget: Budget) -> None:
    body = Body.objects.create(region_id=dirk.region_id, name="Stuurgroep", kind="steering_group", founded_on=TODAY)
    decision = Decision.objects.create(
        region_id=dirk.region_id, year=2025, serial=4, body=body, title="Begroting", text="Akkoord",
        decided_on=date(2025, 9, 1), from_on=date(2025, 9, 1), recorded_by_id=dirk.user_id,
    )  # fmt: skip

    with pytest.raises(DomainError) as refused:
        freeze_budget(by=dirk, budget=budget, decision_number="2025-99")
    frozen = freeze_budget(by=dirk, budget=budget, decision_number="2025-04")

    assert refused.value.field == "decision_number"
    assert (frozen.decision, frozen.decided_on) == (decision, date(2025, 9, 1))


@pytest.mark.parametrize(
    "changed, field",
    [({"decision_text": ""}, "decision_text"), ({"decided_on": None}, "decided_on"),
     ({"decided_on": date(2025, 9, 16)}, "decided_on")],
)  # fmt: skip
def test_freeze_needs_a_decision(dirk: Member, budget: Budget, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        freeze_budget(by=dirk, budget=budget, **{**DECIDED, **changed})

    assert refused.value.field == field


def test_freeze_says_which_number_is_missing_for_whom_and_where(
    dirk: Member, covenant: Covenant, board: Party, municipality: Party
) -> None:
    made = start_budget(by=dirk, covenant=covenant, first_year=2025, title="X", amount=1000)
    add_key_line(by=dirk, budget=made, measure=Measure.PUPILS)

    with pytest.raises(DomainError, match=r"Enrolled pupils of the board: Stichting De Oever\..*Numbers"):
        freeze_budget(by=dirk, budget=made, **DECIDED)
    enter_numbers(by=dirk, budget=made, stage=Stage.EXPECTED, numbers={("pupils", board.pk): Decimal(400)})

    assert _amounts(dirk, freeze_budget(by=dirk, budget=made, **DECIDED)) == {"Stichting De Oever": 1000, "Utrecht": 0}


def test_pupils_come_from_the_latest_count_up_to_the_year(
    dirk: Member, covenant: Covenant, board: Party, places: Places
) -> None:
    for school, year, pupils in [
        (places.mother_school, 2024, 210), (places.other_school, 2024, 90), (places.mother_school, 2026, 999),
    ]:  # fmt: skip
        PupilCount.objects.create(school=school, year=year, pupils=pupils)
    PupilCount.objects.create(school=places.newcomer_school, year=2024, is_small=True)
    made = start_budget(by=dirk, covenant=covenant, first_year=2025, title="X", amount=1000)
    add_key_line(by=dirk, budget=made, measure=Measure.PUPILS, price=2)

    (row,) = number_rows(Budget.objects.select_related("covenant", "region").get(pk=made.pk), Stage.EXPECTED)

    assert row.counted == 300


def test_payers_are_who_signed_and_who_left_but_is_still_bound(
    dirk: Member, budget: Budget, board: Party, covenant: Covenant, places: Places
) -> None:
    withdraw_party(by=dirk, party=board, reason="Fusie", until_on=date(2026, 7, 31))
    a_party(dirk, covenant, Organisation.objects.create(kind="board", name="Niet getekend", code="9").pk)

    assert set(_amounts(dirk, budget)) == {"Stichting De Oever", "Utrecht"}


def test_follow_invoices_before_payment(dirk: Member, budget: Budget) -> None:
    frozen = freeze_budget(by=dirk, budget=budget, **DECIDED)
    one = frozen.contributions.all()[0]

    with pytest.raises(DomainError, match="not been invoiced"):
        mark_paid(by=dirk, contribution=one, paid_on=TODAY)
    mark_invoiced(by=dirk, contribution=one, invoiced_on=date(2025, 9, 12))
    with pytest.raises(DomainError) as refused:
        mark_paid(by=dirk, contribution=one, paid_on=date(2025, 9, 11))
    paid = mark_paid(by=dirk, contribution=one, paid_on=TODAY)

    assert refused.value.field == "paid_on"
    assert (paid.invoiced_on, paid.paid_on) == (date(2025, 9, 12), TODAY)


def test_settle_shows_each_difference_and_adds_up_to_the_real_costs(dirk: Member, budget: Budget) -> None:
    frozen = freeze_budget(by=dirk, budget=budget, **DECIDED)
    with pytest.raises(DomainError, match="not ended"):
        settle_budget(by=dirk, budget=frozen, real_amount=90_000, real_other_income=20_000)

    with clock.on(date(2026, 9, 1)):
        settle_budget(by=dirk, budget=frozen, real_amount=90_001, real_other_income=20_000)

    page = budget_page(dirk, Budget.objects.select_related("covenant", "region", "decision").get(pk=frozen.pk))
    assert page.real_total == 70_001
    assert [row.difference for row in page.rows] == [-15_000, -15_000]
    with clock.on(date(2026, 9, 1)), pytest.raises(DomainError, match="already"):
        settle_budget(by=dirk, budget=frozen, real_amount=1, real_other_income=0)


def test_exports_hold_the_same_totals_and_no_formula(dirk: Member, budget: Budget, places: Places) -> None:
    Organisation.objects.filter(pk=places.board.pk).update(name="=1+1")
    frozen = freeze_budget(by=dirk, budget=budget, **DECIDED)
    page = budget_page(dirk, Budget.objects.select_related("covenant", "region", "decision").get(pk=frozen.pk))

    first = load_workbook(BytesIO(budget_workbook(page))).worksheets[0]
    written = budget_csv(page)

    rows = list(first.iter_rows(values_only=True))
    assert rows[-1][2] == 1000.01
    assert sum(row[2] for row in rows[1:-1]) == pytest.approx(1000.01)
    assert rows[1][0] == "'=1+1"
    assert "1000,01" in written
    assert ";" in written


def _fresh(budget: Budget) -> Budget:
    return Budget.objects.select_related("covenant", "region", "decision").get(pk=budget.pk)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch, board: Party, places: Places) -> dict[int | None, keys.Count]:
    """Weeks by board as the room above would count them."""
    told: dict[int | None, keys.Count] = {board.organisation_id: keys.Count(Decimal("12.4"), 1)}
    monkeypatch.setitem(keys._counted, Measure.WEEKS_BOARD, lambda *, first_on, last_on: told)
    return told


@pytest.fixture
def by_weeks(dirk: Member, budget: Budget, counts: dict[int | None, keys.Count]) -> Budget:
    add_key_line(by=dirk, budget=budget, measure=Measure.WEEKS_BOARD, price=1_000)
    return budget


@pytest.mark.parametrize("is_frozen", [False, True])
def test_few_children_behind_an_amount_are_seen_by_the_party_and_the_coordinator_only(
    is_frozen: bool, dirk: Member, esra: Member, amina: Member, by_weeks: Budget
) -> None:
    if is_frozen:
        freeze_budget(by=dirk, budget=by_weeks, **DECIDED)

    def numbers(member: Member) -> list[Decimal]:
        page = budget_page(member, _fresh(by_weeks))
        assert page.total == 100_001
        return [line.number for row in page.rows for line in row.lines if line.measure == Measure.WEEKS_BOARD]

    assert numbers(dirk) == numbers(esra) == [Decimal("12.4")]
    assert numbers(amina) == []
    hidden = budget_page(amina, _fresh(by_weeks))
    assert hidden.together is not None
    assert hidden.together.names == ["Stichting De Oever"]
    assert "12,4" not in budget_csv(hidden)
    assert "12,4" in budget_csv(budget_page(dirk, _fresh(by_weeks)))


def test_a_number_entered_by_hand_counts_as_few_children(
    dirk: Member, amina: Member, by_weeks: Budget, board: Party, counts: dict[int | None, keys.Count]
) -> None:
    counts.clear()
    enter_numbers(by=dirk, budget=by_weeks, stage=Stage.EXPECTED, numbers={("weeks_board", board.pk): Decimal(40)})

    page = budget_page(amina, _fresh(by_weeks))

    assert page.together is not None
    assert page.total == 100_001


def test_what_nobody_pays_is_told_to_the_coordinator_only(
    dirk: Member, esra: Member, by_weeks: Budget, counts: dict[int | None, keys.Count]
) -> None:
    outside = Organisation.objects.create(kind="board", name="Buiten", code="98")
    counts[None] = keys.Count(Decimal(30), 2)
    counts[outside.pk] = keys.Count(Decimal(8), 1)

    rows = unpaid_of(_fresh(by_weeks), payers_of(by_weeks), Stage.EXPECTED)

    assert [(row.organisation, row.number) for row in rows] == [(None, 30), (outside, 8)]
    assert budget_page(dirk, _fresh(by_weeks)).unpaid == rows
    assert not budget_page(esra, _fresh(by_weeks)).unpaid


def test_take_back_first_the_payment_and_then_the_invoice(dirk: Member, esra: Member, budget: Budget) -> None:
    one = freeze_budget(by=dirk, budget=budget, **DECIDED).contributions.all()[0]
    mark_invoiced(by=dirk, contribution=one, invoiced_on=TODAY)
    mark_paid(by=dirk, contribution=one, paid_on=TODAY)

    with pytest.raises(NotAllowedError):
        take_back_follow(by=esra, contribution=one)
    first = take_back_follow(by=dirk, contribution=one)
    second = take_back_follow(by=dirk, contribution=one)

    assert (first.invoiced_on, first.paid_on) == (TODAY, None)
    assert (second.invoiced_on, second.invoiced_by_id) == (None, None)
    with pytest.raises(DomainError, match="Nothing has been recorded"):
        take_back_follow(by=dirk, contribution=one)

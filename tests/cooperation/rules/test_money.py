from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from steiger.cooperation.enums import Measure, Payers
from steiger.cooperation.rules.money import Computed, Line, Payer, compute, divide, pays
from steiger.organisations.enums import OrganisationKind

BOARD, TOWN = OrganisationKind.BOARD.value, OrganisationKind.MUNICIPALITY.value
A, B, C = Payer(1, "A", BOARD), Payer(2, "B", BOARD), Payer(3, "C", TOWN)
COUNTED = [measure for measure in Measure if measure != Measure.PARTY]

payers = st.lists(st.sampled_from([BOARD, TOWN, OrganisationKind.OTHER.value]), min_size=1, max_size=12).map(
    lambda kinds: [Payer(place, f"P{place}", kind) for place, kind in enumerate(kinds, start=1)]
)
numbers = st.decimals(min_value=0, max_value=100_000, places=1)
lines = st.builds(
    Line,
    measure=st.sampled_from([measure.value for measure in Measure]),
    payers=st.sampled_from([Payers.ALL.value, Payers.BOARDS.value, Payers.MUNICIPALITIES.value, Payers.ONE.value]),
    price=st.integers(min_value=0, max_value=500_000),
    party_id=st.integers(min_value=1, max_value=3),
)


@given(
    amount=st.integers(min_value=-(10**11), max_value=10**11),
    weights=st.lists(numbers, min_size=1, max_size=30).filter(any),
)
def test_divide_gives_out_every_cent_and_nobody_more_than_one_too_many(amount: int, weights: list[Decimal]) -> None:
    parts = divide(amount, list(enumerate(weights)))

    total = sum(weights)
    assert sum(parts.values()) == amount
    for place, weight in enumerate(weights):
        assert abs(parts[place] - amount * weight / total) < 1


@given(st.data())
def test_totals_equal_the_budget_to_the_cent_whatever_the_key(data: st.DataObject) -> None:
    who = data.draw(payers)
    key = data.draw(st.lists(lines, max_size=5))
    rest = Line(data.draw(st.sampled_from([measure.value for measure in Measure])))
    key.insert(data.draw(st.integers(min_value=0, max_value=len(key))), rest)
    known = {(measure.value, payer.party_id): data.draw(numbers) for measure in COUNTED for payer in who}
    needed = data.draw(st.integers(min_value=0, max_value=10**10))

    computed = compute(needed=needed, lines=key, payers=who, numbers=known)

    if computed.is_whole:
        assert sum(share.amount for share in computed.shares) == needed
        assert all(share.amount == sum(line.amount for line in share.lines) for share in computed.shares)
        assert all(line.amount >= 0 for share in computed.shares for line in share.lines)
    else:
        assert computed.gap < 0 or computed.nothing_to_divide_by == rest


def _amounts(computed: Computed) -> dict[str, int]:
    return {share.payer.name: share.amount for share in computed.shares}


def test_compute_divides_the_rest_after_the_lines_with_a_price() -> None:
    key = [Line("party", "municipalities", 10_000), Line("pupils", price=50), Line("party")]

    computed = compute(
        needed=40_000, lines=key, payers=[A, B, C], numbers={("pupils", 1): Decimal(100), ("pupils", 2): Decimal(21)}
    )

    assert computed.is_whole
    assert _amounts(computed) == {"A": 5000 + 7984, "B": 1050 + 7983, "C": 10_000 + 7983}
    assert [(line.number, line.price) for line in computed.shares[0].lines] == [(100, 50), (1, None)]


def test_compute_says_which_number_is_missing_and_for_whom() -> None:
    computed = compute(
        needed=100, lines=[Line("pupils"), Line("weeks_municipality", price=5)], payers=[A, B, C],
        numbers={("pupils", 1): Decimal(3)},
    )  # fmt: skip

    assert [(one.measure, one.payer.name) for one in computed.missing] == [("pupils", "B"), ("weeks_municipality", "C")]
    assert not computed.is_whole


def test_compute_cannot_divide_by_nothing() -> None:
    computed = compute(needed=100, lines=[Line("hours")], payers=[A], numbers={("hours", 1): Decimal(0)})

    assert computed.nothing_to_divide_by is not None
    assert not computed.is_whole


def test_compute_tells_what_the_lines_raise_too_little_or_too_much() -> None:
    def gap(price: int, rest: list[Line]) -> int:
        return compute(needed=100, lines=[Line("party", price=price), *rest], payers=[A, B], numbers={}).gap

    assert gap(40, []) == 20
    assert gap(60, []) == -20
    assert gap(60, [Line("party")]) == -20
    assert gap(50, []) == gap(40, [Line("party")]) == 0


def test_compute_gives_back_only_when_a_year_is_settled() -> None:
    key = [Line("party", price=60), Line("party")]

    computed = compute(needed=101, lines=key, payers=[A, B], numbers={}, may_give_back=True)

    assert sum(share.amount for share in computed.shares) == 101
    assert [line.amount for line in computed.shares[0].lines] == [60, -9]


def test_pays_follows_from_what_is_counted() -> None:
    assert pays(Line("pupils", "all"), A)
    assert not pays(Line("pupils", "all"), C)
    assert pays(Line("weeks_municipality"), C)
    assert not pays(Line("weeks_municipality"), A)
    assert [pays(Line("party", "one", 5, 2), payer) for payer in (A, B, C)] == [False, True, False]

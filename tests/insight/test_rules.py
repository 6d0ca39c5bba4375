"""No cell under k, and none that can be worked out: tried against a reader who knows the totals and can subtract."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steiger.core.small_cells import Cell, Cells, Hidden, shown
from steiger.insight import rules
from steiger.insight.rules import Share

ks = st.integers(3, 10)
counts = st.lists(st.integers(0, 60) | st.integers(0, 6), min_size=1, max_size=12)


def feasible(cells: Cells, place: int, value: int, k: int) -> bool:
    """Whether a reader who knows the total and the shown cells must think this value of a hidden cell possible.

    What is marked small lies from 0 to k-1; of a cell hidden as a cover the reader assumes at least k.
    """
    withheld = all(cell.hidden == Hidden.COVER for cell in cells.cells)
    least = most = 0
    for other, cell in enumerate(cells.cells):
        if other == place:
            least, most = least + value, most + value
        elif cell.is_shown:
            least, most = least + cell.count, most + cell.count
        elif cell.hidden == Hidden.SMALL:
            most += k - 1
        else:
            least += 0 if withheld else k
            most += 10_000
    return least <= cells.total.count <= most


@settings(max_examples=400)
@given(counts, ks)
def test_no_cell_under_k_is_ever_readable(values: list[int], k: int) -> None:
    protected = rules.protect(values, k)

    for cell in (*protected.cells, protected.total):
        if cell.count < k:
            assert not cell.is_shown
            assert cell.drawn is None
            assert cell.text in {f"<{k}", "•"}


@settings(max_examples=400)
@given(counts, ks)
def test_a_total_never_reveals_what_a_small_cell_holds(values: list[int], k: int) -> None:
    protected = rules.protect(values, k)

    if not protected.total.is_shown:
        return
    for place, cell in enumerate(protected.cells):
        if cell.count < k:
            for value in range(k):
                assert feasible(protected, place, value, k), (values, place, value)


@settings(max_examples=200)
@given(counts, ks)
def test_what_is_shown_is_true(values: list[int], k: int) -> None:
    protected = rules.protect(values, k)

    assert [cell.count for cell in protected.cells] == values
    assert protected.total.count == sum(values)
    if all(value >= k for value in values):
        assert protected.is_complete


def test_a_single_small_cell_takes_the_smallest_other_with_it() -> None:
    protected = rules.protect([2, 40, 9], 5)

    assert [cell.text for cell in protected.cells] == ["<5", "40", "•"]
    assert protected.total.text == "51"


def test_what_matters_most_is_hidden_last() -> None:
    protected = rules.protect([2, 9, 40], 5, keep=frozenset({1}))

    assert [cell.text for cell in protected.cells] == ["<5", "9", "•"]


def test_cells_are_withheld_when_a_cover_does_not_help() -> None:
    protected = rules.protect([0, 5], 5)

    assert [cell.text for cell in protected.cells] == ["•", "•"]
    assert protected.total.text == "5"


def test_a_small_total_hides_everything_below_it() -> None:
    protected = rules.protect([1, 2], 5)

    assert [cell.text for cell in (*protected.cells, protected.total)] == ["<5", "<5", "<5"]


def test_parts_of_a_hidden_total_are_hidden() -> None:
    protected = rules.protect([20, 30], 5, is_total_hidden=True)

    assert [cell.text for cell in (*protected.cells, protected.total)] == ["•", "•", "•"]


@pytest.mark.parametrize(("count", "text"), [(0, "<5"), (4, "<5"), (5, "5"), (123, "123")])
def test_shown(count: int, text: str) -> None:
    assert shown(count, 5) == text
    assert rules.single(count, 5).text == text


@settings(max_examples=300)
@given(st.integers(0, 80), st.integers(0, 80), ks)
def test_a_share_tells_neither_part_nor_rest_below_k(part: int, rest: int, k: int) -> None:
    whole = part + rest
    share = Share(part, whole, k)

    same = [
        other
        for other in range(whole + 1)
        if Share(other, whole, k).text == share.text and Share(other, whole, k).percentage == share.percentage
    ]
    if part < k or rest < k:
        hidden = range(k) if part < k else range(whole - k + 1, whole + 1)
        assert set(hidden) & set(range(whole + 1)) <= set(same)
        assert not share.is_exact


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(3, 9, "te weinig"), (30, 60, "50%"), (2, 40, "<13%"), (39, 40, ">87%"), (2, 4000, "<1%"), (0, 0, "te weinig")],
)
def test_share_in_words(part: int, whole: int, text: str) -> None:
    assert Share(part, whole, 5).text == text


def test_median_needs_k_values() -> None:
    assert rules.median_of([1, 2, 3, 4], 5) is None
    assert rules.median_of([5, 1, 3, 2, 4], 5) == 3
    assert rules.median_of([1, 2, 3, 4, 5, 6], 5) == 3.5


def test_every_small_table_by_brute_force() -> None:
    """All tables of three cells up to 11 with k = 3: each small cell could be anything below k."""
    k = 3
    for values in product(range(12), repeat=3):
        protected = rules.protect(list(values), k)
        if protected.total.is_shown:
            for place, cell in enumerate(protected.cells):
                if cell.count < k:
                    assert all(feasible(protected, place, value, k) for value in range(k)), values


def test_a_hidden_cell_has_no_height() -> None:
    assert Cell(3, 5, Hidden.SMALL).drawn is None
    assert Cell(9, 5, Hidden.COVER).drawn is None
    assert Cell(9, 5).drawn == 9

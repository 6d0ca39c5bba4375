"""No number below k, and none that the page's sums and its two kinds of receivers give away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steiger.cooperation.rules.representation import Band, band, cover_crossing, protect_receivers
from steiger.core.small_cells import Cell, Hidden, protect

K = 5
numbers = st.dictionaries(st.integers(1, 12), st.integers(0, 7) | st.integers(0, 40), min_size=1, max_size=10)
# Children by board and municipality.
crossings = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(11, 13)), st.integers(0, 6) | st.integers(0, 30), min_size=1, max_size=9
)


def told(cells: dict[int, Cell]) -> dict[int, str]:
    return {pk: cell.text for pk, cell in cells.items()}


@given(numbers, st.sets(st.integers(1, 12)))
def test_what_is_told_of_who_is_no_party_stands_on_the_page(counts: dict[int, int], outside: set[int]) -> None:
    found = protect_receivers(counts, outside, K)
    some = set(counts) & outside

    assert set(found.cells) == set(counts)
    assert all(not cell.is_shown for pk, cell in found.cells.items() if counts[pk] < K)
    assert found.told_of(some) == sum(counts[pk] for pk in some if found.cells[pk].is_shown)


def test_a_party_covers_the_small_number_before_who_is_no_party_does() -> None:
    found = protect_receivers({1: 3, 2: 20, 3: 50, 4: 30}, {1, 2}, K)

    assert told(dict(found.cells)) == {1: "<5", 2: "20", 3: "50", 4: "•"}
    assert (found.told_of({1, 2}), found.total.text) == (20, "103")


def test_a_municipality_is_hidden_when_it_gives_the_small_board_in_it_away() -> None:
    """Two boards have all schools of the town: what one does not receive, the other does."""
    boards = {1: Cell(10, K), 2: Cell(3, K, Hidden.SMALL), 3: Cell(40, K)}
    towns = {11: Cell(13, K), 12: Cell(40, K)}

    assert told(cover_crossing(boards, towns, {(1, 11), (2, 11), (3, 12)}, K)) == {11: "•", 12: "40"}


def test_municipalities_are_told_when_nothing_follows_from_them() -> None:
    boards = {1: Cell(10, K), 2: Cell(30, K), 3: Cell(40, K)}
    towns = {11: Cell(20, K), 12: Cell(60, K)}
    pairs = {(1, 11), (2, 11), (2, 12), (3, 12)}

    assert cover_crossing(boards, towns, pairs, K) == towns
    # One small board beside others whose children may be anywhere stays small and no more.
    boards[4] = Cell(3, K, Hidden.SMALL)
    boards[1] = Cell(10, K, Hidden.COVER)
    assert told(cover_crossing(boards, towns, {*pairs, (4, 11), (1, 12)}, K)) == {11: "20", 12: "60"}


@given(crossings)
def test_no_subtraction_of_boards_from_a_municipality_points_at_few(crossing: dict[tuple[int, int], int]) -> None:
    boards = {pk: sum(n for (b, _t), n in crossing.items() if b == pk) for pk in {b for b, _t in crossing}}
    towns = {pk: sum(n for (_b, t), n in crossing.items() if t == pk) for pk in {t for _b, t in crossing}}
    board_cells = dict(zip(boards, protect(list(boards.values()), K).cells, strict=True))
    town_cells = dict(zip(towns, protect(list(towns.values()), K).cells, strict=True))

    found = cover_crossing(board_cells, town_cells, crossing, K)

    most = {None: lambda cell: cell.count, Hidden.SMALL: lambda cell: K - 1, Hidden.COVER: lambda cell: 10_000}
    for board, cell in board_cells.items():
        if cell.hidden != Hidden.SMALL:
            continue
        for town, number in found.items():
            if number.is_shown and (board, town) in crossing:
                others = [board_cells[b] for b, t in crossing if t == town and b != board]
                assert number.count - sum(most[other.hidden](other) for other in others) <= 0
    assert all(not found[pk].is_shown for pk, cell in town_cells.items() if not cell.is_shown)


@given(st.integers(0, 200), st.integers(0, 200))
def test_between_the_bounds_of_a_share_lie_at_least_k_numbers(part: int, rest: int) -> None:
    whole = part + rest
    found = band(part, whole, K)

    if found is None:
        assert whole < 2 * K
        return
    possible = [n for n in range(whole + 1) if band(n, whole, K) == found]
    assert part in possible
    assert len(possible) >= K
    assert found.low <= 100 * part / whole <= found.high


def test_a_share_is_told_as_finely_as_there_are_children() -> None:
    assert band(67, 100, K) == Band(65, 70)
    assert band(100, 100, K) == Band(95, 100)
    assert band(7, 20, K) == Band(25, 50)
    assert band(4, 9, K) is None

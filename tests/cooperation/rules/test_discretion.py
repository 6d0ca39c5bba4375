from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steiger.cooperation.rules.discretion import read_together

SMALLEST = 5
parties = st.dictionaries(st.integers(1, 30), st.none() | st.integers(0, 40), max_size=15)


@given(parties, st.sets(st.integers(1, 30)))
def test_read_together_hides_every_party_with_few_children_but_the_own(
    children: dict[int, int | None], own: set[int]
) -> None:
    together = read_together(children, own, SMALLEST)

    few = {party for party, number in children.items() if number is None or 0 < number < SMALLEST}
    assert few - own <= together
    assert not together & own
    assert bool(together) == bool(few - own)


@given(parties)
def test_read_together_covers_as_long_as_there_is_somebody_to_cover(children: dict[int, int | None]) -> None:
    together = read_together(children, (), SMALLEST)

    is_enough = len(together) >= 2 and sum(children[party] or 0 for party in together) >= SMALLEST
    who_has_children = {party for party, number in children.items() if number != 0}
    assert not together or is_enough or together == who_has_children


def test_read_together_takes_the_next_smallest_along() -> None:
    assert read_together({1: 1, 2: 30, 3: 12, 4: 0}, (), SMALLEST) == {1, 3}
    assert read_together({1: 1, 2: 1, 3: 12}, (), SMALLEST) == {1, 2, 3}
    assert read_together({1: 5, 2: 30, 3: 0}, (), SMALLEST) == frozenset()
    assert read_together({1: 1, 2: 30, 3: 12}, {1}, SMALLEST) == frozenset()

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steiger.access.enums import Role
from steiger.expertise.rules.activities import is_meant_for, moves_up

NUMBERS = st.integers(0, 200)


@given(places=st.none() | st.integers(1, 200), taken=NUMBERS, waiting=NUMBERS)
def test_moves_up_fills_what_is_free_and_no_more(places: int | None, taken: int, waiting: int) -> None:
    up = moves_up(places, taken, waiting)

    assert 0 <= up <= waiting
    if places is None:
        assert up == waiting
    else:
        assert up == 0 or taken + up <= places
        assert up == waiting or taken + up >= places, "nobody waits beside a free place"


def test_is_meant_for_everybody_when_nobody_is_named() -> None:
    assert is_meant_for([Role.BOARD], [])
    assert is_meant_for([Role.TEACHER, Role.BOARD], [Role.TEACHER])
    assert not is_meant_for([Role.BOARD], [Role.TEACHER])

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steiger.parents.rules.differences import Part, differences

WORDS = st.lists(st.sampled_from(["een", "twee", "drie", "vier", "vijf"]), max_size=8).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_difference(before: str, after: str) -> None:
    runs = differences(before, after)

    assert " ".join(words for part, words in runs if part != Part.ADDED) == before
    assert " ".join(words for part, words in runs if part != Part.REMOVED) == after


def test_a_script_without_spaces_is_compared_by_character() -> None:
    assert differences("你好", "你们好") == [(Part.SAME, "你"), (Part.ADDED, "们"), (Part.SAME, "好")]

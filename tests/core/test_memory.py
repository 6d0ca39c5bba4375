"""What is remembered while a page is read."""

from __future__ import annotations

from steiger.core.memory import remember, remembered, remembering

asked: list[int] = []


@remembered
def _double(number: int) -> int:
    asked.append(number)
    return 2 * number


def test_a_question_is_asked_once_while_a_page_is_read() -> None:
    asked.clear()

    with remembering():
        answers = [_double(4), _double(4), _double(5)]

    assert (answers, asked) == ([8, 8, 10], [4, 5])


def test_outside_a_page_every_question_is_asked() -> None:
    asked.clear()

    assert (_double(4), _double(4), asked) == (8, 8, [4, 4])


def test_an_answer_that_was_told_is_not_asked() -> None:
    asked.clear()

    with remembering():
        remember(_double, 80, 40)
        assert (_double(40), asked) == (80, [])

    remember(_double, 81, 41)
    assert _double(41) == 82

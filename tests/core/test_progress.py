from __future__ import annotations

import io

import pytest

from steiger.core import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_at_the_beginning_and_one_at_the_end() -> None:
    log = io.StringIO()

    with progress.Progress("Adding files", total=300, stream=log) as shown:
        for _ in range(300):
            shown.advance()

    first, last = log.getvalue().splitlines()
    assert first == "Adding files ..."
    assert last.startswith("Adding files ... 300 done in ")


def test_a_terminal_gets_one_line_with_count_and_percentage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "BETWEEN_ON_TERMINAL", 0.0)
    terminal = Terminal()

    with progress.Progress("Adding files", total=4, stream=terminal) as shown:
        shown.at(1)

    assert "1 of 4 (25 %)" in terminal.getvalue()
    assert terminal.getvalue().count("\n") == 1


def test_what_fails_is_not_called_done() -> None:
    log = io.StringIO()

    with pytest.raises(OSError, match="full"), progress.Progress("Adding files", stream=log):
        raise OSError("full")

    assert "failed in" in log.getvalue()

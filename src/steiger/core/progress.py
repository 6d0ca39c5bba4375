"""Shows people that something goes on, for whatever takes over a second.

On a terminal one line that is written over; elsewhere (a log, a pipe) a line when it begins, one when it ends, and one
every few seconds between.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

BETWEEN = 5.0  # seconds between two lines in a log
BETWEEN_ON_TERMINAL = 0.1


class Progress:
    """`with Progress("Reading files", total=300) as progress: ... progress.advance()`"""

    def __init__(self, what: str, total: int | None = None, stream: TextIO | None = None) -> None:
        self.what = what
        self.total = total
        self.done = 0
        self._stream = stream or sys.stderr
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        self._write(f"{self.what} ...")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        took = time.monotonic() - self._started
        ending = "failed" if kind else "done"
        count = f"{self.done} " if self.total and not kind else ""
        self._write(f"{self.what} ... {count}{ending} in {took:.1f} s", last=True)

    def advance(self, steps: int = 1) -> None:
        self.at(self.done + steps)

    def at(self, done: int, total: int | None = None) -> None:
        self.done, self.total = done, total or self.total
        if not self.total:
            return
        now = time.monotonic()
        if now - self._shown >= (BETWEEN_ON_TERMINAL if self._stream.isatty() else BETWEEN):
            self._shown = now
            percent = 100 * min(done, self.total) // self.total
            self._write(f"{self.what} ... {done} of {self.total} ({percent} %)")

    def _write(self, line: str, *, last: bool = False) -> None:
        if self._stream.isatty():
            self._stream.write(f"\r\033[K{line}" + ("\n" if last else ""))
        else:
            self._stream.write(line + "\n")
        self._stream.flush()


@contextmanager
def step(what: str) -> Iterator[None]:
    """One thing of unknown length."""
    with Progress(what):
        yield

"""Keeps the processes of an installation going: started again when they end, ended when we do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from steiger.config.commands.environment import this_command

POLL = 0.2  # seconds
GRACE = 12  # seconds for requests and jobs that are running
SHORTEST_LIFE = 10  # seconds; who lives shorter is started again ever later
LONGEST_WAIT = 10.0
PARENT = "STEIGER_PARENT"


class ToldToStopError(Exception):
    """Ctrl-C, or a signal that asks the same."""


@dataclass
class Child:
    """One process and what it takes to have it again."""

    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = 0.2
    start_at: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        # In a group of its own: Ctrl-C in the terminal reaches us alone, and we end the children in order.
        self.process = subprocess.Popen(
            this_command(*self.arguments),
            env={**os.environ, PARENT: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started = time.monotonic()

    def ended(self) -> int | None:
        return self.process.poll() if self.process else None

    def signal(self, number: signal.Signals) -> None:
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            # The whole group: a web server's own processes too.
            os.killpg(self.process.pid, number)


class Children:
    """Start with `start()`, keep going with `watch()`, end with `stop()`."""

    def __init__(self, *children: Child) -> None:
        self.children = children

    def start(self) -> None:
        for child in self.children:
            child.start()

    def watch(self, every_round: Callable[[], None] = lambda: None) -> None:
        """Until told to stop."""
        while True:
            self.revive()
            every_round()
            time.sleep(POLL)

    def revive(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process is None:
                if now >= child.start_at:
                    child.start()
                continue
            code = child.ended()
            if code is None:
                continue
            # What it left behind (processes of the web server) would keep the port.
            child.signal(signal.SIGKILL)
            child.process = None
            child.wait = 0.2 if now - child.started > SHORTEST_LIFE else min(child.wait * 2, LONGEST_WAIT)
            child.start_at = now + child.wait
            how = f"by signal {-code}" if code < 0 else f"with status {code}"
            print(f"The {child.name} ended {how}; it is started again.", file=sys.stderr, flush=True)

    def stop(self) -> None:
        running = [child for child in self.children if child.process is not None and child.ended() is None]
        for child in running:
            # Only the first process of the group: it ends its own in order.
            if child.process:
                child.process.terminate()
        until = time.monotonic() + GRACE
        for child in running:
            try:
                if child.process:
                    child.process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.signal(signal.SIGKILL)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process:
                child.process.wait()


def stop_on_signals() -> None:
    """Ctrl-C, `kill` and a closed terminal all stop us the same way."""

    def told(_number: int, _frame: FrameType | None) -> None:
        # Once is enough: a second Ctrl-C must not interrupt the stopping.
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        raise ToldToStopError

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, told)

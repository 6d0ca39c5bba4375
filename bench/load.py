"""A closed loop of a few connections, and what it cost the processes that answered."""

from __future__ import annotations

import http.client
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Asked:
    """One request: how to ask, and what must be in the answer (a fast wrong page is no measurement)."""

    method: str
    path: str
    headers: dict[str, str]
    body: Callable[[], str] | None = None
    status: int = 200
    must_hold: str = ""


@dataclass
class Measured:
    requests: int
    seconds: float
    cpu_ms: float
    times: list[float] = field(repr=False, default_factory=list)

    def percentile_ms(self, share: float) -> float:
        """Under which this share of the answers came."""
        ordered = sorted(self.times)
        return round(1000 * ordered[min(int(len(ordered) * share), len(ordered) - 1)], 1)

    @property
    def requests_per_second(self) -> float:
        return round(self.requests / self.seconds, 1)

    @property
    def cpu_ms_per_request(self) -> float:
        return round(self.cpu_ms / max(self.requests, 1), 2)


def cpu_seconds(roots: list[int]) -> float:
    """User and system time of these processes and all their descendants, dead children of theirs included."""
    parents: dict[int, int] = {}
    spent: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid] = int(fields[1])
        spent[pid] = sum(int(ticks) for ticks in fields[11:15]) / TICKS
    return sum(seconds for pid, seconds in spent.items() if _descends(pid, parents, roots))


def _descends(pid: int, parents: dict[int, int], roots: list[int]) -> bool:
    while pid > 1:
        if pid in roots:
            return True
        pid = parents.get(pid, 0)
    return False


def run(port: int, asked: list[Asked], roots: list[int], *, seconds: float, connections: int) -> Measured:
    """Ask these in turn over so many connections for so long; errors stop the measurement."""
    _loop(port, asked, time.monotonic() + min(1.5, seconds / 3), [])
    times: list[float] = []
    before, start = cpu_seconds(roots), time.monotonic()
    threads = [
        threading.Thread(target=_loop, args=(port, asked[offset:] + asked[:offset], start + seconds, times))
        for offset in range(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - start
    if not times:
        raise RuntimeError(f"no answer from {asked[0].path}")
    return Measured(len(times), took, 1000 * (cpu_seconds(roots) - before), times)


def _loop(port: int, asked: list[Asked], until: float, times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    turn = 0
    while time.monotonic() < until:
        one = asked[turn % len(asked)]
        turn += 1
        start = time.perf_counter()
        connection.request(one.method, one.path, one.body() if one.body else None, one.headers)
        answer = connection.getresponse()
        content = answer.read()
        times.append(time.perf_counter() - start)
        if answer.status != one.status or one.must_hold.encode() not in content:
            times.clear()
            raise RuntimeError(f"{one.path} answered {answer.status}: {content[:300]!r}")
    connection.close()

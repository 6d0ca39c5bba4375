"""*Vandaag*, list, search, file and one save, as the narrowest role and as coordinator, at three sizes.

How long a page takes is asked by one visitor at a time: a region's people together ask for less than one page in a
second. How many pages the machine can make is asked by several at once; their waiting for each other is shown too.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.load import Asked, run

SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "220,10000,100000").split(","))
AT_ONCE = 4
SECONDS = float(os.environ.get("BENCH_SECONDS", "6"))
ROOT = Path(__file__).resolve().parent.parent


def measure(folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = {"seconds_per_page": SECONDS, "at_once": AT_ONCE, "workers": 2, "sizes": {}}
    for size in SIZES:
        data = folder / f"pages-{size}"
        data.mkdir(exist_ok=True)
        print(f"\n{size} files: preparing", flush=True)
        environment = {**os.environ, "STEIGER_DATA": str(data), "STEIGER_MODE": "demo", "PYTHONPATH": f"{ROOT}/src"}
        environment.pop("DATABASE_URL", None)
        subprocess.run([sys.executable, "-m", "bench.fill", str(size)], env=environment, cwd=ROOT, check=True)
        figures["sizes"][size] = measure_size(data, environment)
    print_sizes(figures["sizes"])
    return figures


def measure_size(data: Path, environment: dict[str, str]) -> dict[str, Any]:
    """What the visitors of `bench.json` in this data folder wait for, by page and role."""
    who = json.loads((data / "bench.json").read_text())
    database = _postmaster(data)
    found: dict[str, Any] = {}
    with _served("bench.empty_django:application", environment) as (port, server):
        found["empty page"] = {"": _measure_page(port, Asked("GET", "/", {}, must_hold="<h1>"), [server, database])}
    with _served("steiger.config.wsgi:application", environment) as (port, server):
        for role in ("coordinator", "specialist"):
            visitor = Visitor(port, who[role], who["password"])
            for page, asked in _pages(visitor, who).items():
                found.setdefault(page, {})[role] = _measure_page(port, asked, [server, database])
    return found


def _measure_page(port: int, asked: Asked, processes: list[int]) -> dict[str, float]:
    alone = run(port, [asked], processes, seconds=SECONDS, connections=1)
    together = run(port, [asked], processes, seconds=SECONDS, connections=AT_ONCE)
    return {
        "p50_ms": alone.percentile_ms(0.5),
        "p95_ms": alone.percentile_ms(0.95),
        "cpu_ms_per_request": alone.cpu_ms_per_request,
        "requests_per_second_at_once": together.requests_per_second,
        "p50_ms_at_once": together.percentile_ms(0.5),
        "p95_ms_at_once": together.percentile_ms(0.95),
    }


def _pages(visitor: Visitor, who: dict[str, str]) -> dict[str, Asked]:
    region = f"/{who['region']}"
    file = f"{region}/children/{who['case']}/"
    return {
        "today": visitor.asks(f"{region}/", "<h1"),
        "list": visitor.asks(f"{region}/children/", "<tbody>"),
        "search": visitor.asks(f"{region}/children/?{urlencode({'text': who['name']})}", who["name"]),
        "file": visitor.asks(file, who["case"]),
        "save": visitor.saves(f"{region}/newcomers/stay/{who['case']}/levels/"),
    }


class Visitor:
    """Somebody who has signed in, with the cookies of that."""

    def __init__(self, port: int, email: str, password: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        page = self._get("/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise RuntimeError("the sign-in page has no form")
        form = {"csrfmiddlewaretoken": token[1], "login": email, "password": password}
        status = self._ask("POST", "/accounts/login/", urlencode(form)).status
        if status != 302:
            raise RuntimeError(f"{email} could not sign in: {status}")

    def asks(self, path: str, must_hold: str) -> Asked:
        return Asked("GET", path, self._headers(), must_hold=must_hold)

    def saves(self, path: str) -> Asked:
        """Levels of one day, each time others than before: rule, access, history and evidence included."""
        page = self._get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise RuntimeError(f"{path} has no form")
        fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
        fields.update(
            {
                "csrfmiddlewaretoken": token[1],
                "assessed_on": time.strftime("%Y-%m-%d"),
                "arithmetic_instrument": "DMT",
                "arithmetic_norm_fit": "unknown",
            }
        )
        headers = {**self._headers(), "Content-Type": "application/x-www-form-urlencoded"}
        bodies = cycle([urlencode({**fields, "arithmetic_standing": standing}) for standing in ("at", "above")])
        return Asked("POST", path, headers, body=lambda: next(bodies), status=302)

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookies, "Host": "localhost", "Accept-Language": "nl"}

    def _ask(self, method: str, path: str, body: str | None = None) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {**self._headers(), "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                self.cookies[cookie] = content
        return answer

    def _get(self, path: str) -> str:
        return self._ask("GET", path).read().decode()


@contextmanager
def _served(application: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The application behind the product's own server, with two workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "2",
        "--no-access-log", "--log-level", "warning", "--host", "127.0.0.1", "--port", str(port), application,
    ]  # fmt: skip
    server = subprocess.Popen(command, env={**environment, "PYTHONPATH": f"{ROOT}/src:{ROOT}"}, cwd=ROOT)
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")


def _postmaster(data: Path) -> int:
    """The database server of this data folder, wherever its files lie."""
    from steiger.core.database.cluster import Cluster

    cluster = Cluster(data / "postgres")
    cluster.ensure()
    return int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])


def print_sizes(sizes: dict[int, Any]) -> None:
    head = f"p50 ms    p95 ms    CPU ms   {AT_ONCE} at once: per second   p50 ms   p95 ms"
    for size, found in sizes.items():
        print(f"\n{f'{size:,} files, alone:':<26}{head}")
        for page, roles in found.items():
            for role, f in roles.items():
                print(
                    f"{page:<12}{role:<12}{f['p50_ms']:>8}{f['p95_ms']:>10}{f['cpu_ms_per_request']:>10}"
                    f"{f['requests_per_second_at_once']:>24}{f['p50_ms_at_once']:>9}{f['p95_ms_at_once']:>9}"
                )

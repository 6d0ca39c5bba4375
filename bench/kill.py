"""`kill -9` of web, worker and database while several people work: what was confirmed is there, nothing is sent twice.

The product is run as `steiger demo` runs it, with a real mail server beside it. Every answer that says "saved" is
written down by whoever got it; after the last kill everything is stopped and started once more, and then each of these
is looked for. What broke off without an answer may be there or not, but never half and never twice.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.people import Worker
from bench.postbox import Postbox

ROOT = Path(__file__).resolve().parent.parent
REGION = "po2601"
FILES = 220
KILLS = int(os.environ.get("BENCH_KILLS", "30"))
MINUTES = float(os.environ.get("BENCH_MINUTES", "60"))
# Seconds of work between two kills, counted from when somebody got an answer again.
PAUSE = (0.4, 2.5)
PATIENCE = 180
CARE = "bram.de.wit@demo.example"
KINDS = ("web", "worker", "database")


def measure(folder: Path) -> dict[str, Any]:
    data = folder / "kill"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    postbox = Postbox()
    environment = _environment(data, postbox.port)
    print(f"{FILES} files: preparing", flush=True)
    subprocess.run([sys.executable, "-m", "bench.fill", str(FILES)], env=environment, cwd=ROOT, check=True)
    who = json.loads((data / "bench.json").read_text())
    random.seed(2601)
    with _running(environment) as demo:
        workers = _people(int(environment["PORT"]), who, _cases(environment))
        figures = _a_day(demo, workers)
    spoken = len((data / "demo.log").read_text(errors="replace").splitlines())
    with _running(environment) as demo:
        figures["next_start_s"] = demo.started_in
        _all_is_sent(environment, figures)
        figures.update(_compare(environment, workers, postbox))
        figures["next_start_said"] = _said(data, spoken)
    _print(figures)
    return figures


def _environment(data: Path, mail_port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATABASE_OWNER_URL"}}
    return {
        **kept,
        "STEIGER_DATA": str(data),
        "STEIGER_MODE": "demo",
        "PYTHONPATH": f"{ROOT}/src",
        "PORT": os.environ.get("BENCH_PORT", "8199"),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mail_port),
        "EMAIL_TLS": "0",
    }


class Demo:
    """The product and its children: web server, worker, and the database server that goes with them."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.port = int(environment["PORT"])
        self.log = Path(environment["STEIGER_DATA"]) / "demo.log"
        begun = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "steiger.config.command", "demo"], env=environment, cwd=ROOT, stdout=log,
                stderr=log, start_new_session=True,
            )  # fmt: skip
        self.wait_until_well()
        self.started_in = round(time.monotonic() - begun, 1)

    def wait_until_well(self, is_back: Callable[[dict[str, Any]], bool] = lambda _health: True) -> float:
        """Until the server says that everything is well, and what was killed has been replaced."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            address = f"http://127.0.0.1:{self.port}/health"
            with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(address, timeout=5) as answer:
                if is_back(json.load(answer)):
                    return time.monotonic() - begun
            time.sleep(0.1)
        raise RuntimeError(f"not well after {PATIENCE} seconds: see {self.log}")

    def pids(self, kind: str) -> list[int]:
        """Of the web server both the one that watches and the ones that answer; one of them is hit."""
        if kind == "database":
            from steiger.core.database.cluster import Cluster

            mark = Cluster(Path(self.environment["STEIGER_DATA"]) / "postgres").data / "postmaster.pid"
            with suppress(OSError, ValueError):
                return [int(mark.read_text().split("\n", 1)[0])]
            return []
        asked = "serve" if kind == "web" else "worker"
        return [pid for pid in _descendants(self.process.pid) if asked in _words(pid)]

    def kill(self, kind: str) -> float:
        """Seconds until another stands in its place and the whole is well."""
        before = self.pids(kind)
        if not before:
            raise RuntimeError(f"there is no {kind} to kill")
        hit, at = random.choice(before), time.monotonic()
        os.kill(hit, signal.SIGKILL)

        def is_back(health: dict[str, Any]) -> bool:
            now = self.pids(kind)
            # A worker has begun when it says so itself, after the kill.
            has_begun = kind != "worker" or health["worker"]["seconds_since_heartbeat"] + 1 < time.monotonic() - at
            return hit not in now and len(now) >= len(before) and has_begun

        return self.wait_until_well(is_back)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def _words(pid: int) -> list[str]:
    """With the parent's: the processes that answer do not say themselves what they are."""
    try:
        own = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        return own + Path(f"/proc/{parent}/cmdline").read_bytes().decode().split("\0")
    except OSError:
        return []


def _descendants(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if fields[0] != "Z":
                    parents[int(entry.name)] = int(fields[1])
    found, layer = [], [root]
    while layer:
        layer = [pid for pid, parent in parents.items() if parent in layer]
        found += layer
    return found


@contextmanager
def _running(environment: dict[str, str]) -> Iterator[Demo]:
    demo = Demo(environment)
    try:
        yield demo
    finally:
        demo.stop()


def _cases(environment: dict[str, str]) -> list[str]:
    return _asked(environment, "SELECT case_number FROM pupils_journey WHERE phase = 'at_newcomer_school' ORDER BY id")


def _people(port: int, who: dict[str, str], cases: list[str]) -> list[Worker]:
    """Two at the desk, and the care coordinator of a school."""
    found = [Worker(port, email, who["password"]) for email in (who["coordinator"], who["coordinator"], CARE)]
    for worker in found:
        worker.sign_in()
    for worker, work in zip(found, (_records_levels, _writes_notes, _asks_for_help), strict=True):
        worker.cases, worker.work = cases, work  # type: ignore[attr-defined]
    return found


def _records_levels(worker: Worker, mark: str, case: str) -> None:
    path = f"/{REGION}/newcomers/stay/{case}/levels/"
    worker.fill_in(
        path, "arithmetic_instrument", "levels", mark, assessed_on=time.strftime("%Y-%m-%d"),
        arithmetic_instrument=mark, arithmetic_norm_fit="unknown", arithmetic_standing="at",
    )  # fmt: skip


def _writes_notes(worker: Worker, mark: str, case: str) -> None:
    path = f"/{REGION}/children/{case}/notes/"
    worker.fill_in(
        path, "need", "note", mark, need=mark, approach="Een vaste plek", agreed_by="Moeder",
        agreed_on=time.strftime("%Y-%m-%d"),
    )  # fmt: skip


def _asks_for_help(worker: Worker, mark: str, _case: str) -> None:
    """With a file, and a mail to who divides the questions: three things that belong together."""
    content = b"%PDF-1.7\n" + mark.encode() * 400 + b"\n%%EOF\n"
    worker.fill_in(
        f"/{REGION}/expertise/help/ask/", "question", "question", mark, upload=("uploads", content),
        question=f"Vraag {mark}", urgency="normal",
    )  # fmt: skip


def _a_day(demo: Demo, workers: list[Worker]) -> dict[str, Any]:
    over = threading.Event()
    threads = [threading.Thread(target=_work, args=(worker, over), daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    back: dict[str, list[float]] = {kind: [] for kind in KINDS}
    begun = time.monotonic()
    for number in range(KILLS):
        if time.monotonic() - begun > MINUTES * 60:
            print(f"  {MINUTES} minutes are over: the day ends here", flush=True)
            break
        for kind in KINDS:
            _wait_for_work(workers)
            back[kind].append(demo.kill(kind))
        print(f"  {3 * (number + 1)} kills, {sum(len(w.confirmed) for w in workers)} confirmed", flush=True)
    over.set()
    for thread in threads:
        thread.join(60)
    return {
        "kills": {kind: len(times) for kind, times in back.items()},
        "back_after_s": {k: {"p50": _share(t, 0.5), "most": round(max(t), 1)} for k, t in back.items()},
        "seconds": round(time.monotonic() - begun),
    }


def _wait_for_work(workers: list[Worker]) -> None:
    """Everybody has had something confirmed since the last kill, or there is nothing that could be lost."""
    before = [len(worker.confirmed) for worker in workers]
    until = time.monotonic() + PATIENCE
    while any(len(worker.confirmed) == count for worker, count in zip(workers, before, strict=True)):
        if time.monotonic() > until:
            raise RuntimeError(f"nobody gets on: {[worker.refused[-2:] for worker in workers]}")
        time.sleep(0.1)
    time.sleep(random.uniform(*PAUSE))


def _work(worker: Worker, over: threading.Event) -> None:
    number = 0
    work: Callable[[Worker, str, str], None] = worker.work  # type: ignore[attr-defined]
    while not over.is_set():
        number += 1
        case = worker.cases[number % len(worker.cases)]  # type: ignore[attr-defined]
        work(worker, f"{work.__name__[1:4]}{number:05}x{random.randrange(10**6):06}", case)


def _said(data: Path, since: int) -> list[str]:
    """What the second start complained of; of the kills themselves it must know nothing any more."""
    lines = (data / "demo.log").read_text(errors="replace").splitlines()[since:]
    return [line for line in lines if "Error" in line or "ERROR" in line or "Traceback" in line][:5]


def _all_is_sent(environment: dict[str, str], figures: dict[str, Any]) -> None:
    """The queue empties by itself: nobody starts anything by hand."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        waiting = _asked(environment, _WAITING)
        if waiting == ["0"]:
            break
        time.sleep(1)
    figures["queue_empty_after_s"] = round(time.monotonic() - begun, 1)
    figures["letters_left"] = int(waiting[0])


def _compare(environment: dict[str, str], workers: list[Worker], postbox: Postbox) -> dict[str, Any]:
    """Everything that was confirmed, looked for; everything that is there, looked at."""
    there = {
        "levels": Counter(_asked(environment, "SELECT DISTINCT instrument FROM newcomers_assessmentevent")),
        "note": Counter(_asked(environment, "SELECT need FROM pupils_confidentialnote")),
        "question": Counter(_asked(environment, "SELECT replace(question, 'Vraag ', '') FROM expertise_helprequest")),
    }
    confirmed = [one for worker in workers for one in worker.confirmed]
    unanswered = [one for worker in workers for one in worker.unanswered]
    kept = [*confirmed, *unanswered]
    # A level of the same child and day is changed, not added: what it was stands in the history.
    lost = [(what, mark) for what, mark in confirmed if not there[what][mark]]
    doubled = [(what, mark) for what, mark in kept if there[what][mark] > 1]
    questions = sum(there["question"].values())
    return {
        "confirmed": dict(Counter(what for what, _mark in confirmed)),
        "unanswered": dict(Counter(what for what, _mark in unanswered)),
        "unanswered_but_there": sum(bool(there[what][mark]) for what, mark in unanswered),
        "refused": sorted({reason for worker in workers for reason in worker.refused})[:5],
        "lost": lost,
        "doubled": doubled,
        "without_history": int(_asked(environment, _WITHOUT_HISTORY)[0]),
        "files": _files(environment),
        "letters": {
            "written": int(_asked(environment, "SELECT count(*) FROM messaging_letter")[0]),
            "arrived": len(postbox.letters),
            "nobody_knows": int(_asked(environment, _UNSURE)[0]),
            "arrived_twice": sum(count > 1 for count in postbox.letters.values()),
            "questions_without_letter": questions
            - int(_asked(environment, "SELECT count(DISTINCT subject) FROM messaging_letter")[0]),
        },
        "jobs": dict(one.split("|") for one in _asked(environment, _JOBS)),
    }


_WAITING = "SELECT count(*) FROM messaging_letter WHERE sent_at IS NULL AND handed_at IS NULL"
# Handed to the mail server by a worker that was killed before its yes: never sent again, told in another way.
_UNSURE = "SELECT count(*) FROM messaging_letter WHERE sent_at IS NULL AND handed_at IS NOT NULL"
_JOBS = "SELECT status || '|' || count(*) FROM procrastinate_jobs GROUP BY status"
_WITHOUT_HISTORY = """
SELECT count(*) FROM pupils_confidentialnote n
WHERE NOT EXISTS (SELECT 1 FROM pupils_confidentialnoteevent e WHERE e.pgh_obj_id = n.id)
"""


def _files(environment: dict[str, str]) -> dict[str, int]:
    """Each row has its bytes, whole. Bytes without a row are harmless: a request that was broken off left them."""
    rows = [one.split("|") for one in _asked(environment, "SELECT path || '|' || sha256 FROM documents_storedfile")]
    folder = Path(environment["STEIGER_DATA"]) / "files"
    damaged = sum(
        not (folder / path).is_file() or sha256((folder / path).read_bytes()).hexdigest() != mark for path, mark in rows
    )
    on_disk = sum(1 for path in folder.rglob("*") if path.is_file())
    return {"rows": len(rows), "damaged": damaged, "left_over_on_disk": on_disk - len(rows)}


def _asked(environment: dict[str, str], query: str) -> list[str]:
    """Asked past the product, as the one who owns the server."""
    import psycopg

    from steiger.core.database.cluster import Cluster

    cluster = Cluster(Path(environment["STEIGER_DATA"]) / "postgres").ensure()
    with psycopg.connect(host=str(cluster.socket_dir), port=5432, user="postgres", dbname="steiger") as server:
        return [str(row[0]) for row in server.execute(query).fetchall()]


def _share(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return round(ordered[min(int(len(ordered) * share), len(ordered) - 1)], 1)


def _print(figures: dict[str, Any]) -> None:
    print(f"\n{'killed':<12}{'times':>7}{'well again p50 s':>18}{'most s':>9}")
    for kind in KINDS:
        back = figures["back_after_s"][kind]
        print(f"{kind:<12}{figures['kills'][kind]:>7}{back['p50']:>18}{back['most']:>9}")
    letters, files = figures["letters"], figures["files"]
    print(f"\nconfirmed {figures['confirmed']}, lost {len(figures['lost'])}, doubled {len(figures['doubled'])}")
    print(f"broken off without an answer {figures['unanswered']}, of which there: {figures['unanswered_but_there']}")
    print(f"letters written {letters['written']}, arrived {letters['arrived']}, twice {letters['arrived_twice']}")
    print(f"letters left {figures['letters_left']}, {figures['queue_empty_after_s']} s after the next start;", end=" ")
    print(f"handed over by who was killed, and told in another way: {letters['nobody_knows']}")
    print(f"files {files['rows']}, damaged {files['damaged']}; jobs {figures['jobs']}")
    print(f"the next start took {figures['next_start_s']} s and said: {figures['next_start_said'] or 'nothing'}")
    for reason in figures["refused"]:
        print(f"refused: {reason}")

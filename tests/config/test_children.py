from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from steiger.config.commands import children as module
from steiger.config.commands.children import Child, Children

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture(autouse=True)
def plain_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that are small programs instead of a web server."""
    monkeypatch.setattr(module, "this_command", lambda *arguments: [sys.executable, "-c", *arguments])


def wait_for(condition: object, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:  # type: ignore[operator]
        time.sleep(0.05)
    assert condition()  # type: ignore[operator]


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_child_that_was_killed_is_started_again(capfd: pytest.CaptureFixture[str]) -> None:
    children = Children(Child("web server", ["import time; time.sleep(60)"]))
    children.start()
    first = children.children[0].process
    assert first is not None

    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    until = time.monotonic() + 10
    while (children.children[0].process in (None, first)) and time.monotonic() < until:
        children.revive()
        time.sleep(0.05)

    second = children.children[0].process
    assert second is not None
    assert second.pid != first.pid
    assert "The web server ended by signal 9; it is started again." in capfd.readouterr().err
    children.stop()
    assert second.poll() is not None


def test_a_child_that_ends_at_once_is_started_ever_later() -> None:
    child = Child("worker", ["pass"])
    children = Children(child)
    children.start()
    waits = []

    for _ in range(3):
        assert child.process is not None
        child.process.wait()
        children.revive()
        waits.append(child.wait)
        child.start_at = 0
        children.revive()
    children.stop()

    assert waits == sorted(waits)
    assert waits[-1] > waits[0]


def test_stop_ends_also_a_child_that_does_not_listen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "GRACE", 0.5)
    ready = tmp_path / "ready"
    deaf = (
        "import signal, time, pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"pathlib.Path({str(ready)!r}).touch(); time.sleep(60)"
    )
    children = Children(Child("worker", [deaf]))
    children.start()
    wait_for(ready.exists)

    children.stop()

    process = children.children[0].process
    assert process is not None
    assert process.returncode == -signal.SIGKILL


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    child = (
        "import os, sys, time, pathlib; from steiger.config.server import end_with_parent;"
        f"end_with_parent(); pathlib.Path({str(note)!r}).write_text(str(os.getpid())); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    wait_for(lambda: note.exists() and note.read_text())
    pid = int(note.read_text())
    assert is_alive(pid)

    parent.kill()
    parent.wait()

    wait_for(lambda: not is_alive(pid), seconds=5)

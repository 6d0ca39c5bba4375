"""Find a Chromium for the browser tests; install one where we may; else say exactly what to install.

tools/browser.py          find or install, and tell where it is
tools/browser.py --find   only find
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ADVICE = """\
No Chromium was found, and the browser tests need one. Install it with one of
  sudo apt-get install chromium              (Debian)
  sudo dnf install chromium                  (Fedora)
  .venv/bin/playwright install chromium      (into your own home folder; downloads 180 MB)
or set STEIGER_CHROMIUM to a Chromium or Chrome that you have."""


def find() -> Path | None:
    """The first Chromium that answers: some systems put a stand-in there that only tells what to install."""
    return next((path for path in _candidates() if _answers(path)), None)


def launch_arguments() -> list[str]:
    """How to start it: root has no sandbox, and nothing should be looked up by itself."""
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [*quiet, "--no-first-run", "--disable-quic", *sandbox]


def install() -> bool:
    """As root on a Debian or Ubuntu; elsewhere that is not ours to do."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing Chromium with apt-get; this takes a minute or two ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return True


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("STEIGER_CHROMIUM"):
        yield Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    if platform.system() == "Darwin":
        yield MAC
    yield from _of_playwright()


def _of_playwright() -> Iterator[Path]:
    default = Path.home() / ("Library/Caches" if platform.system() == "Darwin" else ".cache") / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", default))
    for pattern in ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium"):
        yield from sorted(folder.glob(pattern), reverse=True)


def _answers(path: Path) -> bool:
    try:
        asked = subprocess.run([str(path), "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and "chrom" in asked.stdout.lower()


def main() -> int:
    found = find()
    if found is None and "--find" not in sys.argv and install():
        found = find()
    if found is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(f"Browser tests use {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

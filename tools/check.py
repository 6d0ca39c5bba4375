"""Everything that is checked without running the product: run all, time each, fail when one failed.

tools/check.py            all
tools/check.py types ...  only these
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def _program(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def _python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def _templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("src/steiger/*/templates/**/*.html"))


def checks() -> dict[str, list[str]]:
    return {
        "lint": _program("ruff", "check", "--quiet", "."),
        "format": _program("ruff", "format", "--check", "--quiet", "."),
        "types": _program("mypy"),
        "templates": _program("djlint", "--lint", "--quiet", "src"),
        "template format": _program("djade", "--check", "--target-version", "5.2", *_templates()),
        "floors": _program("lint-imports"),
        "migrations": _python("-m", "django", "makemigrations", "--check", "--dry-run", "--skip-checks"),
        "translations": _python("tools/messages.py", "--check"),
        "documentation": _python("tools/docs.py", "--check"),
    }


def main() -> int:
    asked = sys.argv[1:]
    unknown = [name for name in asked if name not in checks()]
    if unknown:
        print(f"There is no check {', '.join(unknown)}. Checks: {', '.join(checks())}.")
        return 2
    results = [_run(name, command) for name, command in checks().items() if not asked or name in asked]
    print(f"\n{'check':<18} {'seconds':>8}  result")
    for name, ok, seconds in results:
        print(f"{name:<18} {seconds:>8.1f}  {'ok' if ok else 'FAILED'}")
    return 0 if all(ok for _name, ok, _seconds in results) else 1


def _run(name: str, command: list[str]) -> tuple[str, bool, float]:
    """Quiet when it is well: only what failed is told in full."""
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=_environment())
    seconds = time.monotonic() - started
    if done.returncode:
        print(f"--- {name}: {' '.join(command[:6])}\n{(done.stdout + done.stderr).strip()}", flush=True)
    return name, done.returncode == 0, seconds


def _environment() -> dict[str, str]:
    """No check needs a database: one that asks anyway must not start ours."""
    return {
        **os.environ,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "DJANGO_SETTINGS_MODULE": "steiger.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


if __name__ == "__main__":
    sys.exit(main())

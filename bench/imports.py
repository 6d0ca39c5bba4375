"""The whole country's schools: read for the first time, and again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CODE = """
import os, json, time
os.environ["STEIGER_DATABASE_ROLE"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steiger.config.settings")
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from steiger.organisations.actions import import_reference
times = []
for _ in range(2):
    start = time.monotonic(); import_reference(); times.append(round(time.monotonic() - start, 2))
print(json.dumps(times))
"""


def measure(folder: Path) -> dict[str, Any]:
    data = folder / "imports"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    environment = {**os.environ, "STEIGER_DATA": str(data), "STEIGER_MODE": "demo", "PYTHONPATH": f"{ROOT}/src"}
    environment.pop("DATABASE_URL", None)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    first, again = json.loads(done.stdout.strip().splitlines()[-1])
    print(f"the country's schools: {first} s the first time, {again} s again (all: {time.monotonic() - start:.1f} s)")
    return {"first_seconds": first, "again_seconds": again}

"""One migrated database per server, from which every test process copies its own, so that migrations run once."""

from __future__ import annotations

import fcntl
import hashlib
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def template_name() -> str:
    """Another name whenever a migration, a lock of the database or a library changes."""
    digest = hashlib.sha256()
    watched = [*ROOT.glob("src/steiger/*/migrations/*.py"), ROOT / "src/steiger/core/security.py", ROOT / "uv.lock"]
    for path in sorted(watched):
        digest.update(path.read_bytes())
    return f"template_{digest.hexdigest()[:16]}"


def ensure_template() -> str:
    """Make the template when it is not there; other processes wait for whoever makes it."""
    name = template_name()
    server = hashlib.sha256(connection.settings_dict["HOST"].encode()).hexdigest()[:12]
    with (Path(tempfile.gettempdir()) / f"steiger-template-{server}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(name):
            _make(name)
    return name


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _make(name: str) -> None:
    # Under another name until it is whole: a run that was broken off leaves no half template.
    half = f"{name}_half"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{half}"')
        cursor.execute(f'CREATE DATABASE "{half}"')
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = half
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')

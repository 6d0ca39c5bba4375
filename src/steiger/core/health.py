"""Is this installation well: database, schema, worker. For load balancers, scripts and `steiger doctor`."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse

HEARTBEAT_LIMIT = 60  # seconds; the worker beats every ten


def health(_request: HttpRequest) -> JsonResponse:
    report, well = check()
    response = JsonResponse({"ok": well, **report}, status=200 if well else 503)
    response["Cache-Control"] = "no-store"
    return response


def report() -> dict[str, Any]:
    return check()[0]


def check() -> tuple[dict[str, Any], bool]:
    """The state of each part, and whether all are well. Says nothing that strangers could use."""
    parts = {"database": _database(), "migrations": _migrations(), "worker": _worker()}
    return parts, all(part["ok"] for part in parts.values())


def _database() -> dict[str, Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever keeps us from the database, starting our own server included
        connection.close()
        return {"ok": False, "problem": "no connection"}
    return {"ok": True}


def _migrations() -> dict[str, Any]:
    try:
        waiting = unapplied_migrations()
    except Exception:
        connection.close()
        return {"ok": False, "problem": "unknown"}
    return {"ok": not waiting, "unapplied": len(waiting)}


def unapplied_migrations() -> list[str]:
    """Migrations of this version that the database has not had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations')")
        if cursor.fetchone()[0] is None:
            return sorted(_on_disk())
        cursor.execute("SELECT app || '.' || name FROM django_migrations")
        applied = {row[0] for row in cursor.fetchall()}
    return sorted(_on_disk() - applied)


@cache
def _on_disk() -> frozenset[str]:
    """Read once: the code does not change under a running process."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(f"{app}.{name}" for app, name in loader.graph.nodes)


def _worker() -> dict[str, Any]:
    try:
        age = seconds_since_heartbeat()
    except DatabaseError:
        connection.close()
        return {"ok": False, "problem": "unknown"}
    if age is None:
        return {"ok": False, "problem": "no worker has started"}
    return {"ok": age < HEARTBEAT_LIMIT, "seconds_since_heartbeat": round(age)}


def seconds_since_heartbeat() -> float | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('procrastinate_workers')")
        if cursor.fetchone()[0] is None:
            return None
        cursor.execute("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
        row = cursor.fetchone()
    return None if row is None or row[0] is None else float(row[0])

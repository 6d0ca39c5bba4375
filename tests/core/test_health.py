from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from steiger.core import health

pytestmark = pytest.mark.django_db


def beat(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second')",
            [seconds_ago],
        )


def ask() -> tuple[int, dict[str, Any]]:
    response = Client().get("/health")
    return response.status_code, response.json()


def test_health_is_200_when_database_schema_and_worker_are_well() -> None:
    beat(seconds_ago=5)

    status, report = ask()

    assert status == 200
    assert report["ok"] is True
    assert {name for name, part in report.items() if name != "ok" and part["ok"]} == {
        "database",
        "migrations",
        "worker",
    }


@pytest.mark.parametrize("seconds_ago", [None, 61])
def test_health_is_503_without_a_worker_that_beats(seconds_ago: int | None) -> None:
    if seconds_ago:
        beat(seconds_ago)

    status, report = ask()

    assert (status, report["worker"]["ok"], report["database"]["ok"]) == (503, False, True)


def test_health_is_503_with_a_migration_to_apply(monkeypatch: pytest.MonkeyPatch) -> None:
    beat(seconds_ago=5)
    later = health._on_disk() | {"core.9999_later"}
    monkeypatch.setattr(health, "_on_disk", lambda: later)

    status, report = ask()

    assert (status, report["migrations"]) == (503, {"ok": False, "unapplied": 1})


def test_health_says_nothing_about_versions_or_names() -> None:
    assert set(ask()[1]) == {"ok", "database", "migrations", "worker"}
    assert Client().get("/health")["Cache-Control"] == "no-store"

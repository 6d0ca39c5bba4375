from __future__ import annotations

from pathlib import Path

import pytest

from steiger.core.database.base import DatabaseWrapper
from steiger.core.database.cluster import Cluster


def settings_for(root: Path) -> dict[str, object]:
    return {
        "ENGINE": "steiger.core.database",
        "NAME": "steiger",
        "USER": "steiger_app",
        "PASSWORD": "",
        "HOST": "",
        "PORT": "",
        "OPTIONS": {},
        "TIME_ZONE": None,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "AUTOCOMMIT": True,
        "ATOMIC_REQUESTS": False,
        "EMBEDDED_ROOT": str(root),
        "TEST": {},
    }


def test_the_first_connection_starts_the_server_and_one_after_a_stop_starts_it_again(
    folder: Path, django_db_blocker: pytest.FixtureRequest
) -> None:
    root = folder / "postgres"
    wrapper = DatabaseWrapper(settings_for(root))
    assert not root.exists()

    for _ in range(2):
        # Its own server, not the tests' database: only the guard has to step aside.
        with django_db_blocker.unblock(), wrapper.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == ("steiger_app",)
        wrapper.close()
        Cluster(root).stop()
